"""``readout read``: print what pages say, keeping nothing."""

from __future__ import annotations

import sys

import click

from readout.doors.cli._reader import reader_option
from readout.record import ReaderKind, Reading


@click.command(
    "read",
    short_help="Tell what pages say; nothing is kept.",
    epilog="\b\nExamples:\n"
    "  readout read page.html\n"
    "  readout read --format engagements page.txt other.html > engagements.jsonl\n"
    "  readout read --input-format jsonl --format engagements pages.jsonl\n"
    "  cat page.txt | readout read -\n"
    "  readout read https://www.example.org/statement",
)
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option(
    "--format", "-f", "form", default="table", show_default=True, help="table, or any export format."
)
@click.option(
    "--input-format", "kind", default=None, help="The kind of source, where the address does not tell."
)
@click.option(
    "--jobs", "-j", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to use."
)
@reader_option
def command(addresses: tuple[str, ...], form: str, kind: str | None, jobs: int, reader: ReaderKind) -> None:
    """Read pages and print what they say: who engaged whom, when, how, about what, according to whom.

    ADDRESS is a file, a folder, a JSON Lines file of pages, a web address, or - for standard input. Pages
    read in one call are merged, so two pages about one call show one event.
    """
    from readout import pipeline
    from readout.doors.cli._progress import progress

    if form != "table":
        pipeline.FORMATS.get(form)  # an unknown format is an error before anything is read
    with pipeline.open(reader=reader) as readout:
        readings: list[Reading] = []
        with progress("reading", sys.stderr) as step:
            for reading in readout.read(addresses, kind, jobs=jobs):
                readings.append(reading)
                step(reading.article.name or reading.article.url)
        view = readout.view(readings)
        if form == "table":
            from readout.doors.cli._tables import print_readings

            print_readings(readings, view)
        else:
            readout.export(form, sys.stdout, view)
    if readings and not any(reading.article.text for reading in readings):
        click.echo("readout: no page could be read", err=True)
        sys.exit(1)

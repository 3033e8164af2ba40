"""``readout add``: read pages into the record."""

from __future__ import annotations

import sys

import click

from readout.doors.cli._reader import reader_option
from readout.record import ReaderKind


@click.command(
    "add",
    epilog="\b\nExamples:\n"
    "  readout --db calls.sqlite add pages/\n"
    "  readout --db calls.sqlite add --input-format jsonl archive.jsonl --jobs 2\n"
    "  readout --db calls.sqlite add https://www.example.org/statement",
)
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option(
    "--input-format", "kind", default=None, help="The kind of source, where the address does not tell."
)
@click.option(
    "--jobs", "-j", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to use."
)
@reader_option
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.pass_obj
def command(
    db: str, addresses: tuple[str, ...], kind: str | None, jobs: int, reader: ReaderKind, quiet: bool
) -> None:
    """Read pages into the record and merge what they tell into events.

    Each page is kept as soon as it was read: a run that is stopped loses nothing, and started again adds
    only what is missing. Adding a page twice changes nothing.
    """
    from readout import pipeline
    from readout.doors.cli._progress import progress
    from readout.record import Reading

    with pipeline.open(db, reader=reader) as readout, progress("adding", sys.stderr) as step:

        def told(reading: Reading, _new: bool) -> None:
            step(reading.article.name or reading.article.url)
            if not reading.article.text and not quiet:
                click.echo(f"{reading.article.url}: {reading.problems[0].message}", err=True)

        added = readout.add(addresses, kind, jobs=jobs, told=told)
        where = readout.record.address
    if not quiet:
        failed = f", {added.failed} failed" if added.failed else ""
        click.echo(
            f"{added.read} pages read: {added.new} new, {added.known} already there{failed}; "
            f"the record {where} holds {added.events} events"
        )

"""``readout export``: the record in a format that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from readout.doors.cli._asking import narrowing, query


@click.command(
    "export",
    short_help="Write events in a format: CSV, JSON Lines, calendar, feed ...",
    epilog="\b\nExamples:\n"
    "  readout export csv events.csv\n"
    "  readout export csv-dyads - --side USA --side TUR \\\n"
    "      --since 2018 --until 2025 > panel.csv\n"
    "  readout export ical planned.ics --side TUR --status planned\n"
    "  readout export --list",
)
@click.argument("form", metavar="FORMAT", required=False)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), required=False)
@click.option("--side", multiple=True, metavar="GOVERNMENT", help="Must take part; may be given again.")
@narrowing
@click.option("--list", "list_", is_flag=True, help="List the formats.")
@click.pass_obj
def command(
    db: str,
    /,
    form: str | None,
    path: Path | None,
    side: tuple[str, ...],
    list_: bool,
    **options: object,
) -> None:
    """Write the record, or the events that the options ask for, to PATH (- for standard output) in FORMAT.

    A panel of months begins and ends with --since and --until; two governments make it that of these two.
    """
    from readout import pipeline

    if list_ or form is None:
        for known in pipeline.FORMATS.all():
            click.echo(f"{known.name:<18} {known.description}")
        return
    pipeline.FORMATS.get(form)
    with pipeline.open(db, read_only=True) as readout:
        asked = query(readout, "", side, options)
        rows = readout.export(
            form,
            sys.stdout if path is None or str(path) == "-" else path,
            readout.record.view(asked)
            if side or any(value is not None for value in options.values())
            else None,
            months=(asked.since, asked.until),
            pair=(asked.side[0], asked.side[1]) if len(asked.side) == 2 else None,
        )
    click.echo(f"{rows} rows written", err=True)

"""``readout export``: the record in a format that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(
    "export",
    epilog="\b\nExamples:\n"
    "  readout export csv events.csv\n"
    "  readout export csv-dyads - > panel.csv\n"
    "  readout export --list",
)
@click.argument("form", metavar="FORMAT", required=False)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), required=False)
@click.option("--list", "list_", is_flag=True, help="List the formats.")
@click.pass_obj
def command(db: str, form: str | None, path: Path | None, list_: bool) -> None:
    """Write the whole record to PATH (- for standard output) in FORMAT."""
    from readout import pipeline

    if list_ or form is None:
        for known in pipeline.FORMATS.all():
            click.echo(f"{known.name:<18} {known.description}")
        return
    pipeline.FORMATS.get(form)
    with pipeline.open(db, read_only=True) as readout:
        rows = readout.export(form, sys.stdout if path is None or str(path) == "-" else path)
    click.echo(f"{rows} rows written", err=True)

"""``readout quality``: what the record holds and lacks, and how often it is right."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from readout.pipeline.quality import Table as Counted


@click.command(
    "quality",
    epilog="\b\nExamples:\n"
    "  readout --db calls.sqlite quality\n"
    "  readout quality precision\n"
    "  readout quality months --format csv > months.csv",
)
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="Tables to look at, CSV of one table, or one JSON object a row.",
)
@click.pass_obj
def command(db: str, tables: tuple[str, ...], form: str) -> None:
    """Count what the record holds and lacks.

    TABLE is sources, months, precision, unresolved, problems or failures; all of them unless given.
    """
    from readout import pipeline
    from readout.pipeline.quality import write_csv

    with pipeline.open(db, read_only=True) as readout:
        names = tables or readout.quality.names()
        if form == "csv" and len(names) != 1:
            raise click.UsageError(f"CSV holds one table; name one of {', '.join(readout.quality.names())}")
        for table in [readout.quality.table(name) for name in names]:
            if form == "csv":
                write_csv(table, sys.stdout)
            elif form == "jsonl":
                for row in table.rows:
                    values = dict(zip(table.columns, row.values, strict=True))
                    click.echo(
                        json.dumps({"table": table.name, "key": row.key, **values}, ensure_ascii=False)
                    )
            else:
                _print(table)


def _print(table: Counted) -> None:
    from rich.table import Table
    from rich.text import Text

    from readout.doors.cli._tables import console

    out = console()
    out.print(Text(table.title, style="bold"), Text(f"({table.name})", style="dim"))
    out.print(Text(table.about, style="dim"))
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for name in table.columns:
        shown.add_column(name, overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text("–" if value is None else str(value)) for value in row.values))
    out.print(shown if table.rows else Text("nothing"))
    out.print()

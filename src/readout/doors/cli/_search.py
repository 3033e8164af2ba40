"""``readout search``: find stories by their words."""

from __future__ import annotations

import sys

import click

from readout.doors.cli._asking import asking, query


@click.command(
    "search",
    short_help="Find stories that hold all the words.",
    epilog="\b\nExamples:\n"
    "  readout search grain corridor\n"
    "  readout search '\"security guarantees\"' --since 2024\n"
    "  readout search Cavusoglu            finds Çavuşoğlu too",
)
@click.argument("words", nargs=-1, required=True)
@asking
@click.pass_obj
def command(db: str, /, words: tuple[str, ...], **options: object) -> None:
    """Find stories that hold all the words; accents and case do not matter."""
    from rich.text import Text

    from readout import pipeline
    from readout.doors.cli._tables import console

    with pipeline.open(db, read_only=True) as readout:
        hits = readout.record.search(query(readout, " ".join(words), (), options))
        out = console()
        for hit in hits:
            out.print(Text(hit.headline or hit.url, style="bold"))
            out.print(Text(f"  {hit.published or 'undated'} · {hit.outlet or hit.url}", style="dim"))
            out.print(Text("  " + " ".join(hit.words.split())))
    if not hits:
        click.echo("no story holds these words", err=True)
        sys.exit(1)

"""``readout package``: the record as a data package that can be cited."""

from __future__ import annotations

from pathlib import Path

import click

from readout.doors.cli._asking import asking, query


@click.command(
    "package",
    short_help="Write a data package, with codebook and citation.",
    epilog="\b\nExamples:\n"
    "  readout package out/                       the whole record\n"
    "  readout package sample/ USA TUR --since 2021\n"
    "  readout package sample.zip USA TUR",
)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("sides", metavar="[SIDE]...", nargs=-1)
@asking
@click.option("--title", default="A record of diplomacy", show_default=True, help="The package's title.")
@click.pass_obj
def command(db: str, /, out: Path, sides: tuple[str, ...], title: str, **options: object) -> None:
    """Write events, participants, sources, spans and edits with codebook and citation into the folder OUT.

    OUT must be new or empty; where it ends in .zip, the package is that one file.
    """
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        files = readout.package(out, query(readout, "", sides, options), title=title)
    click.echo(f"{len(files)} files: {', '.join(files)}", err=True)


# A package holds everything that is asked for.
command.params = [one for one in command.params if one.name != "limit"]

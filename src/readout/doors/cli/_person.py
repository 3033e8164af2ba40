"""``readout person``: everybody whom a name may mean."""

from __future__ import annotations

import json
import sys

import click

from readout.record import to_json


@click.command(
    "person",
    short_help="Tell whom a name may mean.",
    epilog="\b\nExamples:\n"
    "  readout person Fidan                   everybody of that name\n"
    "  readout person Lavrov --on 2022-01-03  those in office first\n"
    "  readout person Лавров                  in any script\n"
    "  readout person Kim --json              for programs",
)
@click.argument("name", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="Rank by who held an office on this day, month or year.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.pass_obj
def command(db: str, name: tuple[str, ...], on: str | None, as_json: bool) -> None:
    """Tell whom NAME may mean, the likeliest first, with every office and term.

    Accents, scripts, the order of words and other transliterations are allowed for. Where nobody is near
    enough the command says so and ends with 1.
    """
    from readout.doors.cli._opened import opened

    words = " ".join(name)
    with opened(db) as readout:
        found = readout.atlas.person(words, on)
    if as_json:
        click.echo(json.dumps(to_json(found), ensure_ascii=False, indent=2))
    elif found:
        from readout.doors.cli._atlas_tables import print_persons

        print_persons(found)
    if not found:
        click.echo(f"The atlas knows nobody called {words[:80]!r}.", err=True)
        sys.exit(1)

"""``readout compare``: what the two sides of one event say of it, side by side."""

from __future__ import annotations

import json

import click

from readout.record import InputError, to_json


@click.command(
    "compare",
    epilog="\b\nExamples:\n"
    "  readout compare event-3829654d9099c3f4\n"
    "  readout compare event-839b4f3bbf8bf901 --sides ARM AZE\n"
    "  readout compare event-3829654d9099c3f4 --json",
)
@click.argument("key", metavar="EVENT")
@click.option(
    "--sides", nargs=2, metavar="LEFT RIGHT", help="Two governments of the event, where it has more."
)
@click.option("--json", "as_json", is_flag=True, help="The whole comparison as JSON.")
@click.pass_obj
def command(db: str, /, key: str, sides: tuple[str, str] | None, as_json: bool) -> None:
    """Compare the two sides of one event.

    Topics in rows (both, one side alone, contradicted), promises ascribed to the other, how each puts it, and
    every field over all accounts.
    """
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        event = readout.record.event(key)
        if event is None:
            raise InputError(f"no event is called {key!r}; readout events lists them")
        wanted = (sides[0].upper(), sides[1].upper()) if sides else None
        found = readout.compare(event, wanted)
        if found is None:
            raise InputError(f"{event.id} has fewer than two governments: there is nothing to compare")
        if as_json:
            click.echo(json.dumps(to_json(found), ensure_ascii=False, indent=2))
            return
        from readout.doors.cli._compare_tables import print_comparison

        print_comparison(found, readout.record.articles_of({a.article for a in event.accounts}))

"""``readout brief``: everything between two governments since their last ministerial, as Markdown."""

from __future__ import annotations

import json

import click

from readout.record import to_json


@click.command(
    "brief",
    epilog="\b\nExamples:\n"
    "  readout brief USA TUR > brief.md          since the last ministerial\n"
    "  readout brief USA TUR --since 2022-01-01 --today 2022-03-31\n"
    "  readout brief USA TUR --json              for programs",
)
@click.argument("left")
@click.argument("right")
@click.option("--since", metavar="DAY", help="From this day on; without it from the last ministerial.")
@click.option("--today", metavar="DAY", help="Count from this day; without it from the newest page's.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.pass_obj
def command(db: str, left: str, right: str, since: str | None, today: str | None, as_json: bool) -> None:
    """Write a brief on LEFT and RIGHT, each statement with its source."""
    from readout import pipeline
    from readout.doors.cli._dyad import codes
    from readout.pipeline.dyads import words

    with pipeline.open(db, read_only=True) as readout:
        found = readout.dyads.brief(*codes(readout, left, right), since, today)
        if as_json:
            click.echo(json.dumps(to_json(found), ensure_ascii=False, indent=2))
        else:
            click.echo(words.brief_in_markdown(found, readout.dyads.name), nl=False)

"""``readout dyad``: two governments over time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from readout.doors.cli._asking import government
from readout.record import to_json

if TYPE_CHECKING:
    from readout.pipeline import Readout
    from readout.pipeline.dyads import Dyad


@click.command(
    "dyad",
    short_help="Tell of two governments over time.",
    epilog="\b\nExamples:\n"
    "  readout dyad USA TUR               contacts by quarter, the last and next\n"
    "  readout dyad USA Turkey --today 2022-03-31\n"
    "  readout dyad USA TUR --json        for programs",
)
@click.argument("left")
@click.argument("right")
@click.option("--today", metavar="DAY", help="Count from this day; without it from the newest page's.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.pass_obj
def command(db: str, left: str, right: str, today: str | None, as_json: bool) -> None:
    """Tell of two governments over time: LEFT and RIGHT are codes such as USA, or names."""
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        found = readout.dyads.dyad(*codes(readout, left, right), today)
        if as_json:
            click.echo(json.dumps(to_json(found), ensure_ascii=False, indent=2))
        else:
            _print(found, readout)


def codes(readout: Readout, left: str, right: str) -> tuple[str, str]:
    """The codes of two governments. :raises InputError: for a word that names none."""
    return government(readout, left[:80]), government(readout, right[:80])


def _print(found: Dyad, readout: Readout) -> None:
    from rich.table import Table
    from rich.text import Text

    from readout.doors.cli._tables import console, print_events
    from readout.pipeline.dyads import words

    out = console()
    name = readout.dyads.name
    out.print(Text(f"{name(found.left)} – {name(found.right)}", style="bold"))
    out.print(f"{len(found.marks)} events in which both take part. {words.today_in_words(found)}")
    if found.last_contact is not None:
        last = found.last_contact
        out.print(f"Last contact: {last.event_type}, {last.date}, {found.days_since} days before.")
    if found.announced:
        ahead = found.announced[0]
        out.print(f"Next announced: {ahead.event_type}, {ahead.date}; {len(found.announced)} in all.")
    out.print(words.baseline_in_words(found))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("quarter", "contacts", "other acts", "announced", "stories read"):
        table.add_column(heading, justify="left" if heading == "quarter" else "right")
    for one in found.quarters:
        numbers = (one.contacts, one.others, one.announced, one.stories)
        table.add_row(one.name + (" (so far)" if one.running else ""), *map(str, numbers))
    out.print(table)
    print_events(readout.dyads.events(found.chosen()[:50]), {}, readout, sources=False)

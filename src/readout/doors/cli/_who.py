"""``readout who``: who held an office of a government on a day."""

from __future__ import annotations

import json
import sys

import click

from readout.record import to_json


@click.command(
    "who",
    short_help="Tell who held an office of a government on a day.",
    epilog="\b\nExamples:\n"
    '  readout who "foreign minister" TUR                  who holds it today\n'
    '  readout who "foreign minister" TUR --on 2022-01-03  who held it that day\n'
    "  readout who канцлер Германия --on 2021              all of that year\n"
    '  readout who "secretary general" NATO --all          every term known\n'
    "  readout who president France --json                 for programs",
)
@click.argument("office")
@click.argument("government")
@click.option(
    "--on", metavar="DATE", help="The day, month or year (2022-01-03, 2022-01, 2022); today by default."
)
@click.option("--all", "every", is_flag=True, help="Every term that is known, as a table.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.pass_obj
def command(db: str, office: str, government: str, on: str | None, every: bool, as_json: bool) -> None:
    """Tell who held OFFICE of GOVERNMENT, with the term, its source and how sure it is.

    OFFICE is a title in any language that the atlas knows titles in, or a kind such as foreign-minister.
    GOVERNMENT is a code (TUR, USA, XEU) or a name. Rows of your own in the record win. Where nobody is known
    nothing is guessed: the command says so and ends with 1.
    """
    from readout.doors.cli._opened import opened

    if on and every:
        raise click.BadParameter("--all tells every day; leave --on out")
    with opened(db) as readout:
        answer = readout.atlas.who(office, government, on, every=every)
    if as_json:
        click.echo(json.dumps(to_json(answer), ensure_ascii=False, indent=2))
    else:
        from readout.doors.cli._atlas_tables import print_holdings, print_who

        if every:
            print_holdings(answer.holdings)
        else:
            print_who(answer)
    if answer.note and not as_json:
        click.echo(answer.note, err=True)
    if not answer.holdings:
        sys.exit(1)

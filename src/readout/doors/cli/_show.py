"""``readout show``: one event, with everything each source says of it."""

from __future__ import annotations

import json

import click

from readout.record import InputError, to_json


@click.command(
    "show",
    short_help="Show one event, with each account of it.",
    epilog="\b\nExamples:\n"
    "  readout show event-3829654d9099c3f4\n"
    "  readout show event-3829654d9099c3f4 --json",
)
@click.argument("key", metavar="EVENT")
@click.option("--json", "as_json", is_flag=True, help="The whole event as JSON.")
@click.pass_obj
def command(db: str, key: str, as_json: bool) -> None:
    """Show one event: who, when, where, what about, and each account with the words it was read from."""
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        event = readout.record.event(key)
        if event is None:
            raise InputError(f"no event is called {key!r}; readout events lists them")
        if as_json:
            click.echo(json.dumps(to_json(event), ensure_ascii=False, indent=2))
            return
        from readout.doors.cli._tables import print_event

        articles = readout.record.articles_of({account.article for account in event.accounts})
        claims = {one.claim.id: one for article in articles for one in readout.record.claims(article)}
        print_event(event, articles, claims)

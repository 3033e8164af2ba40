"""``readout judge``: a person's word on which events are one; it outranks the machine's."""

from __future__ import annotations

import getpass

import click

_Shared = click.option("--who", help="Whose word it is; the name you are logged in by unless given.")
_Why = click.option("--why", default="", help="The reason, kept with the word.")


@click.group(
    "judge",
    epilog="\b\nExamples:\n"
    '  readout judge merge event-3829654d9099c3f4 event-91c5 --why "one visit"\n'
    "  readout judge split claim-77aa0b31c2d4e5f6  this account is of another act\n"
    "  readout judge undo event-3829654d9099c3f4   let the machine decide again",
)
def command() -> None:
    """Say which events are one act, or that an account is of another.

    A word outranks the machine's and every later merge heeds it; the last word counts. Nothing is
    overwritten: undo adds a word too. Ids of events that went into others lead there.
    """


@command.command(
    "merge", epilog='\b\nExamples:\n  readout judge merge event-3829654d9099c3f4 event-91c5 --why "one visit"'
)
@click.argument("events", nargs=-1, required=True, metavar="EVENT EVENT…")
@_Shared
@_Why
@click.pass_obj
def merge(db: str, events: tuple[str, ...], who: str | None, why: str) -> None:
    """Say that two or more events are one act; prints the event they are now."""
    from readout import pipeline

    with pipeline.open(db) as readout:
        click.echo(readout.desk.merge(events, who or getpass.getuser(), why).id)


@command.command(
    "split", epilog='\b\nExamples:\n  readout judge split claim-77aa0b31c2d4e5f6 --why "another call"'
)
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM…")
@_Shared
@_Why
@click.pass_obj
def split(db: str, claims: tuple[str, ...], who: str | None, why: str) -> None:
    """Say that CLAIM is no account of the event it is in, or several; prints the event they are in now."""
    from readout import pipeline

    with pipeline.open(db) as readout:
        click.echo(readout.desk.split(claims, who or getpass.getuser(), why).id)


@command.command("undo", epilog="\b\nExamples:\n  readout judge undo event-3829654d9099c3f4")
@click.argument("key", metavar="EVENT|CLAIM")
@_Shared
@_Why
@click.pass_obj
def undo(db: str, key: str, who: str | None, why: str) -> None:
    """Take back every word on a claim, or on an event's claims; prints the event it is in now."""
    from readout import pipeline

    with pipeline.open(db) as readout:
        click.echo(readout.desk.undo(key, who or getpass.getuser(), why).id)

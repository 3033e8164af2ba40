"""``readout review``: fields to look at, and a person's word on one of them."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from readout.record import Verdict

_Who = click.option("--who", help="Whose word it is; the name you are logged in by unless given.")
_Why = click.option("--why", default="", help="The reason, kept with the word.")


@click.group(
    "review",
    invoke_without_command=True,
    epilog="\b\nExamples:\n"
    "  readout review                                  the fields to look at next\n"
    "  readout review --kind date --limit 50           dates alone\n"
    "  readout review --claim claim-77aa0b31c2d4e5f6   every field of one claim\n"
    "  readout review accept claim-77aa0b31c2d4e5f6 date-0\n"
    "  readout review edit claim-77aa0b31c2d4e5f6 date-0 2022-01-03 \\\n"
    "      --source https://example.org/diary",
)
@click.option("--claim", default="", help="Every field of this claim.")
@click.option("--kind", default="", help="Fields of one kind: date, party, place …")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many.")
@click.option("--seed", default="0", show_default=True, help="Draws the sample.")
@click.pass_context
def command(ctx: click.Context, claim: str, kind: str, limit: int, seed: str) -> None:
    """Look at the record field by field, and say what is right.

    Without a further word it lists what to look at next, the most doubtful first; every fifth is drawn by
    chance and marked "sample".
    """
    if ctx.invoked_subcommand is not None:
        return
    from readout import pipeline
    from readout.doors.cli._review_tables import print_items

    with pipeline.open(ctx.obj, read_only=True) as readout:
        desk = readout.review
        print_items(desk.of(claim) if claim else desk.queue(limit, kind=kind, seed=seed))


@command.command("accept", epilog="\b\nExamples:\n  readout review accept claim-77aa0b31c2d4e5f6 date-0")
@click.argument("claim")
@click.argument("field")
@_Who
@_Why
@click.pass_obj
def accept(db: str, claim: str, field: str, who: str | None, why: str) -> None:
    """Say that FIELD of CLAIM is right."""
    _say(db, claim, field, "accept", who, why=why)


@command.command(
    "edit",
    epilog='\b\nExamples:\n  readout review edit claim-77aa0b31c2d4e5f6 place-0 Ankara --source "a photo"',
)
@click.argument("claim")
@click.argument("field")
@click.argument("value")
@click.option("--source", required=True, help="Where the value is known from: an address, or words.")
@_Who
@_Why
@click.pass_obj
def edit(db: str, claim: str, field: str, value: str, source: str, who: str | None, why: str) -> None:
    """Say that FIELD of CLAIM is VALUE ("" for none); the events are merged anew where that changes them."""
    _say(db, claim, field, "edit", who, value=value, source=source, why=why)


@command.command(
    "add",
    epilog="\b\nExamples:\n"
    '  readout review add claim-77aa0b31c2d4e5f6 party "Jane Example; ; POL" \\\n'
    '      --source "a Polish envoy"\n'
    '  readout review add claim-77aa0b31c2d4e5f6 topic grain --source "the minutes"',
)
@click.argument("claim")
@click.argument("kind", type=click.Choice(["party", "topic", "attribution"]))
@click.argument("value")
@click.option("--source", required=True, help="Of a party: the words that name it in the story.")
@_Who
@_Why
@click.pass_obj
def add(db: str, claim: str, kind: str, value: str, source: str, who: str | None, why: str) -> None:
    """Say that CLAIM lacks a party, a topic or an attribution: VALUE.

    A party is a name, an office and a government's code, parted by semicolons, and its role behind them where
    that is not plain. "undo" with its field takes it back.
    """
    _say(db, claim, f"{kind}-new", "edit", who, value=value, source=source, why=why)


@command.command(
    "not-verifiable", epilog="\b\nExamples:\n  readout review not-verifiable claim-77aa0b31c2d4e5f6 place-0"
)
@click.argument("claim")
@click.argument("field")
@_Who
@_Why
@click.pass_obj
def not_verifiable(db: str, claim: str, field: str, who: str | None, why: str) -> None:
    """Say that nobody can know whether FIELD of CLAIM is right; what was read stays, exports say it."""
    _say(db, claim, field, "not-verifiable", who, why=why)


@command.command("undo", epilog="\b\nExamples:\n  readout review undo claim-77aa0b31c2d4e5f6 date-0")
@click.argument("claim")
@click.argument("field")
@_Who
@_Why
@click.pass_obj
def undo(db: str, claim: str, field: str, who: str | None, why: str) -> None:
    """Take back the last word on FIELD of CLAIM; the one before it counts again."""
    _say(db, claim, field, "undo", who, why=why)


@command.command("log", epilog="\b\nExamples:\n  readout review log --limit 200")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000), help="How many.")
@click.pass_obj
def log(db: str, limit: int) -> None:
    """Every word, newest first."""
    from readout import pipeline
    from readout.doors.cli._review_tables import print_words

    with pipeline.open(db, read_only=True) as readout:
        print_words(readout.review.log(limit))


def _say(
    db: str,
    claim: str,
    field: str,
    verdict: Verdict,
    who: str | None,
    *,
    value: str = "",
    source: str = "",
    why: str = "",
) -> None:
    from readout import pipeline
    from readout.doors.cli._review_tables import print_items

    with pipeline.open(db) as readout:
        said = readout.review.say(
            claim, field, verdict, who or getpass.getuser(), value=value, source=source, why=why
        )
        print_items([said])

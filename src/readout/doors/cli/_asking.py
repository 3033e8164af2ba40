"""The options that ask a record: shared by every command that lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, get_args

import click

from readout.record import RANKS, InputError, Status

if TYPE_CHECKING:
    from readout.pipeline import Query, Readout

F = TypeVar("F", bound=Callable[..., object])


def asking(function: F) -> F:
    """Add the options of a query to a command that lists."""
    most = click.option(
        "--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="At most so many."
    )
    return narrowing(most(function))


def narrowing(function: F) -> F:
    """Add the options of a query to a command, but for a limit."""
    options = (
        click.option("--type", "event_type", help="Only events of this type: call, meeting, visit ..."),
        click.option("--status", help="happened, planned, cancelled, denied or hypothetical."),
        click.option("--channel", help="phone, in person, video, written or public statement."),
        click.option("--outlet", help="Only what this outlet reported."),
        click.option(
            "--since", metavar="DATE", help="From this day, month or year on (2022-01-03, 2022-01, 2022)."
        ),
        click.option("--until", metavar="DATE", help="Up to and including this day, month or year."),
        click.option("--rank", type=click.Choice(RANKS), help="The highest rank present."),
        click.option("--topic", help="A topic in an event's very words."),
        click.option(
            "--heard",
            type=click.Choice(("both", "one", "none")),
            help="How many sides tell of it on pages of their own.",
        ),
        click.option(
            "--confidence",
            type=click.Choice(("high", "medium", "low")),
            help="That of the surest claim: high from 0.9, medium from 0.7.",
        ),
        click.option("--verified/--unverified", default=None, help="Whether a person said that it is so."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def query(readout: Readout, text: str, sides: tuple[str, ...], options: dict[str, object]) -> Query:
    """The query that the options ask.

    :raises InputError: for a date, a government, a type or a status that is none.
    """
    from readout.pipeline import Query

    given = {name: value for name, value in options.items() if value is not None}
    known = readout.knowledge.event_types.names()
    if given.get("event_type", known[0]) not in known:
        raise InputError(f"no event type is called {given['event_type']!r}; known: {', '.join(known)}")
    statuses = get_args(Status)
    if given.get("status", statuses[0]) not in statuses:
        raise InputError(f"no status is called {given['status']!r}; known: {', '.join(statuses)}")
    side = tuple(government(readout, word) for word in sides)
    return Query(text=text, side=side, **given)  # type: ignore[arg-type]


def government(readout: Readout, word: str) -> str:
    """The code of a government that is given by its code or a name."""
    code = readout.dyads.code(word)
    if code is None:
        raise InputError(f"no government is called {word!r}; give a code such as USA, TUR or XEU")
    return code

"""The options that ask a record: shared by every command that lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from readout.record import RANKS

if TYPE_CHECKING:
    from readout.pipeline import Query

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


def query(text: str, sides: tuple[str, ...], options: dict[str, object]) -> Query:
    """The query that the options ask. :raises InputError: for a date that is none."""
    from readout.pipeline import Query

    given = {name: value for name, value in options.items() if value is not None}
    return Query(text=text, side=tuple(side.upper() for side in sides), **given)  # type: ignore[arg-type]

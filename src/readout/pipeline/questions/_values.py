"""What a question is asked with, and the table that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.record import Span

Value = str | int | float | None
# What a parameter is filled with: a government by code or name, a person or a government, an ISO day or
# prefix, a whole number, an event's id, or words.
Kind = Literal["side", "party", "date", "number", "event", "words"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the story's id and a span of its text."""

    story: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an answer: its values in the order of the columns, and what they rest on.

    ``events`` are the ids of the events it counts or is about, ``stories`` those of the stories, ``places``
    where it was read. A zero rests on nothing.
    """

    values: tuple[Value, ...]
    events: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and in a phrase what stands in it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question: a sentence, a table, and what it cannot say.

    ``caveat`` is about the record, not the world: what is counted is what the record's pages tell.
    """

    question: str
    sentence: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caveat: str

    def lines(self) -> Iterator[dict[str, object]]:
        """Every row as plain data: its values by column, then the ids and places it rests on."""
        for row in self.rows:
            yield {
                **{one.name: value for one, value in zip(self.columns, row.values, strict=True)},
                "events": list(row.events),
                "stories": list(row.stories),
                "places": [
                    {"story": one.story, "start": one.span.start, "end": one.span.end} for one in row.places
                ],
            }


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a question is asked with.

    ``count`` is how many values it takes: 1, exactly 2, or 0 for any number. ``default`` is what counts where
    a value is not given; None for a required one where ``required``. ``each`` names the two of a pair apart.
    """

    name: str
    kind: Kind
    about: str
    count: int = 1
    required: bool = False
    default: str | None = None
    each: tuple[str, ...] = ()


SINCE = Parameter("since", "date", "from this day, month or year on")
UNTIL = Parameter("until", "date", "up to and including this day, month or year")
SAMPLE = "What is counted is what the pages of this record tell; where it holds none, nothing is said."

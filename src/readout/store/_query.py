"""What is asked of a record, and the forms its answers take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from readout.record import Event, InputError, Rank, Span, Status
from readout.store._days import day_range

# A page of a thousand events is about 5 MB of JSON: beyond it, walk with the cursor or with ``Store.events``.
MOST = 1000

Heard = Literal["both", "one", "none"]
Sureness = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Query:
    """Which events, or stories, are wanted. Every field that is set must hold.

    ``text`` is words that must all occur, ``"in a row"`` in quotation marks, ``begin*`` by their beginning,
    ``-without``; case and accents do not matter. ``side`` are governments (ISO 3166 alpha-3 or a body's
    code) that must all take part; ``actor`` are persons that must, each as all the ids that mean this one
    person. ``since`` and ``until`` are ISO prefixes, both inclusive; an undated event lies in no range.
    ``verified`` asks for a person's word on the event, or for its absence; ``accounts`` for at least so
    many accounts of it. ``rank`` is the highest present, ``topic`` one in the very words of an event,
    ``heard`` how many of the sides tell of it on pages of their own, ``confidence`` that of its surest claim
    (high from 0.9, medium from 0.7). ``cursor`` is the one that the page of results before this one gave.

    :raises InputError: for a date that is none or a limit outside 1 to 1000.
    """

    text: str = ""
    side: tuple[str, ...] = ()
    actor: tuple[tuple[str, ...], ...] = ()
    channel: str | None = None
    event_type: str | None = None
    status: Status | None = None
    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    verified: bool | None = None
    rank: Rank | None = None
    topic: str | None = None
    heard: Heard | None = None
    confidence: Sureness | None = None
    accounts: int = 0
    limit: int = 50
    cursor: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST:
            raise InputError(f"the limit is a number from 1 to {MOST}; got {self.limit}")
        for name, date in (("since", self.since), ("until", self.until)):
            if date is not None and day_range(date) is None:
                raise InputError(f"{name} is a date such as 2022, 2022-01 or 2022-01-04; got {date!r}")

    @property
    def whole(self) -> Query:
        """The question without the part of its answer that is shown."""
        return replace(self, limit=MOST, cursor=None)


@dataclass(frozen=True, slots=True)
class Results:
    """One page of events, newest first and undated last. ``cursor`` asks for the next; None at the end."""

    events: tuple[Event, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A story in which the words were found.

    ``snippet`` is a span of ``Article.text`` of at most 300 code points and ``words`` what stands there;
    ``spans`` are the places of the words that were asked for, in ``Article.text``.
    """

    article: str
    url: str
    headline: str | None
    outlet: str | None
    published: str | None
    snippet: Span
    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How often one value occurs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the record itself: what kind of check, where, and in words what is wrong."""

    check: Literal["file", "reference", "text index", "span", "form"]
    where: str
    message: str

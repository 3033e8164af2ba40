"""The values of the calendar: an expression of time, what anchors it, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record import DateBasis, Problem, Span, When

TimeKind = Literal[
    "date", "weekday", "relative", "range", "month", "year", "clock", "duration", "set", "reference"
]
Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that speak of a time, with what they say and no more.

    ``month`` is 1 to 12, ``weekday`` 0 (Monday) to 6, ``offset`` a number of ``unit``s from the day of
    speaking (kind ``relative``) or from the day the text speaks of (``reference``). ``direction`` is -1, 0 or
    1 for last, this, next. ``modifier`` is what stands before the words (``since``, ``until``, ``by``,
    ``before``, ``after``, ``from``, ``between``, ``dated``, ``anniversary``, ``about``) or what they are
    (``name``: 9/11; ``attributive``: the August 9 election; ``vague``: recently). A range has ``begin`` and
    ``end``; its own fields are those of its beginning.
    """

    span: Span
    kind: TimeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    unit: str | None = None
    count: int | None = None
    direction: int | None = None
    modifier: str | None = None
    part: str | None = None
    phase: str | None = None
    clock: str | None = None
    season: int | None = None
    frequency: str | None = None
    vague: str | None = None
    begin: TimeExpression | None = None
    end: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a page knows about the time it was written (ISO prefixes).

    ``published`` is the publication day (month-only or absent where the page gives no more), ``written`` the
    dateline's day. ``earliest`` and ``latest`` bound everything on the page. ``tenures`` are the intervals
    during which every named person held the named office, open where the second is None; no intervals at all
    means that nothing is known. ``reference`` is the resolved date that the text was last talking about.
    """

    published: str | None = None
    earliest: str | None = None
    latest: str | None = None
    tenures: tuple[tuple[str, str | None], ...] = ()
    reference: str | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an expression comes to: a date, or None with the candidates left and the problems met.

    ``basis`` is the codebook's word for how the text gives the date, also where no date came of it.
    """

    when: When | None
    candidates: tuple[str, ...] = ()
    rule: str = ""
    problems: tuple[Problem, ...] = ()
    basis: DateBasis = "none"

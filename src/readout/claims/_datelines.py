"""Datelines and terms of office: the day that a page gives in front of its text, and the year left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from readout.claims._calendar_solver import day_in, years_for
from readout.claims._times import TimeExpression
from readout.record import Bounds

_WEEK = 7


def written_on(
    dateline: Sequence[TimeExpression],
    weekdays: Collection[int],
    tenures: Sequence[tuple[str, str | None]],
    bounds: Bounds,
) -> date | None:
    """The one day that a dateline's day and month can be; None where no year fits, or several do.

    ``weekdays`` are those that the text names (Monday is 0): agencies write of the day itself or of the day
    before. ``tenures`` are the times in which everybody the act names held his office (ISO prefixes).
    """
    days = [one for one in dateline if one.kind == "date" and one.year is None]
    if len(days) != 1 or not tenures:
        return None
    month, day, weekday = days[0].month, days[0].day, days[0].weekday
    if month is None or day is None:
        return None
    agreeing = {one for named in weekdays for one in (named, (named + 1) % _WEEK)}
    years = set(years_for(month, day, weekday, tuple(tenures), bounds.earliest, bounds.latest))
    fitting = [
        one
        for year in sorted(years)
        if (one := day_in(year, month, day)) and (not agreeing or one.weekday() in agreeing)
    ]
    return fitting[0] if len(fitting) == 1 else None


def stamped(dateline: Sequence[TimeExpression], day: str) -> bool:
    """True for the day that a text's own dateline gives in full."""
    return any(
        e.kind == "date" and e.year and e.month and e.day and f"{e.year:04}-{e.month:02}-{e.day:02}" == day
        for e in dateline
    )


def overlap(
    left: Sequence[tuple[str, str | None]], right: Sequence[tuple[str, str | None]]
) -> list[tuple[str, str | None]]:
    """The times that lie in an interval of both lists (ISO prefixes; None is still in office)."""
    found = []
    for a, b in left:
        for c, d in right:
            start = max(a, c)
            ends = [end for end in (b, d) if end]
            end = min(ends) if ends else None
            if end is None or start <= end:
                found.append((start, end))
    return found

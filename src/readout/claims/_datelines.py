"""The day of an undated page whose dateline gives day and month: the year follows from who held office."""

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

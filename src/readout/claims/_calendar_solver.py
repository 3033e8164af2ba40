"""Which years a day and month, with or without a weekday, can belong to."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

Tenures = tuple[tuple[str, str | None], ...]

MONTHS = tuple(calendar.month_name)
WEEKDAYS = tuple(calendar.day_name)

# How many years back from the page a date without a year may lie where nothing bounds it: one whole cycle of
# the calendar, in which every day of the year falls on every weekday.
_CYCLE = 28


# Years that a page can speak of or be written in; a prefix outside them is taken for a mistake of the page.
_YEARS = range(1000, 3000)


def weekday_agrees(day: str, weekday: int) -> bool:
    """True if the ISO date ``day`` falls on ``weekday`` (Monday is 0). False for what is no date."""
    try:
        return date.fromisoformat(day).weekday() == weekday
    except ValueError:
        return False


def first_day(prefix: str) -> date | None:
    """The first day that an ISO prefix (day, month, year, or an instant) covers; None for what is none."""
    parts = prefix.strip()[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        return date(numbers[0], *[*numbers[1:3], 1, 1][:2]) if numbers[0] in _YEARS else None
    except (ValueError, OverflowError):
        return None


def last_day(prefix: str) -> date | None:
    """The last day that an ISO prefix covers, or None."""
    first = first_day(prefix)
    if first is None:
        return None
    dashes = prefix.strip()[:10].count("-")
    if dashes == 0:
        return date(first.year, 12, 31)
    if dashes == 1:
        return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return first


def day_in(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def years_for(
    month: int,
    day: int,
    weekday: int | None,
    tenures: Tenures,
    earliest: str | None,
    latest: str | None,
) -> tuple[int, ...]:
    """The years in which this day exists, agrees with ``weekday`` and lies within the bounds and terms.

    ``tenures`` are intervals of ISO prefixes; a day inside any of them is possible, and none at all rule out
    nothing. Without any upper bound or without any lower one, 28 years from the other bound are tried; with
    neither there is no answer and the tuple is empty.
    """
    window = _window(tenures, earliest, latest)
    if window is None:
        return ()
    low, high = window
    days = ((year, day_in(year, month, day)) for year in range(low.year, high.year + 1))
    return tuple(
        year
        for year, one in days
        if one is not None
        and low <= one <= high
        and (weekday is None or one.weekday() == weekday)
        and in_terms(one, tenures)
    )


def in_terms(day: date, tenures: Tenures) -> bool:
    """True if ``day`` lies inside any of ``tenures``, or if there are none."""
    return not tenures or any(_inside(day, since, until) for since, until in tenures)


def _inside(day: date, since: str, until: str | None) -> bool:
    first = first_day(since) if since else None
    last = last_day(until) if until else None
    return (first is None or first <= day) and (last is None or day <= last)


def _window(tenures: Tenures, earliest: str | None, latest: str | None) -> tuple[date, date] | None:
    low = first_day(earliest) if earliest else None
    high = last_day(latest) if latest else None
    if tenures:
        starts = [first_day(since) if since else None for since, _ in tenures]
        ends = [last_day(until) if until else None for _, until in tenures]
        low = _tighter(low, starts, min, max)
        high = _tighter(high, ends, max, min)
    if high is None and low is None:
        return None
    if high is None and low is not None:
        high = _years_on(low, _CYCLE)
    if low is None and high is not None:
        low = _years_on(high, -_CYCLE)
    assert low is not None and high is not None
    return low, high


def _tighter(
    bound: date | None,
    edges: list[date | None],
    outermost: Callable[[Iterable[date]], date],
    tightest: Callable[[Iterable[date]], date],
) -> date | None:
    known = [edge for edge in edges if edge is not None]
    if len(known) < len(edges):
        return bound
    edge = outermost(known)
    return edge if bound is None else tightest((bound, edge))


def _years_on(day: date, years: int) -> date:
    year = min(max(day.year + years, date.min.year), date.max.year)
    return day_in(year, day.month, day.day) or date(year, 2, 28)


@dataclass(frozen=True, slots=True)
class YearChoice:
    """The years a day can belong to, and how they came to be these.

    ``agreeing`` are the years in which day and weekday agree at all (near the page), ``possible`` those of
    them that bounds and terms leave.
    """

    agreeing: tuple[int, ...]
    possible: tuple[int, ...]
    rule: str


def choices(
    month: int, day: int, weekday: int | None, tenures: Tenures, earliest: str | None, latest: str | None
) -> YearChoice:
    """The years of a day and month, with the reasons in words."""
    possible = years_for(month, day, weekday, tenures, earliest, latest)
    near = _nearby(tenures, earliest, latest)
    agreeing = years_for(month, day, weekday, (), *near) if near else ()
    agreeing = tuple(sorted({*agreeing, *possible}))
    name = f"{day} {MONTHS[month]}" if weekday is None else f"{WEEKDAYS[weekday]} {day} {MONTHS[month]}"
    said = f"{name} names no year" if weekday is None else f"{name} falls in {_listed(agreeing)}"
    left = _listed(possible)
    if tenures:
        return YearChoice(agreeing, possible, f"{said}; the holders' terms leave {left}")
    return YearChoice(agreeing, possible, f"{said}; the page's bounds leave {left}")


def _listed(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years) or "no year"


def _nearby(tenures: Tenures, earliest: str | None, latest: str | None) -> tuple[str, str] | None:
    """The window for the years that are named as agreeing: the terms' own, and half a cycle before it."""
    window = _window(tenures, earliest, latest)
    if window is None:
        return None
    low, high = window
    return min(low, _years_on(high, -_CYCLE // 2)).isoformat(), max(low, high).isoformat()


def nearest(days: Iterable[date], first: date, last: date | None = None) -> date | None:
    """The day nearest to the stretch from ``first`` to ``last``; of two as near the earlier one."""
    return min(days, key=lambda one: (distance(one, first, last), one), default=None)


def distance(one: date, first: date, last: date | None = None) -> timedelta:
    """How far a day lies from a stretch of days; nothing inside it."""
    return max(first - one, one - (last or first), timedelta(0))

"""Days and terms as ISO prefixes: a month is all its days, an unknown end is open."""

from __future__ import annotations

from readout.knowledge.offices._values import Term

_EVER = "9999-12-31"


def first_day(prefix: str) -> str:
    """The first day of a year, month or day (the first part of an interval)."""
    day = prefix.split("/")[0][:10]
    return day + "0000-01-01"[len(day) :]


def last_day(prefix: str) -> str:
    """The last day of a year, month or day; every month has 31, which compares as it should."""
    day = prefix.split("/")[-1][:10]
    return day + "0000-12-31"[len(day) :]


def overlaps(term: Term, on: str) -> bool:
    """Whether the term can cover a day of ``on``. Both the leaving and the coming hold the day between."""
    since = first_day(term.since) if term.since else ""
    until = last_day(term.until) if term.until else _EVER
    return since <= last_day(on) and until >= first_day(on)


def years_away(term: Term, on: str) -> float:
    """Years between ``on`` and the nearest day of the term; 0 inside it."""
    if overlaps(term, on):
        return 0.0
    if term.since and first_day(term.since) > last_day(on):
        return _years(last_day(on), first_day(term.since))
    return _years(last_day(term.until or _EVER), first_day(on))


def _years(left: str, right: str) -> float:
    return abs(_count(right) - _count(left)) / 365.25


def _count(day: str) -> float:
    return int(day[:4]) * 365.25 + (int(day[5:7]) - 1) * 30.44 + int(day[8:10])

"""Days as numbers, so that no distance falls off either end of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def interval(stated: str) -> tuple[int, int]:
    """First and last day, as ordinals, of an ISO prefix (day, month or year) or an interval ``a/b``."""
    first, _, last = stated.partition("/")
    return whole(first)[0], whole(last or first)[1]


def whole(prefix: str) -> tuple[int, int]:
    """First and last day of an ISO prefix, as ordinals."""
    year, month, day = (*(int(part) for part in prefix.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if not day:
        length = monthrange(year, month)[1]
        return date(year, month, 1).toordinal(), date(year, month, length).toordinal()
    number = date(year, month, day).toordinal()
    return number, number

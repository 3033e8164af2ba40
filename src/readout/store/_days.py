"""The days an ISO date, prefix or interval covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", re.DOTALL)


def day_range(written: str | None) -> tuple[str, str] | None:
    """First and last day (ISO) of ``2022``, ``2022-01``, ``2022-01-04``, an instant, or ``a/b``; else None.

    An instant keeps the day it is written with. An interval that runs backwards is none.
    """
    if not written:
        return None
    left, slash, right = written.partition("/")
    first = _prefix(left)
    last = _prefix(right) if slash else first
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _prefix(written: str) -> tuple[str, str] | None:
    found = _PREFIX.fullmatch(written)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    if found[3]:
        return first.isoformat(), first.isoformat()
    last_month = int(found[2] or 12)
    return first.isoformat(), date(year, last_month, monthrange(year, last_month)[1]).isoformat()

"""ISO dates as people read them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def spoken(value: str) -> str:
    """``3 January 2022``, ``January 2022``, ``2022`` or ``3–5 January 2022``; other words as they are."""
    first, slash, last = value.partition("/")
    if not slash:
        return _one(first)
    begin, end = _one(first), _one(last)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{begin.partition(' ')[0]}–{end}"
    if first[:4] == last[:4] and len(first) > 4:
        begin = begin.removesuffix(f" {first[:4]}")
    return f"{begin} – {end}"


def weekday(value: str) -> str:
    """The day of the week of a whole date; empty for anything coarser."""
    try:
        return _WEEKDAYS[date.fromisoformat(value).weekday()] if len(value) == 10 else ""
    except ValueError:
        return ""


def moment(value: str) -> str:
    """A day with its minute: ``7 March 2025, 16:01``."""
    day, time, rest = value.partition("T")
    zone = " UTC" if rest.endswith("Z") else ""
    return f"{_one(day)}, {rest[:5]}{zone}" if time else _one(day)


def machine(value: str) -> str | None:
    """What a ``time`` element may say; None for an interval or words."""
    head = value.split("T")[0]
    return value if _PREFIX.fullmatch(head) else None


def _one(value: str) -> str:
    found = _PREFIX.fullmatch(value)
    if found is None:
        return value
    year, month, day = found.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return value
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {name}" if day else name

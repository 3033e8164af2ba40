"""Dates of Wikidata as ISO prefixes, no finer than they are known."""

from __future__ import annotations

import re

# Precision 9 is a year, 10 a month, 11 a day; finer ones are days too, coarser ones (decades) no date.
_YEAR, _MONTH, _DAY = 9, 10, 11
_LENGTHS = {_YEAR: 4, _MONTH: 7, _DAY: 10}
_TIME = re.compile(
    r"\+?(\d{4,16})-(\d\d)-(\d\d)T[\d:]{8}(?:\.\d+)?Z?|\+?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII
)
_JULIAN = "Q1985786"

UNREADABLE = "the date is none that a term can have"
COARSE = "the date is no finer than a decade"


class DateError(ValueError):
    """A time that is no date of a term; the message is the reason."""


def iso(time: str, precision: int | None = None, calendar: str = "") -> str:
    """The ISO prefix of a time such as ``+2014-08-28T00:00:00Z``.

    Without a precision, which the query service leaves out unless it is asked for, the first day of a year or
    of a month is taken for that year or month alone. A day of the Julian calendar is only its year.

    :raises DateError: for a year before 1 or after 9999, another form, or a precision coarser than a year.
    """
    match = _TIME.fullmatch(time.strip())
    if not match:
        raise DateError(UNREADABLE)
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    number = int(year)
    if not 1 <= number <= 9999:
        raise DateError(UNREADABLE)
    parts = [f"{number:04}", *(part for part in (month, day) if part)]
    if precision is None:
        precision = _told(parts)
    if precision < _YEAR:
        raise DateError(COARSE)
    if calendar.endswith(_JULIAN):
        precision = _YEAR
    whole = "-".join(parts)[: _LENGTHS[min(precision, _DAY)]]
    return whole.split("-00")[0]  # "2014-00-00" is the year


def _told(parts: list[str]) -> int:
    """The precision that a time without one can be trusted to have."""
    if len(parts) < 3:
        return _YEAR + len(parts) - 1
    if parts[2] not in ("00", "01"):
        return _DAY
    return _MONTH if parts[1] not in ("00", "01") else _YEAR

"""Machine-written dates: the values of meta tags, JSON-LD and ``datetime`` attributes, as ISO prefixes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:(?:[T\s]|T\s)\s*(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?(?![\d-])",
    re.I,
)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:[T\s]+(\d\d):(\d\d))?(?!\d)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
# "Tue, 04 Jan 2022 10:00:00 GMT" (RFC 2822) and "Tue Jan 04 10:00:00 CET 2022" (Java, JavaScript).
_MAIL = re.compile(r"(\d{1,2})[\s-]([A-Z][a-z]{2})[a-z]*[\s-](\d{4})(?:\s+(\d\d):(\d\d)(?::\d\d)?\s*(\S+)?)?")
_JAVA = re.compile(r"([A-Z][a-z]{2}) (\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):\d\d\s*(\S+)?(?:\s+(\d{4}))?")
_ENGLISH = re.compile(r"([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_ZONES = {
    "Z": "Z",
    "UTC": "Z",
    "GMT": "Z",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EST": "-05:00",
    "EDT": "-04:00",
}
# Before 1993 there were no pages; "0001-01-01" and "1970-01-01" are what programs write for no date.
_FIRST, _LAST = 1993, 2100
_LONGEST = 80


def instant(value: str) -> str | None:
    """``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM`` with the offset as given; None if ``value`` is no such date."""
    value = value.strip()[:_LONGEST]
    if _EPOCH.fullmatch(value):
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return f"{moment:%Y-%m-%dT%H:%M}Z"
    if match := _ISO.match(value) or _SLASHED.match(value):
        groups = (*match.groups(), None)[:6]
        return _made(*groups)
    if match := _MAIL.search(value):
        day, month, year, hour, minute, zone = match.groups()
        return _made(year, _month(month), day, hour, minute, zone)
    if match := _JAVA.search(value):
        month, day, early, hour, minute, zone, late = match.groups()
        return _made(early or late, _month(month), day, hour, minute, zone)
    if match := _ENGLISH.search(value):
        return _made(match[3], _month(match[1]), match[2], None, None, None)
    return None


def _month(name: str) -> str | None:
    number = _MONTHS.get(name)
    return str(number) if number else None


def _made(
    year: str | None,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
    zone: str | None,
) -> str | None:
    if not (year and month and day) or not _FIRST <= int(year) < _LAST:
        return None
    try:
        found = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return found
    return f"{found}T{int(hour):02}:{int(minute):02}{_offset(zone or '')}"


def _offset(zone: str) -> str:
    signed = re.match(r"(?:GMT|UTC)?([+-])(\d\d):?(\d\d)?", zone)
    if signed and int(signed[2]) <= 14:
        return f"{signed[1]}{signed[2]}:{signed[3] or '00'}"
    return _ZONES.get(zone.upper(), "")


def day(value: str) -> str:
    """The day of an ISO prefix."""
    return value[:10]


def apart(left: str, right: str) -> int:
    """How many days lie between two ISO prefixes of at least a day."""
    return abs((date.fromisoformat(day(left)) - date.fromisoformat(day(right))).days)

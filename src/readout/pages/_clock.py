"""Times in lists that say less than a day and a year, counted back from the page's own time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from readout.pages._instants import day
from readout.pages._published import Stamps
from readout.record import Found, Page

# A list newest first may reach into the day before between two items at most this far apart, in minutes.
_NIGHT = 720
_DAY, _MONTH = 1_440, 28 * 1_440


@dataclass(frozen=True, slots=True)
class Clock:
    """How times are read: printed ones by ``look``, relative ones back from when the page was seen.

    ``now`` is when the page was published, ``fetched`` when it was fetched, where that is known: what a page
    says of other stories ("5 h ago") it says as of then. Both are ISO prefixes of at least a day.
    """

    look: Stamps
    now: str | None
    fetched: str | None = None


def clock(look: Stamps, page: Page, published: Found[str] | None) -> Clock:
    """The clock of a page. A file was fetched when it was read, which says nothing of its page."""
    fetched = None
    if page.fetched_at is not None and page.source != "file":
        aware = page.fetched_at.tzinfo is not None
        moment = page.fetched_at.astimezone(UTC) if aware else page.fetched_at
        fetched = f"{moment:%Y-%m-%dT%H:%M}{'Z' if aware else ''}"
    now = published.value if published is not None and len(published.value) >= 10 else fetched
    return Clock(look, now, fetched)


def reckoned(words: str, ago: int | None, clocked: bool, clock: Clock) -> str | None:
    """A relative time, or a day without its year, counted back from when the page was seen."""
    seen = clock.fetched or clock.now
    if seen is None:
        return None
    if ago is not None:
        # "3 months ago" names no day.
        if ago >= _MONTH or (0 < ago < _DAY and len(seen) < 16):
            return None
        # "Today" names a day, "5 h ago" a minute.
        return _back(seen, ago) if 0 < ago < _DAY else _back(seen, ago)[:10]
    if clocked:
        return None
    year = int(seen[:4])
    for candidate in (year, year - 1):
        value = _of_year(words, candidate, clock)
        if value and day(value) <= day(seen):
            return day(value)
    return None


def _of_year(words: str, year: int, clock: Clock) -> str | None:
    """The day that the words name in this year; Chinese, Japanese and Korean write the year first."""
    signs = {"日": "年", "일": "년"}
    sign = signs.get(words[-1:])
    found = clock.look(f"{year}{sign}{words}" if sign else f"{words} {year}")
    return next((stamp.value for stamp in found if stamp.value), None)


def of_day(words: str, clock: Clock) -> str | None:
    """The ``THH:MM`` of words that are a time of day and nothing else."""
    found = clock.look(f"2000-01-01 {words}")
    whole = len(found) == 1 and found[0].value is not None and len(found[0].span) == len(words) + 11
    return found[0].value[10:] if whole and found[0].value else None


def dated(clocks: Sequence[str], clock: Clock) -> list[str] | None:
    """The instants of a list's times of day, in its order; None where their day is open.

    They are of the page's own day, and reach back over midnight where they run newest first ("00:20, 23:50").
    The day is open where the page's time is not known, where the page was fetched on another day than it was
    published (its lists are then of that day), and where a time is later than the page's own.
    """
    now = clock.now
    if now is None or len(now) < 16 or (clock.fetched and day(clock.fetched) != day(now)):
        return None
    values: list[str] = []
    back, last = 0, _minutes(now[10:16])
    for at in clocks:
        minutes = _minutes(_moved(at, now))
        if minutes > last and _DAY - (minutes - last) <= _NIGHT:
            back += 1
        if back > 1 or (back == 0 and minutes > _minutes(now[10:16])):
            return None
        moment = datetime.fromisoformat(now[:10]) - timedelta(days=back)
        values.append(f"{moment:%Y-%m-%d}{at}")
        last = minutes
    return values


def _moved(at: str, now: str) -> str:
    """The time of day in the zone of ``now``, where both say theirs."""
    left, right = datetime.fromisoformat(f"{now[:10]}{at}"), datetime.fromisoformat(now)
    if left.tzinfo is None or right.tzinfo is None:
        return at
    return f"{left.astimezone(right.tzinfo):T%H:%M}"


def _minutes(at: str) -> int:
    return int(at[1:3]) * 60 + int(at[4:6])


def _back(now: str, minutes: int) -> str:
    moment = datetime.fromisoformat(now[:16]) - timedelta(minutes=minutes)
    return f"{moment:%Y-%m-%dT%H:%M}{now[16:]}"

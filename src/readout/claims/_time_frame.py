"""The frame of a resolution: what the anchor says about the day of speaking, as dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from readout.claims._calendar_solver import first_day, last_day
from readout.claims._time_types import Anchor, Resolution, Tense
from readout.record import DateBasis, Problem, When

# A page may carry the date of another time zone: a day "after" its publication by one is still its own.
ZONE_SLACK = timedelta(days=1)

_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Frame:
    """``day`` is the day of speaking where known to the day; ``first`` and ``last`` hold it in any case.

    ``reference`` and ``reference_last`` are the first and last day of what the text spoke of last.
    """

    anchor: Anchor
    tense: Tense | None
    day: date | None
    first: date | None
    last: date | None
    reference: date | None
    reference_last: date | None

    @property
    def precision(self) -> int:
        """How finely the reference is known: 0 to the day, 1 to the month, 2 to the year."""
        if self.reference is None or self.reference_last is None:
            return 2
        days = (self.reference_last - self.reference).days
        return 0 if days == 0 else 1 if days < _LONGEST_MONTH else 2


def frame_of(anchor: Anchor, tense: Tense | None) -> Frame:
    """The dateline's day, else the publication's, with the reference beside it."""
    spoken = anchor.written if anchor.written and _is_day(anchor.written) else anchor.published
    first = first_day(spoken) if spoken else None
    last = last_day(spoken) if spoken else None
    reference = (anchor.reference or "").split("/")[0]
    return Frame(
        anchor=anchor,
        tense=tense,
        day=first if first is not None and first == last else None,
        first=first,
        last=last,
        reference=first_day(reference) if reference else None,
        reference_last=last_day(reference) if reference else None,
    )


def _is_day(prefix: str) -> bool:
    first = first_day(prefix) if prefix else None
    return first is not None and first == last_day(prefix)


def found(day: date | str, basis: DateBasis, rule: str, candidates: tuple[str, ...] = ()) -> Resolution:
    """A resolution with a date."""
    text = day if isinstance(day, str) else day.isoformat()
    every = candidates or (text,)
    return Resolution(When(text, basis, every, rule), every, rule, (), basis)


def nothing(
    basis: DateBasis, rule: str, candidates: tuple[str, ...] = (), problems: tuple[Problem, ...] = ()
) -> Resolution:
    """A resolution without a date."""
    return Resolution(None, candidates, rule, problems, basis)


def shifted(day: date, days: int) -> date | None:
    """``day`` moved by ``days``, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_text(year: int, month: int) -> str:
    """The ISO prefix of a month."""
    return f"{year:04d}-{month:02d}"


def month_shifted(day: date, months: int) -> str | None:
    """The ISO prefix of the month ``months`` after that of ``day``, or None beyond the calendar's ends."""
    index = day.year * 12 + day.month - 1 + months
    if not 12 <= index < 12 * 9999:
        return None
    return month_text(index // 12, index % 12 + 1)

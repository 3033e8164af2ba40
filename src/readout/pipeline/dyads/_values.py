"""What is said of two governments over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readout.record import Mark

# The families of what a mark may count as, in the order in which they are shown.
KINDS = ("contact", "other", "announced", "not")


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months: how many contacts and other acts happened in them, and how many stories were read.

    ``name`` is such as ``2022-Q1``; ``first`` and ``last`` are ISO days. ``running``: it is not over.
    """

    name: str
    first: str
    last: str
    contacts: int
    others: int
    announced: int
    stories: int
    running: bool


@dataclass(frozen=True, slots=True)
class Baseline:
    """The dyad's own mean of contacts a quarter over whole earlier years, ``first`` to ``last``."""

    first: int
    last: int
    mean: float


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two governments over time, as of ``today`` (an ISO day).

    ``today_from`` says where that day comes from: ``asked``, the newest ``page`` of the record, or its newest
    ``event`` where no page is dated; ``nothing`` where no event is either and the day means nothing.
    ``marks`` are all events in which both take part, oldest first and undated last; ``quarters`` run from the
    first to today without a gap. ``last_contact`` is the last contact that happened up to today and
    ``days_since`` the days since; ``announced`` are the planned events that end today or later, the next
    first.
    """

    left: str
    right: str
    today: str
    today_from: str
    marks: tuple[Mark, ...]
    quarters: tuple[Quarter, ...]
    baseline: Baseline | None
    last_contact: Mark | None
    days_since: int | None
    announced: tuple[Mark, ...]

    def chosen(
        self, quarter: str | None = None, kind: str | None = None, event_type: str | None = None
    ) -> tuple[Mark, ...]:
        """The marks that a count stands for, newest first and undated last."""
        return chosen(self.marks, quarter, kind, event_type)


def kind_of(mark: Mark) -> str:
    """What a mark counts as: a ``contact`` or an ``other`` act that happened, ``announced``, or ``not``."""
    if mark.status == "happened":
        return "contact" if mark.act == "CONSULT" else "other"
    return "announced" if mark.status == "planned" else "not"


def chosen(
    marks: Iterable[Mark], quarter: str | None = None, kind: str | None = None, event_type: str | None = None
) -> tuple[Mark, ...]:
    """Those of a quarter, a kind and a type, newest first and undated last."""
    kept = [
        mark
        for mark in marks
        if (quarter is None or quarter_of(mark) == quarter)
        and (kind is None or kind_of(mark) == kind)
        and (event_type is None or mark.event_type == event_type)
    ]
    return tuple(sorted(kept, key=lambda mark: (mark.first or "", mark.id), reverse=True))


def quarter_of(mark: Mark) -> str | None:
    """The quarter in which an event lies; None where its date is too coarse to tell, or there is none."""
    if mark.first is None or mark.last is None:
        return None
    first = quarter_name(mark.first)
    # An act of several days belongs to the quarter in which it begins; a year alone belongs to none.
    return first if _days(mark.first, mark.last) <= 92 and "-" in (mark.date or "") else None


def quarter_name(day: str) -> str:
    """The quarter of an ISO day or month."""
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def quarter_days(name: str) -> tuple[date, date]:
    """First and last day of a quarter.

    :raises ValueError: for what is no quarter.
    """
    year, mark, number = name[:4], name[4:6], name[6:]
    if mark != "-Q" or number not in ("1", "2", "3", "4") or not year.isdecimal():
        raise ValueError(f"a quarter is such as 2022-Q1; got {name[:20]!r}")
    month = int(number) * 3 - 2
    first = date(int(year), month, 1)
    after = date(first.year + (month == 10), month + 3 if month < 10 else 1, 1)
    return first, after - timedelta(days=1)


def names_between(first: str, last: str) -> Sequence[str]:
    """Every quarter from the first to the last, both among them."""
    begin, end = (int(name[:4]) * 4 + int(name[6]) - 1 for name in (first, last))
    return [f"{number // 4:04}-Q{number % 4 + 1}" for number in range(begin, end + 1)]


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days

"""Asking about two governments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from readout.knowledge import Knowledge
from readout.pipeline.dyads._brief import Brief, brief_of
from readout.pipeline.dyads._values import (
    Baseline,
    Dyad,
    Quarter,
    kind_of,
    names_between,
    quarter_days,
    quarter_name,
    quarter_of,
)
from readout.record import Event, InputError, Mark
from readout.store import Store


class Dyads:
    """Two governments over time, from one open record and the atlas."""

    def __init__(self, record: Store, knowledge: Knowledge) -> None:
        self._record = record
        self._knowledge = knowledge

    def code(self, words: str) -> str | None:
        """The code of a government that is given by code or name; None where nobody is called so."""
        offices = self._knowledge.offices
        if offices.government(words.upper()) is not None:
            return words.upper()
        return offices.find_government(words)

    def name(self, code: str) -> str:
        """The name of a government; an unknown code stands for itself."""
        found = self._knowledge.offices.government(code)
        return found.name if found is not None else code

    def busiest(self, most: int = 60) -> tuple[tuple[str, str, int], ...]:
        """The pairs that share most events, with their number."""
        return self._record.dyads.busiest(most)

    def dyad(self, left: str, right: str, today: str | None = None) -> Dyad:
        """Two governments over time, the codes in the order given.

        Without ``today`` the record itself says how far it reaches: up to its newest page.

        :raises InputError: for a day that is none, or one government twice.
        """
        if left == right:
            raise InputError("a dyad is of two governments; give another one")
        marks = self._record.dyads.marks(left, right)
        day, source = self._today(today, marks)
        past = [mark for mark in marks if kind_of(mark) == "contact" and mark.last and mark.last <= day]
        last = max(past, key=lambda mark: (mark.last or "", mark.id), default=None)
        ahead = [m for m in marks if m.status == "planned" and m.last and m.last >= day]
        quarters = _quarters(marks, day, self._record.dyads.read_by_month())
        return Dyad(
            left=left,
            right=right,
            today=day,
            today_from=source,
            marks=marks,
            quarters=quarters,
            baseline=_baseline(quarters, int(day[:4])),
            last_contact=last,
            days_since=_days(last.last, day) if last and last.last else None,
            announced=tuple(sorted(ahead, key=lambda mark: (mark.first or "", mark.id))),
        )

    def brief(self, left: str, right: str, since: str | None = None, today: str | None = None) -> Brief:
        """Everything between two governments since the last contact of their ministers, or since a day.

        :raises InputError: for a day that is none.
        """
        begin = _day(since, "since") if since else None
        return brief_of(self.dyad(left, right, today), self._record, self._knowledge, begin)

    def events(self, marks: Iterable[Mark]) -> tuple[Event, ...]:
        """The whole events of these marks, in this order."""
        found = (self._record.event(mark.id) for mark in marks)
        return tuple(event for event in found if event is not None)

    def _today(self, asked: str | None, marks: Sequence[Mark]) -> tuple[str, str]:
        if asked:
            return _day(asked, "today"), "asked"
        page = self._record.dyads.newest_page()
        if page is not None:
            return page, "page"
        happened = [mark.last for mark in marks if mark.last and mark.status == "happened"]
        # Some day must be today; none is said where nothing gives one.
        return (max(happened), "event") if happened else (_NO_DAY, "nothing")


_NO_DAY = "1970-01-01"


def _day(written: str, name: str) -> str:
    try:
        if len(written) == len("2022-01-03"):
            return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    raise InputError(f"{name} is a day such as 2022-01-03; got {written[:40]!r}")


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _quarters(marks: Sequence[Mark], today: str, read: Mapping[str, int]) -> tuple[Quarter, ...]:
    """From the first event's to that of today; none where no event lies in a quarter."""
    dated = [(name, mark) for mark in marks if (name := quarter_of(mark)) is not None]
    if not dated:
        return ()
    now = quarter_name(today)
    happened = [name for name, mark in dated if mark.status == "happened"] or [now]
    counts = Counter((name, kind_of(mark)) for name, mark in dated)
    stories: Counter[str] = Counter()
    for month, number in read.items():
        stories[quarter_name(month)] += number
    first = min(name for name, _ in dated)
    found = []
    for name in names_between(first, max(now, *happened)):
        begin, end = quarter_days(name)
        contacts, others, ahead = (counts[name, kind] for kind in ("contact", "other", "announced"))
        days = begin.isoformat(), end.isoformat()
        found.append(Quarter(name, *days, contacts, others, ahead, stories[name], days[1] > today))
    return tuple(found)


def _baseline(quarters: Sequence[Quarter], year: int) -> Baseline | None:
    """The mean over whole years before ``year``; None where there is none.

    The year of the first event is left out unless that lies in its first quarter: before it nothing may have
    been read.
    """
    if not quarters:
        return None
    first = int(quarters[0].name[:4]) + (quarters[0].name[-1] != "1")
    counted = [one.contacts for one in quarters if first <= int(one.name[:4]) < year]
    return Baseline(first, year - 1, sum(counted) / len(counted)) if counted else None

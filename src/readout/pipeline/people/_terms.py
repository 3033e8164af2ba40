"""Terms of office with how well they are known, and who else held the office then."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from readout.knowledge.offices import Person, Term
from readout.pipeline.people._values import Held, Precision

# Offices of one person at a time; of the others ("minister", "ambassador") a government has many at once.
SINGLE = frozenset({"head-of-state", "head-of-government", "foreign-minister"})
# Offices that speak for a government, in order of rank.
HIGHEST = (
    "head-of-state", "monarch", "supreme-leader", "head-of-government", "head-of-body", "secretary-general",
    "foreign-minister", "vice-president", "deputy-head-of-government",
)  # fmt: skip
# Two terms of one office may share the days of a handing-over; beyond so many days they stood side by side.
_HANDING_OVER = timedelta(days=60)
_LAST = date(9999, 12, 31)
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def held(person: Person, term: Term) -> Held:
    """One term of a person."""
    return Held(
        person=person.id,
        name=person.name,
        short=person.family or person.name,
        government=term.government,
        office=term.office,
        title=term.title,
        since=term.since,
        until=term.until or None,
        begin=edges(term.since),
        end=edges(term.until or ""),
        since_precision=_PRECISION.get(len(term.since), "unknown"),
        until_precision=_PRECISION.get(len(term.until), "unknown") if term.until else "open",
        acting=term.acting,
        disputed="disputed" in f"{term.title} {term.note}".lower(),
        source=term.source,
        confidence=term.confidence,
        note=term.note,
    )


def chief(terms: Sequence[Held]) -> Held | None:
    """The term that a person is best named by: of those that run, or that ended last, the highest office.

    Offices that ended within a year of the last one count as ended with it: posts are laid down in turn.
    """
    running = [one for one in terms if one.until is None]
    latest = max((one.end[1] for one in terms if one.end), default="")
    late = f"{int(latest[:4]) - 1:04d}{latest[4:]}" if latest else ""
    last = running or [one for one in terms if one.end and one.end[1] >= late] or list(terms)
    rank = {office: number for number, office in enumerate(HIGHEST)}
    return min(
        last, key=lambda one: (rank.get(one.office, len(rank)), _newest_first(one.since)), default=None
    )


def _newest_first(since: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in since.split("-") if part.isdigit()) or (0,)


def edges(prefix: str) -> tuple[str, str] | None:
    """The first and the last day of an ISO prefix; None for anything else."""
    parts = prefix.split("-")
    try:
        year, month, day = (int(parts[n]) if len(parts) > n else None for n in range(3))
        if year is None:
            return None
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return first.isoformat(), first.isoformat()
    last = month or 12
    return first.isoformat(), date(year, last, monthrange(year, last)[1]).isoformat()


def side_by_side(terms: Sequence[Held], holders: Iterable[Held]) -> tuple[Held, ...]:
    """``terms`` with those ``holders`` who certainly held the same office at the same time."""
    others = tuple(holders)
    return tuple(replace(one, beside=_beside(one, others)) for one in terms)


def _beside(one: Held, others: Iterable[Held]) -> tuple[tuple[str, str], ...]:
    if one.office not in SINGLE:
        return ()
    found = {
        other.person: other.name
        for other in others
        if (other.office, other.government) == (one.office, one.government)
        and other.person != one.person
        and _shared(one, other) > _HANDING_OVER
    }
    return tuple(found.items())


def _shared(one: Held, other: Held) -> timedelta:
    """How long both certainly held it; the days of a month or year that are uncertain are left out."""
    if one.begin is None or other.begin is None:
        return timedelta()
    begin = max(date.fromisoformat(one.begin[1]), date.fromisoformat(other.begin[1]))
    return min(_surely_until(one), _surely_until(other)) - begin


def _surely_until(term: Held) -> date:
    return date.fromisoformat(term.end[0]) if term.end else _LAST

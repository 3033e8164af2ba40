"""What cannot be, or is missing, in an atlas: the shipped one and a user's own rows alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from readout.knowledge.offices._days import first_day, last_day
from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices._same import single
from readout.knowledge.offices._sources import OFFICES
from readout.knowledge.offices._values import Person, Term
from readout.record import Addition

__all__ = ["KINDS", "Note", "check", "unusable"]

NoteKind = Literal["overlap", "gap", "impossible", "source", "row"]
KINDS: tuple[NoteKind, ...] = ("impossible", "row", "overlap", "source", "gap")

_GRACE = 31  # days: two sources may date a change of office so far apart, swearing in and taking over
_GAP = 62  # days: a vacancy or a caretaker nobody wrote down; longer, a holder is missing
_EVER = "9999-12-31"
_DISPUTED = ("disputed", "rival")  # words of the note of a term that another's claim is known beside
_LONGEST = 75  # years: no term in any office has lasted longer


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to look at: its kind, where, in words; ``own`` where a row of the user's own takes part."""

    kind: NoteKind
    government: str
    office: str
    message: str
    own: bool = False


def check(offices: Offices, rows: Iterable[Addition] = (), today: str = "") -> tuple[Note, ...]:
    """Every note, the gravest kind first, then by government and office.

    Told are terms that end before they begin or have no real dates, rows of the user's own that change
    nothing, two holders of an office that one person holds at a time (for longer than a change of office
    takes), terms without a source, and times of such an office that nobody is known for. ``today`` (ISO)
    bounds the last of these; without it, the time after the last known holder is not told.
    """
    notes: list[Note] = []
    held: dict[tuple[str, str], list[tuple[Person, Term]]] = defaultdict(list)
    for key in offices.person_ids():
        person = offices.person(key)
        for term in person.terms if person else ():
            assert person is not None
            notes += _alone(offices, person, term)
            held[term.government, term.office].append((person, term))
    for (government, office), terms in held.items():
        if single(office, government):
            known = sorted(terms, key=lambda one: (one[1].since, one[1].until or _EVER, one[0].id))
            notes += _overlaps(offices, known)
            notes += _gaps(offices, known, today)
    notes += [
        Note("row", row.government, row.office, f"{row.name}: {why}; the row changes nothing", own=True)
        for row in rows
        if (why := unusable(offices, row))
    ]
    return tuple(
        sorted(notes, key=lambda one: (KINDS.index(one.kind), one.government, one.office, one.message))
    )


def unusable(offices: Offices, row: Addition) -> str:
    """Why a row cannot be laid over the atlas; empty if it can."""
    if offices.government(row.government) is None:
        return f"the atlas has no government {row.government!r}"
    if row.office and row.office not in OFFICES:
        return f"the atlas has no office kind {row.office!r}"
    if not folded(row.name):
        return "the name holds no letters"
    return "; ".join(_wrong_dates(row.since, row.until))


def _alone(offices: Offices, person: Person, term: Term) -> Iterator[Note]:
    own = offices.is_own(term)
    for why in _wrong_dates(term.since, term.until):
        yield Note("impossible", term.government, term.office, f"{_told(person, term)}: {why}", own)
    if not term.source:
        yield Note("source", term.government, term.office, f"{_told(person, term)}: names no source", own)


def _wrong_dates(since: str, until: str | None) -> list[str]:
    wrong = [f"{day!r} is no date" for day in (since, until) if day and not _real(day)]
    if not wrong and since and until:
        if last_day(until) < first_day(since):
            wrong.append("ends before it begins")
        elif int(until[:4]) - int(since[:4]) > _LONGEST:
            wrong.append(f"lasts more than {_LONGEST} years")
    return wrong


def _real(day: str) -> bool:
    if len(day) not in (4, 7, 10):
        return False
    try:
        date.fromisoformat(first_day(day))
    except ValueError:
        return False
    return True


def _overlaps(offices: Offices, known: list[tuple[Person, Term]]) -> Iterator[Note]:
    for at, (later, right) in enumerate(known):
        for earlier, left in known[:at]:
            if left.person == right.person or _excused(left) or _excused(right):
                continue
            begins = max(last_day(left.since), last_day(right.since))
            ends = min(_until(left, first=True), _until(right, first=True))
            if _days(begins, ends) > _GRACE:
                names = f"{earlier.name} and {later.name}"
                until = min(left.until or "now", right.until or "now")
                own = offices.is_own(left) or offices.is_own(right)
                message = f"{names} both from {right.since} to {until}"
                yield Note("overlap", right.government, right.office, message, own)


def _excused(term: Term) -> bool:
    """Whether a term may lie beside another: that of who stands in, a known dispute, an unknown beginning."""
    return term.acting or not term.since or any(word in term.note for word in _DISPUTED)


def _gaps(offices: Offices, known: list[tuple[Person, Term]], today: str) -> Iterator[Note]:
    person, last = known[0]
    for other, term in [*known[1:], *([(None, None)] if today else [])]:
        begins = first_day(term.since) if term and term.since else (today if term is None else "")
        if begins and _days(_until(last, first=False), begins) > _GAP:
            then = f"{other.name} came in {term.since}" if other and term else "nobody is known since"
            message = f"nobody between: {person.name} went in {last.until}, {then}"
            own = offices.is_own(last) or (term is not None and offices.is_own(term))
            yield Note("gap", last.government, last.office, message, own)
        if other and term and _until(term, first=False) > _until(last, first=False):
            person, last = other, term


def _until(term: Term, *, first: bool) -> str:
    if term.until is None:
        return _EVER
    return first_day(term.until) if first else last_day(term.until)


def _days(left: str, right: str) -> int:
    """Days from one to the other, near enough for the bounds above."""
    return _count(right) - _count(left)


def _count(day: str) -> int:
    return int(day[:4]) * 365 + (int(day[5:7]) - 1) * 30 + int(day[8:10])


def _told(person: Person, term: Term) -> str:
    return f"{person.name} {term.since or '?'}..{term.until or ''}"

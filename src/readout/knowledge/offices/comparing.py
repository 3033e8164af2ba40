"""What one atlas says that another does not: persons, names and terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices._same import same_office, surely_overlap
from readout.knowledge.offices._values import Person, Term

__all__ = ["Change", "compare"]

ChangeKind = Literal[
    "new person", "gone person", "new name", "gone name", "new term", "gone term", "changed term"
]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; ``before`` and ``after`` are in words, empty where there is nothing."""

    kind: ChangeKind
    person: str
    government: str
    office: str
    before: str
    after: str


def compare(old: Offices, new: Offices) -> Iterator[Change]:
    """Every difference, by person in the order of the newer atlas, then who is gone from it.

    Persons are one by their ids, which come from government and name; of one person, two terms of one office
    that overlap are one term that changed.
    """
    for key in new.person_ids():
        after, before = new.person(key), old.person(key)
        if after is not None and before is None:
            yield _person("new person", after)
            yield from (_change("new term", after, None, term) for term in after.terms)
        elif after is not None and before is not None and after != before:
            yield from _names(before, after)
            yield from _terms(before, after)
    for key in old.person_ids():
        gone = old.person(key)
        if gone is not None and new.person(key) is None:
            yield _person("gone person", gone)


def _person(kind: ChangeKind, person: Person) -> Change:
    told = "; ".join((person.name, *person.also))
    home = person.terms[0].government if person.terms else ""
    return Change(kind, person.name, home, "", *(("", told) if kind == "new person" else (told, "")))


def _names(before: Person, after: Person) -> Iterator[Change]:
    old, new = (dict.fromkeys((one.name, *one.also)) for one in (before, after))
    home = after.terms[0].government if after.terms else ""
    yield from (Change("new name", after.name, home, "", "", name) for name in new if name not in old)
    yield from (Change("gone name", after.name, home, "", name, "") for name in old if name not in new)


def _terms(before: Person, after: Person) -> Iterator[Change]:
    free = [term for term in before.terms if term not in after.terms]
    for term in after.terms:
        if term in before.terms:
            continue
        was = next((one for one in free if same_office(one, term) and _one(one, term)), None)
        if was is not None:
            free.remove(was)
        yield _change("changed term" if was else "new term", after, was, term)
    yield from (_change("gone term", after, term, None) for term in free)


def _one(left: Term, right: Term) -> bool:
    """Whether two terms of one person and office are one term that changed."""
    return left.since == right.since or surely_overlap(left, right)


def _change(kind: ChangeKind, person: Person, before: Term | None, after: Term | None) -> Change:
    term = after or before
    assert term is not None
    return Change(kind, person.name, term.government, term.office, _told(before), _told(after))


def _told(term: Term | None) -> str:
    if term is None:
        return ""
    acting = "acting " if term.acting else ""
    title = f"{acting}{term.title or term.office}"
    source = f"{term.source or 'no source'} {term.confidence:.2f}"
    return f"{title}, {term.since or '?'} to {term.until or 'now'} ({source})"

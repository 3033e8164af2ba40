"""Asking the atlas in a person's own words: who held an office on a day, and whom a name may mean.

Words that name nothing the atlas knows, and words that name several things, are an ``InputError`` that lists
what there is. Where nobody is known the answer is empty and its ``note`` says so: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from readout.knowledge.offices._days import overlaps
from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices._same import MANY, single, surely_overlap
from readout.knowledge.offices._sources import OFFICES
from readout.knowledge.offices._values import Government, Person, Term
from readout.record import InputError

__all__ = ["Holding", "Meant", "Who", "iso_day", "persons", "who"]

_EVER = "0001/9999"
_LONGEST = 200  # letters of a question; a longer one is a text, not a name
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_PRECISION = {0: "unknown", 4: "year", 7: "month", 10: "day"}
_KINDS = frozenset({"government", "body", "demonym", "capital", "seat"})
# Asked for an office that a government never had, the first of these that it had is meant: whoever is called
# president of a body heads it. A king is nobody where there is no king.
_NEAR = {
    "head-of-state": ("monarch", "leader", "head-of-government", "head-of-body", "secretary-general"),
    "head-of-government": ("head-of-state", "leader", "monarch", "head-of-body", "secretary-general"),
    "leader": ("supreme-leader", "head-of-state", "head-of-government", "head-of-body", "secretary-general"),
    "head-of-body": ("secretary-general", "head-of-state"),
    "secretary-general": ("head-of-body",),
}


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's term in the office that was asked for.

    ``begins`` and ``ends`` say how finely the dates are known (day, month, year, unknown; ``ends`` is
    ``running`` for a term without an end). ``own`` is True for a row of the user's own. ``remarks`` are
    sentences on what to mind: acting, disputed, changed hands that day.
    """

    person: Person
    term: Term
    begins: str
    ends: str
    own: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """The answer to "who held this office": ``office`` is the kind that the words were taken for.

    ``on`` is the day asked for, None for every term. ``note`` says how the words were taken, or why there is
    no answer.
    """

    office: str
    government: Government
    on: str | None
    holdings: tuple[Holding, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A person whom a name may mean: how well (0 to 1), why, the term that fits best and every term."""

    person: Person
    score: float
    why: str
    term: Term | None
    holdings: tuple[Holding, ...]


def who(offices: Offices, office: str, government: str, on: str | None) -> Who:
    """Who held ``office`` of ``government`` on a day (an ISO prefix), or ever where ``on`` is None.

    ``office`` is an office kind, a title in any language that the atlas has titles in, or a title that people
    in this government had. ``government`` is a code or any of its names.

    :raises InputError: for words that name no office or government, or several; and for a day that is none.
    """
    found = _government(offices, government)
    day = iso_day(on) if on is not None else None
    kind, title, note = _office(offices, office, found, day)
    terms = [
        term for term in offices.holders(kind, found.code, day or _EVER) if not title or _fits(term, title)
    ]
    holdings = tuple(_holding(offices, term, terms, day) for term in terms)
    if not holdings:
        note = " ".join(filter(None, (note, _nobody(offices, kind, title, found, day))))
    return Who(kind, found, day, tuple(sorted(holdings, key=_order)) if day else holdings, note)


def persons(offices: Offices, name: str, on: str | None, latest: str | None = None) -> tuple[Meant, ...]:
    """Everybody whom ``name`` may mean, the best first; with ``on``, by who held an office on that day.

    ``latest`` is the day of asking (ISO): without ``on``, those long out of office come later.

    :raises InputError: for a day that is none, or a name that is too long to be one.
    """
    day = iso_day(on) if on is not None else None
    words = _short(name)
    ranked = offices.candidates(name=words, on=day, latest=None if day else latest)
    found = [
        Meant(one.person, one.score, one.why, one.term, _holdings(offices, one.person)) for one in ranked
    ]
    named = {one.person.id for one in ranked}
    # The others whom the name fits, but who can hardly be meant on that day.
    found += [
        Meant(one, 0.0, f"{one.name}: the name fits, the dates do not", None, _holdings(offices, one))
        for one in offices.people(words)
        if one.id not in named
    ]
    return tuple(found)


def iso_day(words: str) -> str:
    """A year, month or day as it was given, checked.

    :raises InputError: if it is none.
    """
    if _DAY.fullmatch(words) and words > "0000":
        try:
            date.fromisoformat(words + "0000-01-01"[len(words) :])
        except ValueError:
            pass
        else:
            return words
    raise InputError(f"{words[:40]!r} is no day; write 2022-01-03, 2022-01 or 2022")


# -- the words of the question -------------------------------------------------------------------------------


def _government(offices: Offices, words: str) -> Government:
    codes = _codes(offices, _short(words))
    found = [one for code in codes if (one := offices.government(code))]
    if len(found) == 1:
        return found[0]
    if found:
        told = ", ".join(f"{one.code} ({one.name})" for one in found)
        raise InputError(f"{words[:80]!r} may be {told}; give the code")
    raise InputError(f"no government is called {words[:80]!r}; give a name or a code such as TUR, USA or XEU")


def _codes(offices: Offices, words: str) -> tuple[str, ...]:
    if offices.government(words):
        return (words.upper(),)
    languages = offices.languages()
    for language in languages:
        if code := offices.find_government(words, language):
            return (code,)
    spotted = [
        one
        for language in languages
        for one in offices.spot(words, language)
        if one.kind in _KINDS and one.span.end - one.span.start >= len(words)
    ]
    return tuple(dict.fromkeys(key for one in spotted for key in one.keys))


def _office(offices: Offices, words: str, government: Government, day: str | None) -> tuple[str, str, str]:
    """The kind of the office, the title that narrows it, and how the words were taken."""
    text = _short(words)
    key = "-".join(folded(text))
    kinds = (key,) if key in OFFICES else offices.titled(text)
    had = [kind for kind in kinds if offices.holders(kind, government.code, _EVER)]
    if had and had[0] not in MANY:
        return had[0], "", ""
    if not had and (near := _near(offices, kinds, government, day)):
        return near, "", f"{government.name} has no {kinds[0]} in the atlas; its {near} is told."
    if narrow := _titles(offices, text, government, tuple(had)):
        return narrow, text, ""
    if kinds:
        return (had or kinds)[0], "", ""
    kind = offices.office_kind(text)
    if kind is None:
        known = ", ".join(sorted(OFFICES))
        raise InputError(f"no office is called {words[:80]!r}; say it as a title, or: {known}")
    return kind, "", f"{words[:80]!r} is taken for {kind}."


def _near(offices: Offices, kinds: tuple[str, ...], government: Government, day: str | None) -> str:
    """The office that a government has in the place of one that it never had; empty where there is none."""
    near = _NEAR.get(kinds[0], ()) if kinds else ()
    had = [one for one in near if offices.holders(one, government.code, _EVER)]
    now = [one for one in had if offices.holders(one, government.code, day or _EVER)]
    return next(iter((*now, *had)), "")


def _titles(offices: Offices, words: str, government: Government, among: tuple[str, ...]) -> str:
    """The kind of office of which somebody in this government had this title; empty if nobody had."""
    for kind in among or sorted(OFFICES):
        if any(_fits(term, words) for term in offices.holders(kind, government.code, _EVER)):
            return kind
    return ""


def _fits(term: Term, title: str) -> bool:
    """Whether a holder's title is or holds the words, in their order."""
    words, had = folded(title), folded(term.title)
    return any(had[at : at + len(words)] == words for at in range(len(had) - len(words) + 1))


def _short(words: str) -> str:
    text = " ".join(words.split())
    if not folded(text):
        raise InputError("nothing was asked for; give a name")
    if len(text) > _LONGEST:
        raise InputError(f"a name has at most {_LONGEST} characters")
    return text


# -- the answer ----------------------------------------------------------------------------------------------


def _holdings(offices: Offices, person: Person) -> tuple[Holding, ...]:
    return tuple(_holding(offices, term, (), None) for term in person.terms)


def _holding(offices: Offices, term: Term, others: Iterable[Term], day: str | None) -> Holding:
    person = offices.person(term.person)
    assert person is not None  # the term is a person's of this atlas
    remarks = []
    if term.acting:
        remarks.append("acting")
    rivals = [one for one in others if one.person != term.person] if day else []
    if rivals and single(term.office, term.government):
        sharp = any(surely_overlap(one, term) and not (one.acting or term.acting) for one in rivals)
        names = ", ".join(sorted({_name(offices, one.person) for one in rivals}))
        remarks.append(
            f"disputed: the atlas also has {names}" if sharp else f"changed hands then: also {names}"
        )
    remarks += [term.note] if term.note else []
    return Holding(
        person,
        term,
        _PRECISION.get(len(term.since), "unknown"),
        "running" if term.until is None else _PRECISION.get(len(term.until), "unknown"),
        offices.is_own(term),
        tuple(remarks),
    )


def _name(offices: Offices, key: str) -> str:
    person = offices.person(key)
    return person.name if person else key


def _order(one: Holding) -> tuple[bool, bool, str, str]:
    """The user's own rows first, then acting holders last, by time."""
    return (not one.own, one.term.acting, one.term.since, one.person.id)


def _nobody(offices: Offices, kind: str, title: str, government: Government, day: str | None) -> str:
    asked = f"{title or kind} of {government.name}"
    known = [one for one in offices.holders(kind, government.code, _EVER) if not title or _fits(one, title)]
    if not known:
        return f"The atlas knows no {asked}."
    before = [one for one in known if day and not overlaps(one, day) and (one.until or day) < day]
    after = [one for one in known if day and not overlaps(one, day) and one.since > day]
    near = [f"{_name(offices, one.person)} until {one.until}" for one in before[-1:]]
    near += [f"{_name(offices, one.person)} from {one.since}" for one in after[:1]]
    return f"The atlas knows no {asked} on {day}" + (f"; it knows {' and '.join(near)}." if near else ".")

"""From the atlas's sources to the one file that is shipped."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping

from readout.knowledge.offices._atlas import Atlas, pack_person
from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._names import GENERATIONS, forms, sound
from readout.knowledge.offices._phrases import given_names, packed_phrases
from readout.knowledge.offices._sources import Sources
from readout.knowledge.offices._values import Person, Term


def compiled(sources: Sources) -> tuple[str, tuple[str, ...]]:
    """The compact JSON of an atlas, and what is wrong with its sources, one sentence each."""
    persons, notes = _persons(sources)
    codes = {source.government.code for source in sources.governments}
    missing = sorted({term.government for person in sources.persons for term in person.terms} - codes)
    notes += [f"holders/{code}.toml: no government has this code; its terms are left out" for code in missing]
    data: Atlas = {
        "fingerprint": sources.fingerprint,
        "governments": [dataclasses.astuple(source.government) for source in sources.governments],
        "persons": {person.id: pack_person(person) for person in persons},
        "held": _held(persons),
        "sounds": _sounds(persons),
        "given": _given(sources, persons),
        "regions": [(region.key, list(region.members)) for region in sources.regions],
        "honorifics": sorted({" ".join(folded(word)) for word in sources.namesakes.honorifics}),
        "phrases": packed_phrases(sources, persons),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", tuple(notes)


def _held(persons: tuple[Person, ...]) -> dict[str, list[int]]:
    """The places of the persons who held an office of a government, by ``<office> <government>``."""
    held: dict[str, list[int]] = {}
    for place, person in enumerate(persons):
        for office in dict.fromkeys(f"{term.office} {term.government}" for term in person.terms):
            held.setdefault(office, []).append(place)
    return dict(sorted(held.items()))


def _given(sources: Sources, persons: tuple[Person, ...]) -> list[str]:
    """The first given name of every person, but for words that are everyday words too."""
    found = set()
    for person in persons:
        first, known = folded(person.name)[0], given_names(person)
        if first in known and len(first) > 1:
            found.add(first)
    return sorted(found.difference(*(folded(word) for word in sources.namesakes.families)))


def _sounds(persons: tuple[Person, ...]) -> dict[str, list[int]]:
    """The places of the persons by the sound of each word of their names."""
    found: dict[str, list[int]] = {}
    for place, person in enumerate(persons):
        words = {word for form in forms(person) for word in form} - GENERATIONS
        for heard in sorted({sound(word) for word in words}):
            found.setdefault(heard, []).append(place)
    return dict(sorted(found.items()))


def _persons(sources: Sources) -> tuple[tuple[Person, ...], list[str]]:
    """Persons of known governments, the same human of two files made one."""
    kinds = {source.government.code: source.government.kind for source in sources.governments}
    known = [person for person in sources.persons if all(term.government in kinds for term in person.terms)]
    groups: list[list[Person]] = []
    by_qid: dict[str, list[Person]] = {}
    by_name: dict[str, list[Person]] = {}
    notes: list[str] = []
    for person in sorted(known, key=lambda person: (kinds[_home(person)] != "state", _home(person))):
        names = {" ".join(folded(name)) for name in (person.name, *person.also) if len(folded(name)) > 1}
        group = by_qid.get(person.qid) if person.qid else None
        if group is None:
            group = next((by_name[name] for name in sorted(names) if name in by_name), None)
            if group is not None and (why := _distinct(group, person, kinds)):
                notes.append(
                    f"{_home(person)}: {person.name} has the name of another person ({why}); kept apart"
                )
                group = None
        if group is None:
            group = []
            groups.append(group)
        group.append(person)
        if person.qid:
            by_qid[person.qid] = group
        for name in names:
            by_name.setdefault(name, group)
    return tuple(sorted((_merged(group) for group in groups), key=lambda person: person.id)), notes


def _home(person: Person) -> str:
    return person.terms[0].government if person.terms else ""


def _distinct(group: list[Person], person: Person, kinds: Mapping[str, str]) -> str:
    """Why two persons of one name are two; empty if they are one.

    Two states seldom share a minister, so one of the two must serve a body or a party that is no state; but
    they may share a monarch.
    """
    if any(person.qid and other.qid and person.qid != other.qid for other in group):
        return "other QID"
    homes = [_home(other) for other in group]
    if _home(person) in homes or (_reigns(person) and any(_reigns(other) for other in group)):
        return ""
    if kinds[_home(person)] == "state" and all(kinds[home] == "state" for home in homes):
        return f"of {', '.join(homes)}"
    return ""


def _reigns(person: Person) -> bool:
    return any(term.office == "monarch" for term in person.terms)


def _merged(group: list[Person]) -> Person:
    first = group[0]
    also = tuple(dict.fromkeys(name for person in group for name in (person.name, *person.also)))
    terms = [dataclasses.replace(term, person=first.id) for person in group for term in person.terms]
    return Person(
        id=first.id,
        name=first.name,
        family=first.family,
        also=tuple(name for name in also if name != first.name),
        qid=next((person.qid for person in group if person.qid), ""),
        terms=tuple(sorted(terms, key=_order)),
    )


def _order(term: Term) -> tuple[str, str, str, str]:
    return (term.since, term.until or "9999", term.government, term.office)

"""Laying a user's own rows over an atlas: the same rows always give the same atlas, and neither is changed.

A row finds its person by QID, else by an exact name in the same government. Its term takes the place of
the shipped terms of the same person and office that it overlaps. Where it says that somebody holds an office
that one person holds at a time until now, the term of the holder before, open so far, ends there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files

from readout.knowledge.offices._atlas import Atlas, pack_person, unpack_person
from readout.knowledge.offices._days import first_day
from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._names import forms, sound
from readout.knowledge.offices._phrases import CAPITAL, GUARDED, Phrases, given_names
from readout.knowledge.offices._same import same_office, single, surely_overlap
from readout.knowledge.offices._sources import OFFICES, Namesakes, read_namesakes
from readout.knowledge.offices._values import Person, Term
from readout.record import Addition, content_id

# The word for rows that a person wrote by hand. Their family names are found wherever they have a capital;
# those of a bulk import only after a title or the full name, for among thousands many are common words.
BY_HAND = "own"


@dataclass(slots=True)
class _People:
    """The persons of an atlas, those touched by rows apart."""

    base: Mapping[str, Person]
    by_qid: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    touched: dict[str, Person] = field(default_factory=dict)
    by_hand: set[str] = field(default_factory=set)
    own: dict[str, list[Term]] = field(default_factory=dict)

    def get(self, key: str) -> Person | None:
        return self.touched.get(key) or self.base.get(key)

    def index(self, person: Person) -> None:
        if person.qid:
            self.by_qid.setdefault(person.qid, person.id)
        for name in {_key(name) for name in (person.name, *person.also)}:
            held = self.by_name.setdefault(name, [])
            if person.id not in held:
                held.append(person.id)


def layered(base: Atlas, rows: Iterable[Addition]) -> tuple[Atlas, frozenset[Term]]:
    """The atlas with the rows laid over it, and the terms that came from them.

    A row of a government or an office kind that the atlas does not have changes nothing.
    """
    codes = {row[0] for row in base["governments"]}
    kinds = {row[0]: row[1] for row in base["governments"]}
    people = _People({key: unpack_person(key, packed) for key, packed in base["persons"].items()})
    for person in people.base.values():
        people.index(person)
    for row in rows:
        if row.government in codes and (not row.office or row.office in OFFICES) and folded(row.name):
            _lay(people, row, kinds)
    _close(people, base)
    own = frozenset(term for terms in people.own.values() for term in terms)
    return _rebuilt(base, people), own


def _lay(people: _People, row: Addition, kinds: Mapping[str, str]) -> None:
    key = _meant(people, row, kinds)
    person = people.get(key) or Person(key, row.name, row.family or _family(row.name), (), row.qid, ())
    also = dict.fromkeys((*person.also, row.name, *row.also))
    terms = person.terms
    if row.office:
        term = Term(
            person.id, row.government, row.office, row.title, row.since, row.until, row.acting,
            row.source, row.confidence, row.note,
        )  # fmt: skip
        kept = [one for one in terms if not (same_office(one, term) and surely_overlap(one, term))]
        terms = tuple(sorted((*kept, term), key=lambda one: (one.since, one.until or "9999", one.government)))
        mine = [one for one in people.own.get(key, []) if one in kept]
        people.own[key] = [*mine, term]
    person = replace(
        person,
        also=tuple(name for name in also if name != person.name and folded(name)),
        family=person.family or row.family,
        qid=person.qid or row.qid,
        terms=terms,
    )
    people.touched[key] = person
    people.index(person)
    if row.source == BY_HAND:
        people.by_hand.add(key)


def _meant(people: _People, row: Addition, kinds: Mapping[str, str]) -> str:
    """The id of the person that a row tells of: a known one, or a new one made from the row."""
    if row.qid and row.qid in people.by_qid:
        return people.by_qid[row.qid]
    fitting = [key for key in people.by_name.get(_key(row.name), ()) if _may_be(people.get(key), row, kinds)]
    if len(fitting) == 1:
        return fitting[0]
    key = content_id("person", row.government, row.name)
    return content_id("person", row.government, row.name, row.qid or row.id) if people.get(key) else key


def _may_be(person: Person | None, row: Addition, kinds: Mapping[str, str]) -> bool:
    """Whether a person of the row's very name is the one it tells of.

    Two states seldom share a minister, but a state and a body may; two QIDs are two persons.
    """
    if person is None or (person.qid and row.qid and person.qid != row.qid):
        return False
    governments = {term.government for term in person.terms}
    return row.government in governments or any(
        kinds.get(code) != "state" or kinds.get(row.government) != "state" for code in governments
    )


def _key(name: str) -> str:
    return " ".join(folded(name))


def _family(name: str) -> str:
    """The last word of a name; of a name of one word nobody knows whether it is the family's."""
    words = name.split()
    return words[-1] if len(words) > 1 else ""


def _close(people: _People, base: Atlas) -> None:
    """End the open terms that a later holder of the user's own ended."""
    ids = list(base["persons"])
    lasting: dict[tuple[str, str], list[Term]] = {}
    for terms in people.own.values():
        for term in terms:
            if term.since and not term.until and not term.acting and single(term.office, term.government):
                lasting.setdefault((term.office, term.government), []).append(term)
    for (office, government), later in lasting.items():
        later.sort(key=lambda term: (first_day(term.since), term.person))
        holders = [ids[place] for place in base["held"].get(f"{office} {government}", ())]
        for key in dict.fromkeys((*holders, *(term.person for term in later))):
            _end(people, key, later)


def _end(people: _People, key: str, later: Sequence[Term]) -> None:
    """End a person's open terms of the office of ``later``, each where the next of these begins."""
    person = people.get(key)
    ended: dict[Term, Term] = {}
    for term in person.terms if person else ():
        if term.until or not same_office(term, later[0]):
            continue
        start = bisect_right(later, first_day(term.since or "0001"), key=lambda one: first_day(one.since))
        by = next((one for one in later[start:] if one.person != key), None)
        if by is not None:
            note = "; ".join(filter(None, (term.note, _why(people.get(by.person)))))
            ended[term] = replace(term, until=by.since, note=note)
    if person and ended:
        terms = tuple(ended.get(term, term) for term in person.terms)
        people.touched[key] = replace(person, terms=terms)
        if key in people.own:
            people.own[key] = [ended.get(term, term) for term in people.own[key]]


def _why(successor: Person | None) -> str:
    return f"ended here because your own row has {successor.name if successor else 'another'} from this day"


# -- the atlas anew ------------------------------------------------------------------------------------------


def _rebuilt(base: Atlas, people: _People) -> Atlas:
    persons = dict(base["persons"])
    persons |= {key: pack_person(person) for key, person in people.touched.items()}
    places = {key: place for place, key in enumerate(persons)}
    held: dict[str, dict[int, None]] = {}
    heard: dict[str, set[int]] = {}
    for key, person in people.touched.items():
        for term in person.terms:
            held.setdefault(f"{term.office} {term.government}", {})[places[key]] = None
        for word in {word for form in forms(person) for word in form}:
            heard.setdefault(sound(word), set()).add(places[key])
    namesakes = read_namesakes(files(__package__).joinpath("atlas"))
    return {
        "fingerprint": base["fingerprint"],
        "governments": base["governments"],
        "persons": persons,
        "held": base["held"]
        | {
            office: list({**dict.fromkeys(base["held"].get(office, ())), **new})
            for office, new in held.items()
        },
        "sounds": base["sounds"]
        | {word: sorted({*base["sounds"].get(word, ()), *new}) for word, new in heard.items()},
        "given": _given(base["given"], people, namesakes),
        "regions": base["regions"],
        "honorifics": base["honorifics"],
        "phrases": _phrases(base["phrases"], people, namesakes, places),
    }


def _given(base: list[str], people: _People, namesakes: Namesakes) -> list[str]:
    everyday = {word for family in namesakes.families for word in folded(family)}
    found = set(base)
    for key, person in people.touched.items():
        first = folded(person.name)[0]
        if key in people.base or len(first) < 2 or first in found or first in everyday:
            continue
        if first in given_names(person):
            found.add(first)
    return sorted(found)


def _phrases(
    base: Mapping[str, dict[str, str]], people: _People, namesakes: Namesakes, places: Mapping[str, int]
) -> dict[str, dict[str, str]]:
    """Every group with the names of the touched persons; groups that gain nothing are the base's own."""
    made = Phrases(namesakes)
    for person in people.touched.values():
        made.person(person)
    groups = dict(base)
    for name, found in made.groups.items():
        group = dict(base.get(name, {}))
        for phrase, meant in found.items():
            _add(group, base, phrase, meant, people, places)
        groups[name] = group
    return groups


def _add(
    group: dict[str, str],
    base: Mapping[str, dict[str, str]],
    phrase: str,
    meant: Mapping[tuple[str, str], list[str]],
    people: _People,
    places: Mapping[str, int],
) -> None:
    shipped = group.get(phrase, "")
    held: dict[tuple[str, str], list[str]] = {}
    for part in filter(None, shipped.split(";")):
        kind, when, had = part.split(",")
        held[kind, when] = had.split()
    other = any(kind not in ("person", "family") for kind, _ in held) or _elsewhere(base, phrase)
    for (kind, when), keys in meant.items():
        for key in keys:
            place = str(places[key])
            if any(kind == known and place in places_ for (known, _), places_ in held.items()):
                continue
            free = key in people.by_hand or key in people.base or (kind, when) in held
            way = _way(kind, when, phrase, other=other, free=free)
            if way is not None:
                held.setdefault((kind, way), []).append(place)
    if not held:
        return
    group[phrase] = ";".join(f"{kind},{when},{' '.join(keys)}" for (kind, when), keys in held.items())
    words = phrase.split(" ")
    for count in range(1, len(words)):
        group.setdefault(" ".join(words[:count]), "")


def _way(kind: str, when: str, phrase: str, *, other: bool, free: bool) -> str | None:
    """When a name of a row may be read as such; None for never.

    A name that means something else too is read only where it is announced, and one of a bulk import not at
    all; the other names of one word of a bulk import are read only where they are announced.
    """
    if other:
        return GUARDED if free else None
    if free:
        return when
    return GUARDED if kind == "family" or when == CAPITAL or " " not in phrase else when


def _elsewhere(base: Mapping[str, dict[str, str]], phrase: str) -> bool:
    """Whether the phrase means something that is no person in any language of its own."""
    for name, group in base.items():
        told = group.get(phrase) if name != "all" else None
        # Hardly a name means anything elsewhere, and this is asked of every one.
        if told and any(one and not one.startswith(("person,", "family,")) for one in told.split(";")):
            return True
    return False

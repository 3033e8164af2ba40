"""People: who is who in the atlas and the record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from readout.knowledge import Knowledge
from readout.knowledge.offices import Government, Person
from readout.pipeline.people._names import begins, script, words
from readout.pipeline.people._quotes import quotations, speaker
from readout.pipeline.people._terms import chief, held, side_by_side
from readout.pipeline.people._values import Body, Company, Held, Listed, Profile, Quoted
from readout.record import Actor, Quotation, Resolved
from readout.store import Query, Store

# People of the atlas whom a name from a page may mean; more than a few say nothing.
_MOST_MAY_BE = 3


class People:
    """Who is who: the people and governments of the atlas and of one record."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store = store
        self._knowledge = knowledge

    # -- persons ---------------------------------------------------------------------------------------------

    def find(self, key: str) -> str | None:
        """The id under which the person (or institution) of ``key`` is shown; None where there is none.

        ``key`` is an id of the atlas or of the record, or a Wikidata id. What people judged to be the same
        person is one, and so are two ids with one Wikidata id: the atlas's own is then the one.
        """
        judged = self._judged().get(key)
        return (self._known(judged) if judged else None) or self._known(key)

    def _known(self, key: str) -> str | None:
        if self._knowledge.offices.person(key):
            return key
        if by_qid := self._by_qid.get(key):
            return by_qid
        actor = self._store.people.actor(key)
        if actor is not None:
            return self._by_qid.get(actor.qid or "", actor.id)
        of_qid = self._store.people.of_qid(key) if key[:1] == "Q" else ()
        return of_qid[0].id if of_qid else None

    def ids(self, key: str) -> tuple[str, ...]:
        """Every id that means the person of ``key``, the one it is shown under first; ``key`` if unknown."""
        own = self.find(key) or key
        judged = tuple(left for left, right in self._judged().items() if right == own)
        person = self._knowledge.offices.person(own)
        actor = None if person else self._store.people.actor(own)
        qid = person.qid if person else (actor.qid if actor else None)
        alike = tuple(one.id for one in self._store.people.of_qid(qid)) if qid else ()
        return tuple(dict.fromkeys((own, *judged, *alike)))

    def actor(self, key: str) -> Actor | None:
        """The actor of the record with this id."""
        return self._store.people.actor(key)

    def name(self, key: str) -> str:
        """The name of the person of ``key``; ``key`` itself where nobody is known by it."""
        person = self._knowledge.offices.person(key)
        actor = None if person else self._store.people.actor(key)
        return person.name if person else (actor.person or actor.office or key if actor else key)

    def profile(self, key: str) -> Profile | None:
        """The person shown under ``key``, which is as ``find`` gives it."""
        ids = self.ids(key)
        person = self._knowledge.offices.person(key)
        if person is not None:
            return self._of_atlas(person, ids)
        actor = self._store.people.actor(key)
        if actor is None:
            return None
        name = actor.person or actor.office or actor.government or "somebody"
        fitting = self._knowledge.offices.people(name) if actor.person and not actor.known else ()
        return Profile(
            actor.id, name, False, not actor.known, actor.qid, actor.government, actor.office,
            (name,), (), None, ids,
            tuple((one.id, one.name) for one in fitting[:_MOST_MAY_BE]),
        )  # fmt: skip

    def _of_atlas(self, person: Person, ids: tuple[str, ...]) -> Profile:
        terms = [held(person, term) for term in person.terms]
        governments = dict.fromkeys(one.government for one in terms)
        others = [one for code in governments for one in self._held(code)]
        last = chief(terms)
        actors = (self._store.people.actor(key) for key in ids[1:])
        called = (actor.person for actor in actors if actor is not None and actor.person)
        names = tuple(dict.fromkeys((person.name, *person.also, *called)))
        return Profile(
            person.id, person.name, True, False, person.qid or None,
            last.government if last else None, last.title if last else None,
            names, side_by_side(terms, others), last, ids,
        )  # fmt: skip

    def listed(self, text: str = "", government: str | None = None) -> tuple[Listed, ...]:
        """People of the record by the number of their events; with words or a government, the atlas's too.

        Every word asked for must begin a word of one form of the name, or the whole must be a way to write
        the name, in any script. ``government`` is a code; a person of the atlas fits with any term.
        """
        asked = words(text)
        counted = self._counted
        found = [one for one in counted if _fits(one, asked, government)]
        if not asked and government is None:
            return tuple(found)
        seen = {one.id for one in found}
        events = {one.id: one.events for one in counted}
        alike = {one.id for one in self._knowledge.offices.people(text)} if asked else set()
        for person in self._held_by(government) if government else self._everyone:
            named = not asked or person.id in alike or begins(asked, (person.name, *person.also))
            if named and person.id not in seen:
                found.append(_row(person, events.get(person.id, 0)))
        return tuple(sorted(found, key=lambda one: (-one.events, one.name, one.id)))

    @property
    def _counted(self) -> tuple[Listed, ...]:
        """Every person of the record, those of one person made one."""
        judged = self._judged()
        groups: dict[str, list[tuple[Actor, int]]] = defaultdict(list)
        for actor, number in self._store.people.counted():
            groups[self._own(actor, judged)].append((actor, number))
        rows = [self._group(key, group) for key, group in groups.items()]
        return tuple(sorted(rows, key=lambda one: (-one.events, one.name, one.id)))

    def _group(self, key: str, group: list[tuple[Actor, int]]) -> Listed:
        number = group[0][1]
        if len(group) > 1:
            number = self._store.count(Query(actor=(tuple(actor.id for actor, _ in group),)))
        person = self._knowledge.offices.person(key)
        return _row(person, number) if person else _from_record(group[0][0], key, number)

    # -- company and words -----------------------------------------------------------------------------------

    def company(self, profile: Profile) -> Company:
        """With whom the person takes part in events; those on the person's own side are left out."""
        judged = self._judged()
        events: dict[str, list[tuple[Actor, str | None]]] = defaultdict(list)
        for event, actor, government in self._store.people.company(profile.ids):
            events[event].append((actor, government))
        people: Counter[str] = Counter()
        governments: Counter[str] = Counter()
        seen: dict[str, Actor] = {}
        foreign: set[str] = set()
        for present in events.values():
            own = {government for actor, government in present if actor.id in profile.ids}
            # Counted as a search for both counts them: every event that both take part in.
            governments.update({government for _, government in present if government})
            foreign.update(government for _, government in present if government and government not in own)
            others = {
                self._own(a, judged): (a, g) for a, g in present if a.person and a.id not in profile.ids
            }
            people.update(list(others))
            seen.update({key: actor for key, (actor, _) in others.items()})
            foreign.update(key for key, (_, government) in others.items() if government not in own)
        rows = [self._group(key, [(seen[key], number)]) for key, number in people.items() if key in foreign]
        counts = [one for one in governments.items() if one[0] in foreign]
        return Company(
            tuple(sorted(rows, key=lambda one: (-one.events, one.name, one.id))),
            tuple(sorted(counts, key=lambda one: (-one[1], one[0]))),
        )

    def quotations(self, profile: Profile) -> tuple[tuple[Quoted, ...], tuple[Quoted, ...]]:
        """Quotations by the person and about the person, of the newest pages first."""
        return quotations(profile, self._store, self._knowledge)

    def speaker(self, said: Quotation, one: Resolved) -> Actor | None:
        """Who spoke a quotation of a claim, as far as its page and the atlas say."""
        return speaker(said, one, self._store, self._knowledge)

    @staticmethod
    def script(name: str) -> str:
        """The script that a name is written in; empty for Latin."""
        return script(name)

    # -- governments -----------------------------------------------------------------------------------------

    def body(self, code: str) -> Body | None:
        """The government or body with this code."""
        found = self._knowledge.offices.government(code)
        return None if found is None else _body(found, self._memberships.get(found.code, ()))

    def bodies(self, text: str = "") -> tuple[Body, ...]:
        """Every government and body by name; with words, those whose name, code, capital or seat has them."""
        asked = words(text)
        fitting = [
            one
            for one in self._knowledge.offices.governments()
            if not asked or begins(asked, (one.code, one.name, *one.names, one.capital, *one.seats))
        ]
        exact = self._knowledge.offices.find_government(text) if asked else None
        if exact is not None and all(one.code != exact for one in fitting):
            fitting += [one for one in self._knowledge.offices.governments() if one.code == exact]
        by_name = sorted(fitting, key=lambda one: one.name)
        return tuple(_body(one, self._memberships.get(one.code, ())) for one in by_name)

    def find_government(self, words_: str) -> str | None:
        """The code that a code in any case of letters, or a name, means."""
        found = self._knowledge.offices.government(words_)
        return found.code if found else self._knowledge.offices.find_government(words_)

    def holders(self, code: str) -> tuple[Held, ...]:
        """Every term in every office of a government, in order of time."""
        terms = self._held(code)
        return side_by_side(terms, terms)

    def _held(self, code: str) -> tuple[Held, ...]:
        terms = [held(person, term) for person in self._held_by(code) for term in person.terms]
        terms = [one for one in terms if one.government == code]
        return tuple(sorted(terms, key=lambda one: (one.since, one.until or "9999", one.name)))

    def _held_by(self, code: str) -> Iterable[Person]:
        return self._of_government.get(code, ())

    # -- what is looked up -----------------------------------------------------------------------------------

    def _judged(self) -> dict[str, str]:
        """Actors made from text that people said are somebody; a later word on a pair outranks an earlier."""
        told = self._store.judgements()
        last = {(one.left, one.right): one.verdict for one in told}
        return {one.left: one.right for one in told if last[one.left, one.right] == "positive"}

    def _own(self, actor: Actor, judged: Mapping[str, str]) -> str:
        key = judged.get(actor.id, actor.id)
        if self._knowledge.offices.person(key) is not None:
            return key
        return self._by_qid.get(actor.qid or "", key)

    @cached_property
    def _everyone(self) -> tuple[Person, ...]:
        offices = self._knowledge.offices
        return tuple(person for key in offices.person_ids() if (person := offices.person(key)))

    @cached_property
    def _by_qid(self) -> Mapping[str, str]:
        return {person.qid: person.id for person in self._everyone if person.qid}

    @cached_property
    def _of_government(self) -> Mapping[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self._everyone:
            for code in dict.fromkeys(term.government for term in person.terms):
                found[code].append(person)
        return {code: tuple(people) for code, people in found.items()}

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for body in self._knowledge.offices.governments():
            for code in body.members:
                found[code].append(body.code)
        return {code: tuple(bodies) for code, bodies in found.items()}


def _fits(one: Listed, asked: tuple[str, ...], government: str | None) -> bool:
    return government in (None, one.government) and (not asked or begins(asked, (one.name,)))


def _row(person: Person, events: int) -> Listed:
    last = chief([held(person, term) for term in person.terms])
    government, office = (last.government, last.title) if last else (None, None)
    return Listed(person.id, person.name, government, office, True, False, events)


def _from_record(actor: Actor, key: str, number: int) -> Listed:
    name = actor.person or actor.office or actor.government or "somebody"
    return Listed(key, name, actor.government, actor.office, False, not actor.known, number)


def _body(one: Government, member_of: tuple[str, ...]) -> Body:
    return Body(
        code=one.code,
        iso=not one.code.startswith("X") or one.code == "XKX",
        kind=one.kind,
        name=one.name,
        names=one.names,
        demonyms=one.demonyms,
        capital=one.capital,
        seats=one.seats,
        region=one.region,
        cow=one.cow,
        gw=one.gw,
        cameo=one.cameo,
        qid=one.qid or None,
        members=one.members,
        member_of=member_of,
    )

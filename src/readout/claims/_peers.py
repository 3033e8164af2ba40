"""Governments that stand for a person the page names: "Washington" for the president of a cancelled summit.

A contact is between people. Where an act names only the government of one side, and the page names one person
of that government in the rank of those on the other side, that person is the party.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from readout.claims._drafts import Draft
from readout.claims._parties import Principal
from readout.claims._people import People, Person
from readout.record import Found, Party, Span

# Families of acts that people do in person. A sanction, a vote or a reproach is a government's.
_PERSONAL = ("contact", "visit", "agreement", "letter", "aid", "refusal")
# A visitor of lesser rank is received by many; a head of state or government by the other.
_AMONG_HEADS = ("visit", "letter")
_HEAD = "head"
_RANKS = dict.fromkeys(
    ("head-of-state", "head-of-government", "monarch", "supreme-leader", "leader"), _HEAD
) | dict.fromkeys(("foreign-minister", "minister"), "foreign-minister")
_SIDES = ("both", "source", "target")
_SURE = 0.7
_SEVERAL = 2
_RULE = "party:peer"


def name_peers(draft: Draft, people: People, others: Sequence[Draft]) -> None:
    """Put the persons of the page in the place of the governments alone for which they act.

    ``others`` are the page's acts: an offer to mediate in a country is made to whom of it one spoke with.
    """
    bare = [p for p in draft.principals if _bare(p)]
    if bare and draft.kind.family == "mediation":
        _name_offered(draft, others)
    if not bare or draft.kind.family not in _PERSONAL:
        return
    known = people.all()
    sides = [p for p in draft.principals if p.party.role in _SIDES]
    ranks = {_rank(p.office_kind) for p in sides if p.party.name} - {None}
    if not any(p.party.name or p.party.office for p in sides):
        ranks = _common(bare, known)
    if len(ranks) != 1 or (draft.kind.family in _AMONG_HEADS and ranks != {_HEAD}):
        return
    rank = next(iter(ranks))
    acting = [p for p in bare if not _given_to(p, draft)]
    met = _met(draft, others)
    peers = {p.key: found[0] for p in acting if len(found := _holders(p, rank, known, met)) == 1}
    if peers:
        draft.principals = tuple(_as(p, peers[p.key]) if p.key in peers else p for p in draft.principals)
        draft.rules.append(_RULE)


def _name_offered(draft: Draft, others: Sequence[Draft]) -> None:
    """Put who spoke of it to whom in the place of a country that offers and the one it would mediate in."""
    targets = [p for p in draft.principals if p.party.role == "target"]
    offering = [p for p in draft.principals if p.party.role == "source"]
    if len(targets) != 1 or len(offering) != 1:
        return
    governments = {p.government for p in (*targets, *offering)} - {None}
    for other in others:
        spoken = [p for p in other.principals if p.party.role in _SIDES and p.party.name]
        if other.kind.mutual and {p.government for p in spoken} == governments and len(spoken) == _SEVERAL:
            named = {p.government: p for p in spoken}
            draft.principals = tuple(
                _speaking(p, named[p.government]) if _bare(p) else p for p in draft.principals
            )
            draft.rules.append("party:offered")
            return


def _speaking(principal: Principal, spoken: Principal) -> Principal:
    """The principal as the person ``spoken``, in its own role, found where both stand."""
    old, told = principal.party.found, spoken.party
    found = Found(old.value, (*old.evidence[:1], *told.found.evidence[:1]), min(_SURE, told.found.confidence))
    return replace(spoken, party=replace(told, role=principal.party.role, found=found))


def _bare(principal: Principal) -> bool:
    """True for a government alone that is a side of the act, and not "their presidents"."""
    party = principal.party
    alone = party.name is None and party.office is None and party.government is not None
    alone = alone and principal.office_kind is None
    return alone and party.role in _SIDES


def _given_to(principal: Principal, draft: Draft) -> bool:
    """True for a country that is to get aid: it is for that country and not for a person."""
    return draft.kind.family == "aid" and principal.party.role == "target"


def _rank(office_kind: str | None) -> str | None:
    return _RANKS.get(office_kind, office_kind) if office_kind else None


def _common(bare: Sequence[Principal], known: Sequence[Person]) -> set[str | None]:
    """The ranks of which the page names a person for every one of several governments alone.

    Envoys and the like speak for a government, but what it agreed to was not agreed by them.
    """
    each = [
        {_rank(person.office_kind) for person in known if person.government == p.government} for p in bare
    ]
    return (set.intersection(*each) if len(each) > 1 else set()) & set(_RANKS.values())


def _met(draft: Draft, others: Sequence[Draft]) -> set[str]:
    """Whom the traveller of a visit meets by another act of the page: of several he is the one visited."""
    travelling = {p.key for p in draft.principals if p.party.name and p.party.role == "source"}
    if draft.kind.family != "visit":
        return set()
    return {
        p.key
        for other in others
        if other.kind.family == "contact" and other.governments == draft.governments
        for p in other.principals
        if p.party.name and travelling & {q.key for q in other.principals} and p.key not in travelling
    }


def _holders(
    principal: Principal, rank: str | None, known: Sequence[Person], met: Collection[str] = ()
) -> list[Person]:
    """The persons of a government in that rank, of several those who are among ``met``."""
    found = [
        person
        for person in known
        if person.government == principal.government
        and _rank(person.office_kind) == rank
        and not person.former
    ]
    return [p for p in found if p.last in met] if len(found) > 1 else found


def _as(principal: Principal, person: Person) -> Principal:
    """The principal as that person, found where the government stands and where the person is named."""
    old, named = principal.party, person.mentions[0]
    spans: tuple[Span, ...] = (*old.found.evidence[:1], named.span)
    found = Found(old.found.value, spans, min(_SURE, old.found.confidence))
    party = Party(old.role, person.name, person.office, old.government, found)
    return replace(
        principal, party=party, key=person.last, persons=person.persons, office_kind=person.office_kind
    )

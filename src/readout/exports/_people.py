"""Parties of a claim and actors of an event, as exports name them."""

from __future__ import annotations

from dataclasses import dataclass

from readout.record import Actor, Event, Party, Resolved, Role


@dataclass(frozen=True, slots=True)
class Participant:
    """One principal as exports show it: ``name`` None is an institution alone."""

    role: Role
    name: str | None
    office: str | None
    government: str | None
    qid: str | None
    actor: str | None
    known: bool


def of_claim(one: Resolved) -> tuple[Participant, ...]:
    """The participants of a claim; what the actor does not say is taken from the party in the text."""
    return tuple(
        _participant(party, one.actors[position] if position < len(one.actors) else None)
        for position, party in enumerate(one.claim.parties)
    )


def of_event(event: Event) -> tuple[Participant, ...]:
    """The participants of an event."""
    return tuple(
        Participant(role, actor.person, actor.office, actor.government, actor.qid, actor.id, actor.known)
        for role, actor in zip(event.roles, event.actors, strict=False)
    )


def governments(event: Event) -> tuple[str, ...]:
    """The governments and bodies that take part, each once, in alphabetical order."""
    return tuple(sorted({actor.government for actor in event.actors if actor.government}))


def dyads(event: Event) -> set[tuple[str, str]]:
    """The pairs of governments between which the act is: every pair of a symmetrical act, source with target
    of a directed one. Mediators, hosts, witnesses and carriers are in no pair. Each pair is in alphabetical
    order.
    """
    sides: dict[Role, set[str]] = {}
    for role, actor in zip(event.roles, event.actors, strict=False):
        if actor.government:
            sides.setdefault(role, set()).add(actor.government)
    both = sides.get("both", set())
    left = both | sides.get("source", set())
    right = both | sides.get("target", set())
    return {(min(a, b), max(a, b)) for a in left for b in right if a != b}


def _participant(party: Party, actor: Actor | None) -> Participant:
    if actor is None:
        return Participant(party.role, party.name, party.office, party.government, None, None, False)
    return Participant(
        role=party.role,
        name=actor.person,
        office=actor.office or party.office,
        government=actor.government or party.government,
        qid=actor.qid,
        actor=actor.id,
        known=actor.known,
    )

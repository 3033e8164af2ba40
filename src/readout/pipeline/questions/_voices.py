"""Whose words something is: the government that a source speaks for, and each side's stand on an event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from readout.knowledge import Knowledge
from readout.pipeline.questions._desk import Desk
from readout.record import Comparison, Event, FieldRow

_PLACES = ("government", "body", "demonym", "capital", "seat")
_PEOPLE = ("person", "family")


def government_of(source: str, on: str | None, knowledge: Knowledge) -> str | None:
    """The one government that a source's name speaks for on a day ("Saudi Foreign Minister"); else None."""
    official = _outlets(knowledge).get(source.casefold())
    if official:
        return official
    found = set(mentioned(source, on, knowledge))
    return next(iter(found)) if len(found) == 1 else None


def mentioned(text: str, on: str | None, knowledge: Knowledge) -> Iterator[str]:
    """The governments that a text names: themselves, or by one who held an office of theirs on that day."""
    for one in knowledge.offices.spot(text):
        if len(one.keys) != 1:
            continue
        if one.kind in _PLACES:
            yield one.keys[0]
        elif one.kind in _PEOPLE:
            terms = knowledge.offices.held(one.keys[0], on) if on else knowledge.offices.terms(one.keys[0])
            yield from {term.government for term in terms}


def people_in(text: str, knowledge: Knowledge) -> frozenset[str]:
    """The ids of the people of the atlas whom a text names, where the name can be nobody else's."""
    return frozenset(
        one.keys[0] for one in knowledge.offices.spot(text) if one.kind in _PEOPLE and len(one.keys) == 1
    )


def stands(event: Event, compared: Comparison, desk: Desk) -> tuple[frozenset[str], frozenset[str]]:
    """The governments that say an event is so, and those that deny it.

    Their own pages speak for them; else the page of the press on which they are heard, or whose first source
    that is one of the event's governments they are.
    """
    held = _status(compared)
    relayed = {
        text.article: side.government
        for side in (compared.left, compared.right)
        if side.heard == "relayed"
        for text in side.texts
    }
    sides = {actor.government for actor in event.actors if actor.government}
    chains = {account.claim: (account.according_to, account.date) for account in event.accounts}
    asserts: set[str] = set()
    denies: set[str] = set()
    for one in held.holdings if held else ():
        chain, on = chains.get(one.claim, ((), None))
        by = one.speaks_for or _first(chain, on, sides, desk.knowledge) or relayed.get(one.article)
        if by is not None and by in sides and one.stand != "omits":
            (denies if one.value == "denied" else asserts).add(by)
    return frozenset(asserts - denies), frozenset(denies)


def _first(chain: Iterable[str], on: str | None, sides: set[str], knowledge: Knowledge) -> str | None:
    named = (government_of(source, on, knowledge) for source in chain)
    return next((code for code in named if code in sides), None)


def _status(compared: Comparison) -> FieldRow | None:
    return next((row for row in compared.fields if row.field == "status"), None)


@lru_cache(maxsize=4)
def _outlets(knowledge: Knowledge) -> dict[str, str]:
    """The names of official outlets, with the government that each speaks for."""
    return {
        name.casefold(): one.official
        for one in knowledge.outlets.all()
        if one.official
        for name in (one.name, *one.aliases)
    }

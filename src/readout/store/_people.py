"""Who takes part: the actors of a record, with whom they met, and the claims that quote them. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from readout.record import Actor, Resolved
from readout.store._backend import TextIndex, text_index
from readout.store._forms import unpack
from readout.store._reading import between
from readout.store._tables import actors, claim_actors, claims, event_actors, pages
from readout.store._terms import parse

if TYPE_CHECKING:
    from readout.store._database import Database

# A claim without quotations has an empty list here; its whole document need not be read to know that.
_QUOTING = '%"said":[{%'


class People:
    """Questions about who takes part in the events of a record. Made by ``Store.people``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def actor(self, key: str) -> Actor | None:
        """The actor of this id; None where no page named one."""
        with self._database.reading() as connection:
            row = connection.execute(select(actors).where(actors.c.id == key)).one_or_none()
        return None if row is None else _actor(row)

    def of_qid(self, qid: str) -> tuple[Actor, ...]:
        """Every actor with this Wikidata id, by id."""
        query = select(actors).where(actors.c.qid == qid).order_by(actors.c.id)
        with self._database.reading() as connection:
            return tuple(_actor(row) for row in connection.execute(query))

    def counted(self) -> tuple[tuple[Actor, int], ...]:
        """Every named person of an event, with the number of events; most first."""
        number = func.count(event_actors.c.event.distinct())
        query = (
            select(actors, number.label("number"))
            .join(event_actors, event_actors.c.actor == actors.c.id)
            .where(actors.c.person.is_not(None))
            .group_by(actors.c.id)
            .order_by(number.desc(), actors.c.id)
        )
        with self._database.reading() as connection:
            return tuple((_actor(row), row.number) for row in connection.execute(query))

    def company(self, keys: Iterable[str]) -> tuple[tuple[str, Actor, str | None], ...]:
        """Everyone in each event that one of ``keys`` takes part in, those themselves among them.

        The event, the actor, and the government that he or she stands for in it.
        """
        mine = select(event_actors.c.event).where(event_actors.c.actor.in_(tuple(keys)))
        here = event_actors.c.event.in_(mine)
        query = (
            select(event_actors.c.event, event_actors.c.actor, event_actors.c.government)
            .where(here)
            .order_by(event_actors.c.event, event_actors.c.position)
        )
        # Few people stand in many events: each is made once.
        people = select(actors).where(actors.c.id.in_(select(event_actors.c.actor).where(here)))
        with self._database.reading() as connection:
            known = {row.id: _actor(row) for row in connection.execute(people)}
            return tuple((event, known[key], code) for event, key, code in connection.execute(query))

    def quoting(self, keys: Iterable[str], names: Iterable[str], limit: int) -> tuple[Resolved, ...]:
        """Claims with a quotation, of the newest pages first, that may be by or about somebody.

        They have one of ``keys`` among their actors, or stand in a story that holds one of ``names`` in its
        words. Whether a quotation is his or hers is for the caller to find out.
        """
        with self._database.reading() as connection:
            query = _quoting(tuple(keys), tuple(names), text_index(connection)).limit(limit)
            return tuple(unpack(Resolved, doc) for doc in connection.execute(query).scalars())

    def quoting_sides(
        self, sides: Iterable[str], since: str | None, until: str | None, limit: int
    ) -> tuple[Resolved, ...]:
        """Claims with a quotation in which one of the governments takes part, of the newest pages first.

        ``since`` and ``until`` are ISO prefixes and bound the days of the claim or, where it has none, of its
        page; a claim of no known day is in any range.
        """
        held = select(claim_actors.c.claim).where(claim_actors.c.government.in_(tuple(sides)))
        query = _newest().where(claims.c.id.in_(held), *between(since, until)).limit(limit)
        with self._database.reading() as connection:
            return tuple(unpack(Resolved, doc) for doc in connection.execute(query).scalars())


def _newest() -> Select[str]:
    """Claims with a quotation, of the newest pages first."""
    newest = func.coalesce(pages.c.published_day, "").desc()
    return (
        select(claims.c.doc)
        .join(pages, pages.c.id == claims.c.article)
        .where(claims.c.doc.like(literal(_QUOTING)))
        .order_by(newest, pages.c.seq.desc(), claims.c.position)
    )


def _quoting(keys: tuple[str, ...], names: tuple[str, ...], index: TextIndex) -> Select[str]:
    held: list[ColumnElement[bool]] = [
        claims.c.id.in_(select(claim_actors.c.claim).where(claim_actors.c.actor.in_(keys)))
    ]
    terms = [found for name in names if (found := parse(f'"{name}"'))]
    held += [index.story_holds(pages.c.seq, found) for found in terms]
    return _newest().where(or_(*held))


def _actor(row) -> Actor:  # type: ignore[no-untyped-def]
    return Actor(
        row.id, row.person, row.office, row.government, row.since, row.until, row.qid, bool(row.known)
    )

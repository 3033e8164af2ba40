"""People's words on single fields, and the claims they changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from sqlalchemy import ColumnElement, Row, Select, and_, case, delete, false, func, insert, or_, select

from readout.record import Article, Event, Problem, Resolved, Review, Verdict
from readout.store._adding import rewrite
from readout.store._forms import pack, plain, unpack
from readout.store._reading import problems_of
from readout.store._saving import cut
from readout.store._tables import (
    articles,
    claims,
    event_claims,
    event_docs,
    events,
    originals,
    problems,
    reviews,
)

if TYPE_CHECKING:
    from readout.store._database import Database

# An event without disagreements has an empty list here; its whole document need not be read to know that.
_DIFFERING = '%"disagreements":[{%'
# Problems that bear on a field: of dates, of parties.
_BEARING = ("P016", "P022", "P023", "P024", "P025", "P030", "P031", "P032")


class Reviews:
    """Questions about people's words, and keeping them. Made by ``Store.reviews``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, review: Review) -> None:
        """Append one word. Nothing is ever overwritten."""
        row = {
            "claim": review.claim,
            "field": review.field,
            "verdict": review.verdict,
            "was": plain(review.was),
            "value": plain(review.value),
            "source": plain(review.source),
            "who": plain(review.who),
            "at": review.at.isoformat(),
            "why": plain(review.why),
        }
        with self._database.writing() as connection:
            connection.execute(insert(reviews).values(row))

    def of(self, keys: Iterable[str]) -> tuple[Review, ...]:
        """Every word on these claims, oldest first."""
        found = []
        with self._database.reading() as connection:
            for part in cut(sorted(set(keys))):
                query = select(reviews).where(reviews.c.claim.in_(part)).order_by(reviews.c.seq)
                found += list(connection.execute(query))
        return tuple(_review(row) for row in sorted(found, key=lambda row: int(row.seq)))

    def all(self) -> tuple[Review, ...]:
        """Every word, oldest first."""
        with self._database.reading() as connection:
            return tuple(_review(row) for row in connection.execute(select(reviews).order_by(reviews.c.seq)))

    def newest(self, limit: int, offset: int = 0) -> tuple[Review, ...]:
        """Words, newest first."""
        query = select(reviews).order_by(reviews.c.seq.desc()).limit(limit).offset(offset)
        with self._database.reading() as connection:
            return tuple(_review(row) for row in connection.execute(query))

    def count(self) -> int:
        """How many words there are."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(reviews)).scalar_one())

    # -- claims ----------------------------------------------------------------------------------------------

    def claim(self, key: str) -> Resolved | None:
        """A claim as the record has it now."""
        with self._database.reading() as connection:
            doc = connection.execute(select(claims.c.doc).where(claims.c.id == key)).scalar()
        return None if doc is None else unpack(Resolved, doc)

    def original(self, key: str) -> Resolved | None:
        """A claim as it was read, if a person has changed it since; None otherwise."""
        with self._database.reading() as connection:
            doc = connection.execute(select(originals.c.doc).where(originals.c.claim == key)).scalar()
        return None if doc is None else unpack(Resolved, doc)

    def change(self, one: Resolved, read: Resolved) -> bool:
        """Make ``one`` what the record says of its claim; ``read``, what was read, is kept beside it.

        False where the record says so already or holds no such claim.
        """
        key = one.claim.id
        with self._database.writing() as connection:
            row = connection.execute(
                select(claims.c.position, claims.c.doc, articles.c.doc.label("article"))
                .join(articles, articles.c.id == claims.c.article)
                .where(claims.c.id == key)
            ).one_or_none()
            if row is None or row.doc == pack(one):
                return False
            connection.execute(delete(originals).where(originals.c.claim == key))
            if one != read:
                connection.execute(insert(originals).values(claim=key, doc=pack(read)))
            rewrite(connection, one, unpack(Article, row.article), int(row.position))
        return True

    def near(self, keys: Iterable[str]) -> tuple[Resolved, ...]:
        """Every claim of the events that hold one of these claims, and these claims themselves."""
        wanted = sorted(set(keys))
        found: dict[str, Resolved] = {}
        with self._database.reading() as connection:
            for part in cut(wanted):
                held = select(event_claims.c.event).where(event_claims.c.claim.in_(part))
                beside = select(event_claims.c.claim).where(event_claims.c.event.in_(held))
                query = select(claims.c.id, claims.c.doc).where(
                    or_(claims.c.id.in_(beside), claims.c.id.in_(part))
                )
                found |= {row.id: unpack(Resolved, row.doc) for row in connection.execute(query)}
        return tuple(found[key] for key in sorted(found))

    # -- what to look at -------------------------------------------------------------------------------------

    def doubtful(self, limit: int, skip: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
        """Ids of claims by doubt, the most doubtful first; those in a range of ``skip`` are left out.

        Doubt is a low confidence, accounts that differ, and problems with a date or a party.
        """
        # Of all claims ids alone are sorted. Only what several tell of can differ, and few documents are of
        # such events: to read all of them took most of the time. As a case, or PostgreSQL, which takes what
        # differs for rare, would begin with all documents; as a list made once, or each process that helps
        # with the query would make it anew (together, measured on 141,000 claims: 115 ms, not 480).
        differs = event_docs.c.doc.like(_DIFFERING)
        differing = (
            select(event_claims.c.claim)
            .join(events, events.c.id == event_claims.c.event)
            .join(event_docs, event_docs.c.seq == events.c.seq)
            .where(events.c.accounts > 1, case((events.c.accounts > 1, differs), else_=false()))
            .cte("differing")
            .prefix_with("MATERIALIZED", dialect="postgresql")
        )
        bad = select(problems.c.article).where(problems.c.code.in_(_BEARING))
        doubt = (
            claims.c.confidence
            - case((claims.c.id.in_(select(differing.c.claim)), 0.3), else_=0.0)
            - case((claims.c.article.in_(bad), 0.1), else_=0.0)
        )
        query = select(claims.c.id).where(*(~_within(*one) for one in skip)).order_by(doubt, claims.c.id)
        with self._database.reading() as connection:
            return tuple(connection.execute(query.limit(limit)).scalars())

    def claims(self, keys: Sequence[str]) -> tuple[Resolved, ...]:
        """These claims as the record has them now, in this order; without those that it does not hold."""
        docs = self._docs(select(claims.c.id, claims.c.doc), claims.c.id, keys)
        return tuple(docs[key] for key in keys if key in docs)

    def originals(self, keys: Sequence[str]) -> Mapping[str, Resolved]:
        """Those of these claims that a person has changed, as they were read."""
        return self._docs(select(originals.c.claim, originals.c.doc), originals.c.claim, keys)

    def _docs(
        self, query: Select[str, str], column: ColumnElement[str], keys: Sequence[str]
    ) -> Mapping[str, Resolved]:
        with self._database.reading() as connection:
            return {
                key: unpack(Resolved, doc)
                for part in cut(keys)
                for key, doc in connection.execute(query.where(column.in_(part)))
            }

    def drawn(self, low: str, high: str, limit: int, offset: int = 0) -> tuple[Resolved, ...]:
        """Claims with ids in a half-open range, by id."""
        query = select(claims.c.doc).where(_within(low, high)).order_by(claims.c.id)
        with self._database.reading() as connection:
            docs = connection.execute(query.limit(limit).offset(offset)).scalars()
            return tuple(unpack(Resolved, doc) for doc in docs)

    def beside(self, keys: Iterable[str]) -> Mapping[str, Event]:
        """The event of each of these claims."""
        found: dict[str, Event] = {}
        with self._database.reading() as connection:
            for part in cut(sorted(set(keys))):
                query = (
                    select(event_claims.c.claim, event_docs.c.doc)
                    .join(events, events.c.id == event_claims.c.event)
                    .join(event_docs, event_docs.c.seq == events.c.seq)
                    .where(event_claims.c.claim.in_(part))
                )
                found |= {row.claim: unpack(Event, row.doc) for row in connection.execute(query)}
        return found

    def problems(self, keys: Iterable[str]) -> Mapping[str, tuple[Problem, ...]]:
        """The problems of each of these articles."""
        with self._database.reading() as connection:
            return {key: problems_of(connection, key) for key in set(keys)}


def _within(low: str, high: str) -> ColumnElement[bool]:
    return and_(claims.c.id >= low, claims.c.id < high)


def _review(row: Row[tuple[object, ...]]) -> Review:
    return Review(
        claim=row.claim,
        field=row.field,
        verdict=cast("Verdict", row.verdict),
        was=row.was,
        value=row.value,
        source=row.source,
        who=row.who,
        at=datetime.fromisoformat(row.at),
        why=row.why,
    )

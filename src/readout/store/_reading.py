"""Rows become the record's values again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from readout.record import Article, Event, InputError, Judgement, Problem, Resolved, Span
from readout.store._database import Database
from readout.store._days import day_range
from readout.store._forms import unpack
from readout.store._query import Count
from readout.store._saving import cut
from readout.store._tables import (
    actors,
    additions,
    articles,
    claims,
    event_claims,
    event_docs,
    events,
    failures,
    judgements,
    pages,
    problems,
    redirects,
)

# Rows fetched at a time while walking. The walk holds no transaction open between them, so a long export does
# not keep the log from being folded back.
_STRIDE = 200


def event(connection: Connection, key: str) -> Event | None:
    """The event of this id, or the one it was merged into."""
    target = connection.execute(select(redirects.c.new).where(redirects.c.old == key)).scalar()
    found = select(event_docs.c.doc).join(events).where(events.c.id == (target or key))
    doc = connection.execute(found).scalar()
    return None if doc is None else unpack(Event, doc)


def article(connection: Connection, key: str) -> Article | None:
    """The article of this id."""
    doc = connection.execute(select(articles.c.doc).where(articles.c.id == key)).scalar()
    return None if doc is None else unpack(Article, doc)


def claims_of(connection: Connection, key: str) -> tuple[Resolved, ...]:
    """The claims of one article, in the order they were read."""
    query = select(claims.c.doc).where(claims.c.article == key).order_by(claims.c.position)
    return tuple(unpack(Resolved, doc) for doc in connection.execute(query).scalars())


def event_of(connection: Connection, claim: str) -> str | None:
    """The id of the event that holds this claim."""
    return connection.execute(select(event_claims.c.event).where(event_claims.c.claim == claim)).scalar()


def problems_of(connection: Connection, key: str) -> tuple[Problem, ...]:
    """Every problem met while reading one article, in order."""
    query = select(problems).where(problems.c.article == key).order_by(problems.c.position)
    return tuple(_problem(row) for row in connection.execute(query).mappings())


def versions(connection: Connection, url: str) -> tuple[str, ...]:
    """The ids of the texts seen at an address, oldest first."""
    query = select(pages.c.id).where(pages.c.url == url).order_by(pages.c.version)
    return tuple(connection.execute(query).scalars())


def changed(connection: Connection) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every address with more than one text, and the ids of its texts, oldest first."""
    several = select(pages.c.url).group_by(pages.c.url).having(func.count() > 1)
    query = select(pages.c.url, pages.c.id).where(pages.c.url.in_(several))
    found: dict[str, list[str]] = {}
    for row in connection.execute(query.order_by(pages.c.url, pages.c.version)):
        found.setdefault(row.url, []).append(row.id)
    return tuple((url, tuple(ids)) for url, ids in found.items())


def vanished(connection: Connection) -> tuple[tuple[str, Problem], ...]:
    """The last text at each address that was read once and could not be had again, and why."""
    last = select(pages.c.url, func.max(pages.c.version).label("version")).group_by(pages.c.url).subquery()
    query = (
        select(pages.c.id, failures.c.code, failures.c.message)
        .join(failures, failures.c.url == pages.c.url)
        .join(last, and_(last.c.url == pages.c.url, last.c.version == pages.c.version))
        .order_by(pages.c.url)
    )
    return tuple((row.id, Problem(row.code, row.message)) for row in connection.execute(query))


def walk_articles(database: Database) -> Iterator[Article]:
    """Every article in the order it was read."""
    seq = 0
    query = (
        select(pages.c.seq, articles.c.doc).join_from(articles, pages).order_by(pages.c.seq).limit(_STRIDE)
    )
    while True:
        with database.reading() as connection:
            rows = connection.execute(query.where(pages.c.seq > seq)).all()
        if not rows:
            return
        seq = rows[-1].seq
        yield from (unpack(Article, row.doc) for row in rows)


def between(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Claims whose days touch the window; one with no day at all touches every window."""
    for date in (since, until):
        if date is not None and day_range(date) is None:
            raise InputError(f"{date!r} is not a date such as 2022-01-04")
    undated = claims.c.near_from.is_(None)
    where: list[ColumnElement[bool]] = []
    if first := day_range(since):
        where.append(or_(undated, claims.c.near_to >= first[0]))
    if last := day_range(until):
        where.append(or_(undated, claims.c.near_from <= last[1]))
    return where


def articles_of(connection: Connection, keys: Iterable[str]) -> dict[str, Article]:
    """The articles of these ids that are in the record."""
    query = select(articles.c.id, articles.c.doc)
    return {
        row.id: unpack(Article, row.doc)
        for part in cut(sorted(set(keys)))
        for row in connection.execute(query.where(articles.c.id.in_(part)))
    }


def judgements_of(connection: Connection, of: Iterable[str] | None = None) -> tuple[Judgement, ...]:
    """Every judgement, oldest first; those on any of the ids ``of``, if they are given."""
    query, left, right = select(judgements), judgements.c.left, judgements.c.right
    asked = (
        [query]
        if of is None
        else [query.where(or_(left.in_(part), right.in_(part))) for part in cut(tuple(of))]
    )
    found = {row.seq: row for one in asked for row in connection.execute(one)}
    return tuple(
        Judgement(row.left, row.right, row.verdict, row.who, datetime.fromisoformat(row.at), row.why)
        for _, row in sorted(found.items())
    )


def sources(connection: Connection) -> tuple[Count, ...]:
    """Outlets by the number of their pages; pages of no known outlet are counted under the empty name."""
    number = func.count()
    outlet = func.coalesce(pages.c.outlet, "")
    query = select(outlet, number).group_by(pages.c.outlet).order_by(number.desc(), outlet)
    return tuple(Count(value, count) for value, count in connection.execute(query))


def all_problems(connection: Connection, code: str | None, limit: int) -> tuple[tuple[str, Problem], ...]:
    """Article id and problem, the last read first."""
    query = select(problems).join(pages, pages.c.id == problems.c.article)
    if code is not None:
        query = query.where(problems.c.code == code)
    query = query.order_by(pages.c.seq.desc(), problems.c.position).limit(limit)
    return tuple((row["article"], _problem(row)) for row in connection.execute(query).mappings())


def all_failures(connection: Connection) -> tuple[tuple[str, Problem], ...]:
    """Address and reason of every page that could not be read."""
    rows = connection.execute(select(failures).order_by(failures.c.url))
    return tuple((row.url, Problem(row.code, row.message)) for row in rows)


def stats(connection: Connection) -> dict[str, int]:
    """Rows of each kind."""
    kinds = {
        "pages": pages,
        "claims": claims,
        "events": events,
        "actors": actors,
        "problems": problems,
        "failures": failures,
        "judgements": judgements,
        "additions": additions,
        "redirects": redirects,
    }
    found = {
        name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in kinds.items()
    }
    dated = connection.execute(select(func.count()).select_from(events).where(events.c.day != ""))
    return found | {
        "dated_events": int(dated.scalar_one()),
        "outlets": sum(each.value != "" for each in sources(connection)),
    }


def _problem(row) -> Problem:  # type: ignore[no-untyped-def]
    span = None if row["start"] is None else Span(row["start"], row["end"])
    return Problem(row["code"], row["message"], span)

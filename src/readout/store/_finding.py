"""Events by query, page after page, with their counts; stories by their words."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    func,
    literal,
    select,
    tuple_,
)

from readout.record import Article, Event, InputError, Span
from readout.store import _fulltext
from readout.store._adding import story_spans
from readout.store._database import Database
from readout.store._days import day_range
from readout.store._fold import words
from readout.store._forms import plain, unpack
from readout.store._narrowing import values_counted, values_hold
from readout.store._query import Count, Hit, Query, Results
from readout.store._tables import articles, event_actors, event_sources, events, pages
from readout.store._terms import Term, parse, places

_STRIDE = 200
# What may be shown of a text whose publisher has not allowed more, in code points.
_SNIPPET = 300
_BEFORE = 80


def find(connection: Connection, query: Query) -> Results:
    """One page of events."""
    rows = connection.execute(_page(query, query.limit + 1)).all()
    shown = rows[: query.limit]
    cursor = _cursor(shown[-1].day, shown[-1].id) if len(rows) > query.limit else None
    return Results(tuple(unpack(Event, row.doc) for row in shown), cursor)


def walk(database: Database, query: Query) -> Iterator[Event]:
    """Every event of the query from its cursor on, whatever its limit."""
    after = _place(query.cursor) if query.cursor else None
    while True:
        page = _ordered(query, after).limit(_STRIDE)
        with database.reading() as connection:
            rows = connection.execute(page).all()
        if not rows:
            return
        after = (rows[-1].day, rows[-1].id)
        yield from (unpack(Event, row.doc) for row in rows)


def count(connection: Connection, query: Query) -> int:
    """How many events the query has in all, whatever its limit and cursor."""
    return int(
        connection.execute(select(func.count()).select_from(events).where(*_where(query))).scalar_one()
    )


def facets(connection: Connection, query: Query) -> dict[str, tuple[Count, ...]]:
    """Values and counts of each field among the events of the query."""
    where = _where(query)
    found = {name: _own(connection, events.c[name], where) for name in ("channel", "event_type", "status")}
    found["side"] = _linked(connection, event_actors.c.government, event_actors.c.event, where)
    found["outlet"] = _linked(connection, event_sources.c.outlet, event_sources.c.event, where)
    found["language"] = _linked(connection, event_sources.c.language, event_sources.c.event, where)
    return found | values_counted(connection, where)


def search(connection: Connection, query: Query) -> tuple[Hit, ...]:
    """Stories that hold the words, best first; without words, the newest."""
    terms = parse(query.text)
    rows = connection.execute(_stories(query, terms)).all()
    return tuple(_hit(row, unpack(Article, row.doc), terms) for row in rows)


def _page(query: Query, limit: int) -> Select[str, str, str]:
    return _ordered(query, _place(query.cursor) if query.cursor else None).limit(limit)


def _ordered(query: Query, after: tuple[str, str] | None) -> Select[str, str, str]:
    chosen = select(events.c.day, events.c.id, events.c.doc).where(*_where(query))
    if after is not None:
        chosen = chosen.where(
            tuple_(events.c.day, events.c.id) < tuple_(literal(after[0]), literal(after[1]))
        )
    return chosen.order_by(events.c.day.desc(), events.c.id.desc())


def _where(query: Query) -> list[ColumnElement[bool]]:
    equal = {"channel": query.channel, "event_type": query.event_type, "status": query.status}
    where: list[ColumnElement[bool]] = [events.c[name] == value for name, value in equal.items() if value]
    where += _linked_where(query)
    if first := day_range(query.since):
        where.append(events.c.date_to >= first[0])
    if last := day_range(query.until):
        where += [events.c.day <= last[1], events.c.day != ""]
    if query.text.strip():
        where.append(_fulltext.event_holds(events.c.seq, parse(query.text)))
    return where


def _linked_where(query: Query) -> list[ColumnElement[bool]]:
    """The conditions on tables beside ``events``."""
    # With words in the query their rows must come first. Left to itself the planner tries every row of the
    # one list against every row of the other (measured on 200,000 events: 20 s); "id || ''" prevents that.
    key = events.c.id.concat("") if query.text.strip() else events.c.id
    sides = [(event_actors.c.event, event_actors.c.government, side) for side in query.side]
    told = [
        (event_sources.c.event, event_sources.c[name], value)
        for name, value in (("outlet", query.outlet), ("language", query.language))
        if value
    ]
    linked: list[ColumnElement[bool]] = [
        key.in_(select(event).where(column == value)) for event, column, value in sides + told
    ]
    people = [select(event_actors.c.event).where(event_actors.c.actor.in_(ids)) for ids in query.actor]
    return [*linked, *(key.in_(held) for held in people), *values_hold(query, key)]


def _own(connection: Connection, value: Column[str], where: list[ColumnElement[bool]]) -> tuple[Count, ...]:
    number = func.count()
    query = select(value, number).where(value.is_not(None), *where).group_by(value)
    return _counts(connection, query.order_by(number.desc(), value))


def _linked(
    connection: Connection, value: Column[str], key: Column[str], where: list[ColumnElement[bool]]
) -> tuple[Count, ...]:
    """Counts of a field that an event has several values of; each event counts once for each."""
    pairs = select(value.label("value"), key.label("event")).distinct().where(value.is_not(None), value != "")
    if where:
        pairs = pairs.where(key.in_(select(events.c.id).where(*where)))
    each = pairs.subquery()
    number = func.count()
    query = select(each.c.value, number).group_by(each.c.value).order_by(number.desc(), each.c.value)
    return _counts(connection, query)


def _counts(connection: Connection, query: Select[str, int]) -> tuple[Count, ...]:
    return tuple(Count(value, count) for value, count in connection.execute(query))


def _stories(query: Query, terms: tuple[Term, ...]):  # type: ignore[no-untyped-def]
    chosen = select(pages, articles.c.doc).join(articles, articles.c.id == pages.c.id)
    if query.text.strip():
        chosen = chosen.where(_fulltext.story_holds(pages.c.seq, terms))
    for name, value in (("outlet", query.outlet), ("language", query.language)):
        if value:
            chosen = chosen.where(pages.c[name] == value)
    if first := day_range(query.since):
        chosen = chosen.where(pages.c.published_day >= first[0])
    if last := day_range(query.until):
        chosen = chosen.where(pages.c.published_day <= last[1])
    newest = func.coalesce(pages.c.published_day, "").desc()
    return (
        _fulltext.best_first(chosen, pages.c.seq, terms)
        .order_by(newest, pages.c.seq.desc())
        .limit(query.limit)
    )


def _hit(row, article: Article, terms: tuple[Term, ...]) -> Hit:  # type: ignore[no-untyped-def]
    blocks = story_spans(article)
    spans = tuple(
        place
        for block in blocks
        for place in places(terms, list(words(article.text, block.start, block.end)))
    )
    snippet = _snippet(article, blocks, spans)
    return Hit(
        article=article.id,
        url=article.url,
        headline=article.headline.value if article.headline else None,
        outlet=row.outlet,
        published=article.published.value if article.published else None,
        snippet=snippet,
        words=plain(snippet.of(article.text)),
        spans=spans,
    )


def _snippet(article: Article, blocks: list[Span], spans: tuple[Span, ...]) -> Span:
    """At most 300 code points of one block round the first hit below the headline, cut between words."""
    head = article.blocks_of("headline")
    body = [span for span in spans if not any(block.span.covers(span) for block in head)]
    hit = (body or list(spans) or [blocks[0]])[0]
    block = next(block for block in blocks if block.covers(hit) or block.touches(hit) or block == hit)
    start = block.start if hit.start - block.start <= _BEFORE else _space(article.text, hit.start - _BEFORE)
    end = min(block.end, start + _SNIPPET)
    if end < block.end:
        cut = article.text.rfind(" ", start, end)
        end = cut if cut > hit.end else end
    return Span(start, end)


def _space(text: str, at: int) -> int:
    found = text.find(" ", at, at + _BEFORE)
    return at if found < 0 else found + 1


def _cursor(day: str, key: str) -> str:
    return base64.urlsafe_b64encode(f"{day}|{key}".encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[str, str]:
    try:
        day, bar, key = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition("|")
    except (binascii.Error, ValueError) as error:
        raise InputError(f"{cursor!r} is not a cursor that a page of results gave") from error
    if not bar:
        raise InputError(f"{cursor!r} is not a cursor that a page of results gave")
    return day, key

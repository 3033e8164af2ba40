"""Events by query, page after page, with their counts; stories by their words."""

from __future__ import annotations

import base64
import binascii
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    literal,
    select,
    true,
    tuple_,
    union_all,
)

from readout.record import Article, Event, InputError, Span
from readout.store._adding import story_spans
from readout.store._backend import TextIndex, text_index
from readout.store._database import Database
from readout.store._days import day_range
from readout.store._fold import words
from readout.store._forms import plain, unpack
from readout.store._narrowing import VALUES, Facets, shown, values_counted, values_hold
from readout.store._query import MOST, Count, Hit, Query, Results
from readout.store._tables import articles, claims, event_actors, event_sources, events, pages, roles
from readout.store._terms import Term, parse, places

_STRIDE = 200
# Fields of an event itself, and fields of which it has several values, by the table that holds them.
_OWN = ("channel", "event_type", "status")
_LINKED = {
    "side": (event_actors.c.government, event_actors.c.event),
    "outlet": (event_sources.c.outlet, event_sources.c.event),
    "language": (event_sources.c.language, event_sources.c.event),
}
# How many of the best stories are looked at for an act that fits.
_LOOKED_AT = 500
# What may be shown of a text whose publisher has not allowed more, in code points.
_SNIPPET = 300
_BEFORE = 80
# At most every so manieth event is chosen: few.
_FEW = 4


def find(connection: Connection, query: Query) -> Results:
    """One page of events."""
    after = _place(query.cursor) if query.cursor else None
    rows = connection.execute(_ordered(query, after, connection).limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    cursor = _cursor(shown[-1].day, shown[-1].id) if len(rows) > query.limit else None
    return Results(_of(connection, [row.id for row in shown]), cursor)


def walk(database: Database, query: Query) -> Iterator[Event]:
    """Every event of the query from its cursor on, whatever its limit."""
    after = _place(query.cursor) if query.cursor else None
    stride = _STRIDE
    while True:
        with database.reading() as connection:
            page = _ordered(query, after, connection).limit(stride)
            rows = connection.execute(page).all()
            found = _of(connection, [row.id for row in rows])
        if not rows:
            return
        after = (rows[-1].day, rows[-1].id)
        # Whoever goes on wants most of them: the list of those that hold the words is made less often.
        stride = min(2 * stride, MOST)
        yield from found


def count(connection: Connection, query: Query) -> int:
    """How many events the query has in all, whatever its limit and cursor."""
    terms = parse(query.text)
    if terms and query.whole == Query(text=query.text).whole:
        # The index of words has a row for each event, and knows without them which hold the words.
        held = text_index(connection).events_held(terms)
        if held is not None:
            rows = select(func.count()).select_from(held.subquery())
            return int(connection.execute(rows).scalar_one())
    where = _where(query, connection)
    return int(connection.execute(select(func.count()).select_from(events).where(*where)).scalar_one())


def facets(
    connection: Connection, query: Query, whole: Callable[[], Facets] | None = None
) -> dict[str, tuple[Count, ...]]:
    """Values and counts of each field among the events of the query.

    ``whole`` gives the counts of all events. Where a query has most of them, those it has not are counted and
    taken off (measured on 107,000 events, of a word that all of them hold: 180 ms instead of 1,030).
    """
    where = _where(query, connection)
    every = connection.execute(select(func.count()).select_from(events)).scalar_one()
    # Of several conditions the events are dear to find and mostly few: they are not counted beforehand.
    number = every if not where else count(connection, query) if len(where) == 1 else 0
    if 2 * number <= every:
        found = counts(connection, where, few=_FEW * number < every)
    else:
        found = whole() if whole else counts(connection, [])
        if number < every:
            # What a condition says of a missing value is neither true nor false.
            rest = [and_(*where).is_not(true())]
            found = _less(found, counts(connection, rest, few=_FEW * (every - number) < every))
    return {name: shown(name, of) for name, of in found.items()}


def _less(whole: Facets, rest: Facets) -> Facets:
    """The counts of ``whole`` without those of ``rest``, values that nothing is left of gone."""
    left = {name: Counter(of) for name, of in whole.items()}
    for name, of in rest.items():
        left[name].subtract(of)
    return {name: +of for name, of in left.items()}


def counts(connection: Connection, where: Sequence[ColumnElement[bool]], *, few: bool = False) -> Facets:
    """How often each value of each field occurs among the events of the conditions, ``few`` or not."""
    # The events are chosen once for all fields; left to itself the database would choose them for each.
    chosen = select(events.c.id, *(events.c[name] for name in _OWN)).where(*where).cte("chosen")
    chosen = chosen.prefix_with("MATERIALIZED")
    own = events if not where else chosen
    parts = [_linked(name, *columns, chosen if where else None) for name, columns in _LINKED.items()]
    parts += values_counted(chosen if where else None, few=few)
    found: dict[str, dict[str, int]] = {name: {} for name in (*_OWN, *_LINKED, *VALUES)}
    for names, values, number in _rows(connection, [own.c[name] for name in _OWN], parts):
        for name, value in zip(names, values, strict=True):
            if value is not None:
                found[name][value] = found[name].get(value, 0) + number
    # Every event has one type, so that these make up the events chosen.
    yes, every = found["verified"].get("yes", 0), sum(found["event_type"].values())
    return found | {"verified": {value: n for value, n in (("yes", yes), ("no", every - yes)) if n}}


def search(connection: Connection, query: Query) -> tuple[Hit, ...]:
    """Stories that hold the words and report a fitting act, best first; without words, the newest."""
    terms = parse(query.text)
    act = _act(query)
    # The best are found before their texts are read: a sort would carry the text of every story along.
    number = max(query.limit, _LOOKED_AT) if act else query.limit
    best = connection.execute(_stories(query, terms, text_index(connection)).limit(number)).scalars().all()
    if act:
        told = exists().where(claims.c.article == pages.c.id, *act)
        fitting = set(connection.execute(select(pages.c.seq).where(pages.c.seq.in_(best), told)).scalars())
        best = [seq for seq in best if seq in fitting][: query.limit]
    chosen = select(pages, articles.c.doc).join_from(pages, articles).where(pages.c.seq.in_(best))
    rows = {row.seq: row for row in connection.execute(chosen)}
    return tuple(_hit(rows[seq], unpack(Article, rows[seq].doc), terms) for seq in best)


def _of(connection: Connection, keys: Sequence[str]) -> tuple[Event, ...]:
    """The events of these ids, in this order."""
    chosen = select(events.c.id, events.c.doc).where(events.c.id.in_(keys))
    docs = {row.id: row.doc for row in connection.execute(chosen)}
    return tuple(unpack(Event, docs[key]) for key in keys)


def _ordered(query: Query, after: tuple[str, str] | None, connection: Connection) -> Select[str, str]:
    # Whole events are read by id afterwards: a sort would carry each of them along.
    chosen = select(events.c.day, events.c.id).where(*_where(query, connection, newest=True))
    if after is not None:
        chosen = chosen.where(
            tuple_(events.c.day, events.c.id) < tuple_(literal(after[0]), literal(after[1]))
        )
    return chosen.order_by(events.c.day.desc(), events.c.id.desc())


def _where(query: Query, connection: Connection, *, newest: bool = False) -> list[ColumnElement[bool]]:
    """The conditions of a query; ``newest``, for whoever reads the newest events until he has enough."""
    terms, index = parse(query.text), text_index(connection)
    often = bool(query.text.strip()) and index.often(connection, terms)
    equal = {"channel": query.channel, "event_type": query.event_type, "status": query.status}
    where: list[ColumnElement[bool]] = [events.c[name] == value for name, value in equal.items() if value]
    linked = _linked_where(query, often=often)
    where += linked
    if first := day_range(query.since):
        where.append(events.c.date_to >= first[0])
    if last := day_range(query.until):
        where += [events.c.day <= last[1], events.c.day != ""]
    if query.text.strip():
        # Rows of the longer list are looked for in the shorter, and the newest of many are met soon without
        # sorting all: "seq + 0" is no way into the events. The list of words is made once. A look into the
        # index of words for each event, where it is of several words, takes 30 microseconds, also where the
        # next event that holds them is far.
        hidden = often and (newest or linked)
        where.append(index.event_holds(events.c.seq + 0 if hidden else events.c.seq, terms))
    if query.accounts:
        where.append(events.c.accounts >= query.accounts)
    return where


def _linked_where(query: Query, *, often: bool) -> list[ColumnElement[bool]]:
    """The conditions on tables beside ``events``; ``often``, where many events hold the words."""
    # The rows of rare words must come first. Left to itself the planner tries every row of the one list
    # against every row of the other (measured on 200,000 events: 20 s); "id || ''" prevents that.
    key = events.c.id.concat("") if query.text.strip() and not often else events.c.id
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


def _rows(
    connection: Connection, own: list[ColumnElement[str]], parts: list[Select[str, str, int]]
) -> Iterator[tuple[Sequence[str], Sequence[str | None], int]]:
    """Fields, a value of each and the number of events, of the ``parts`` and of the ``own`` columns."""
    # Of the own columns a row for each combination: they are few, and the events are gone through once.
    nothing = literal("")
    every = [select(nothing, *own, func.count()).group_by(*own)]
    for part in parts:
        name, value, number = part.subquery().c
        every.append(select(name, value, *[nothing] * (len(own) - 1), number))
    for row in connection.execute(union_all(*every)):
        field, *values, count = tuple(row)
        yield (_OWN, values, count) if not field else ((field,), values[:1], count)


def _linked(name: str, value: Column[str], key: Column[str], chosen: CTE | None) -> Select[str, str, int]:
    """Counts of a field that an event has several values of; each event counts once for each."""
    counts = select(literal(name), value, func.count(key.distinct())).where(value.is_not(None), value != "")
    if chosen is not None:
        counts = counts.where(key.in_(select(chosen.c.id)))
    return counts.group_by(value)


def _stories(query: Query, terms: tuple[Term, ...], index: TextIndex) -> Select[int]:
    chosen = select(pages.c.seq)
    for name, value in (("outlet", query.outlet), ("language", query.language)):
        if value:
            chosen = chosen.where(pages.c[name] == value)
    if first := day_range(query.since):
        chosen = chosen.where(pages.c.published_day >= first[0])
    if last := day_range(query.until):
        chosen = chosen.where(pages.c.published_day <= last[1])
    newest = func.coalesce(pages.c.published_day, "").desc()
    if query.text.strip():
        chosen = index.best_first(chosen, pages.c.seq, terms)
    return chosen.order_by(newest, pages.c.seq.desc())


def _act(query: Query) -> list[ColumnElement[bool]]:
    """What one claim of a story must be where the query asks for more than words, an outlet and days."""
    equal = {"event_type": query.event_type, "status": query.status}
    where: list[ColumnElement[bool]] = [claims.c[name] == value for name, value in equal.items() if value]
    of_claim: list[ColumnElement[bool]] = [roles.c.government == side for side in query.side]
    if query.channel:
        of_claim.append(and_(roles.c.role == "channel", roles.c.value == query.channel))
    of_claim += [roles.c.actor.in_(ids) for ids in query.actor]
    return where + [exists().where(roles.c.claim == claims.c.id, one) for one in of_claim]


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

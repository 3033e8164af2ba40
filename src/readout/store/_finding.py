"""Events by query, page after page, with their counts; stories by their words."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    select,
    tuple_,
)

from readout.record import Article, Event, InputError, Span
from readout.store._adding import story_spans
from readout.store._backend import T, TextIndex, Ts, text_index
from readout.store._database import Database
from readout.store._days import day_range
from readout.store._fold import words
from readout.store._forms import plain, unpack
from readout.store._narrowing import FIELDS, Names, shown, values_hold, verified
from readout.store._packing import counted
from readout.store._query import MOST, Count, Hit, Query, Results
from readout.store._tables import articles, claims, event_actors, event_docs, events, pages, roles
from readout.store._terms import Term, parse, places

_STRIDE = 200
# How many of the newest events are looked at for common words. Where an eighth of all hold them, a page of
# thirty is mostly met among these; on 107,000 events that takes 3 ms, not 25.
_MET = 250
# How many of the best stories are looked at for an act that fits.
_LOOKED_AT = 500
_AT_ONCE = 50
# What may be shown of a text whose publisher has not allowed more, in code points.
_SNIPPET = 300
_BEFORE = 80


def find(connection: Connection, query: Query) -> Results:
    """One page of events."""
    after = _place(query.cursor) if query.cursor else None
    rows = _met(connection, query, after, query.limit + 1)
    if rows is None:
        rows = connection.execute(_ordered(query, after, connection).limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    cursor = _cursor(shown[-1].day, shown[-1].id) if len(rows) > query.limit else None
    return Results(_of(connection, [row.seq for row in shown]), cursor)


def _met(
    connection: Connection, query: Query, after: tuple[str, str] | None, number: int
) -> Sequence[Row[str, str, int]] | None:
    """The first events of a query whose words so many events hold that they are met soon; None if not.

    The newest of those that fit the query apart from its words are looked at, and few of them: looking into
    the index of words for one event takes 30 microseconds.
    """
    terms, index = parse(query.text), text_index(connection)
    if number > _MET or not index.often(connection, terms):
        return None
    newest = _ordered(replace(query, text=""), after, connection).limit(_MET).subquery("newest")
    held = select(newest).where(index.event_holds(newest.c.seq, terms))
    rows = connection.execute(held.order_by(newest.c.day.desc(), newest.c.id.desc()).limit(number)).all()
    return rows if len(rows) == number else None


def walk(database: Database, query: Query) -> Iterator[Event]:
    """Every event of the query from its cursor on, whatever its limit."""
    after = _place(query.cursor) if query.cursor else None
    stride = _STRIDE
    while True:
        with database.reading() as connection:
            page = _ordered(query, after, connection).limit(stride)
            rows = connection.execute(page).all()
            found = _of(connection, [row.seq for row in rows])
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
    every = select(func.count()).select_from(events)
    return int(connection.execute(_chosen(every, query, connection)).scalar_one())


def facets(connection: Connection, query: Query, names: Names) -> dict[str, tuple[Count, ...]]:
    """Values and counts of each field among the events of the query."""
    strung = func.aggregate_strings(events.c.facets, "")
    judged = func.sum(case((events.c.id.in_(verified()), 1), else_=0))
    text, yes = connection.execute(_chosen(select(strung, judged), query, connection)).one()
    numbers = counted(text or "")
    known = names.of(connection, numbers.keys())
    found: dict[str, dict[str, int]] = {name: {} for name in FIELDS}
    for one, number in numbers.items():
        name, value = known[one]
        found[name][value] = number
    # Every event has one type, so that these make up the events chosen.
    judgements = {"yes": yes or 0, "no": sum(found["event_type"].values()) - (yes or 0)}
    return shown(found) | {"verified": tuple(Count(value, n) for value, n in judgements.items() if n)}


def best_stories(connection: Connection, query: Query) -> Sequence[int]:
    """The ``seq`` of stories that hold the words and report a fitting act, best first.

    Without words, the newest. They are found before their texts are read, which a sort would carry along.
    """
    act = _act(query)
    number = max(query.limit, _LOOKED_AT) if act else query.limit
    ordered = _stories(query, parse(query.text), text_index(connection)).limit(number)
    best = connection.execute(ordered).scalars().all()
    return _fitting(connection, best, act, query.limit) if act else best


def search(connection: Connection, query: Query, best: Sequence[int]) -> tuple[Hit, ...]:
    """These stories, with the places of the words in each."""
    terms = parse(query.text)
    chosen = select(pages, articles.c.doc).join_from(pages, articles).where(pages.c.seq.in_(best))
    rows = {row.seq: row for row in connection.execute(chosen)}
    return tuple(_hit(rows[seq], unpack(Article, rows[seq].doc), terms) for seq in best)


def _fitting(
    connection: Connection, best: Sequence[int], act: list[ColumnElement[bool]], number: int
) -> list[int]:
    """The first stories of which one claim is so, in their order, looked at some at a time."""
    told = exists().where(claims.c.article == pages.c.id, *act)
    found: list[int] = []
    for start in range(0, len(best), _AT_ONCE):
        part = best[start : start + _AT_ONCE]
        so = set(connection.execute(select(pages.c.seq).where(pages.c.seq.in_(part), told)).scalars())
        found += [seq for seq in part if seq in so]
        if len(found) >= number:
            break
    return found[:number]


def _of(connection: Connection, keys: Sequence[int]) -> tuple[Event, ...]:
    """The events of these ``seq``, in this order."""
    chosen = select(event_docs).where(event_docs.c.seq.in_(keys))
    docs = {row.seq: row.doc for row in connection.execute(chosen)}
    return tuple(unpack(Event, docs[key]) for key in keys)


def _ordered(query: Query, after: tuple[str, str] | None, connection: Connection) -> Select[str, str, int]:
    # Whole events are read afterwards: a sort would carry each of them along.
    chosen = _chosen(select(events.c.day, events.c.id, events.c.seq), query, connection, newest=True)
    if after is not None:
        chosen = chosen.where(
            tuple_(events.c.day, events.c.id) < tuple_(literal(after[0]), literal(after[1]))
        )
    return chosen.order_by(events.c.day.desc(), events.c.id.desc())


def _chosen(
    chosen: Select[*Ts], query: Query, connection: Connection, *, newest: bool = False
) -> Select[*Ts]:
    """Of these events those of a query; ``newest``, for whoever reads the newest until he has enough.

    The rows of the index of words come first, then the events by their ``seq``. Where all are counted, going
    through them is quicker than by an index that leads to many of them one by one (measured on 107,000
    events, those of one year: 14 ms, not 60).
    """
    index, worded = text_index(connection), bool(query.text.strip())
    chosen = chosen.where(*_where(query, index, free=newest and not worded))
    terms = parse(query.text)
    return index.events_holding(chosen, events.c.seq, terms, newest=newest) if worded else chosen


def _where(query: Query, index: TextIndex, *, free: bool) -> list[ColumnElement[bool]]:
    """The conditions of a query apart from its words; ``free``, where any index may lead to the events."""

    def at(column: ColumnElement[T]) -> ColumnElement[T]:
        return column if free else index.unindexed(column)

    equal = {"channel": query.channel, "event_type": query.event_type, "status": query.status}
    where: list[ColumnElement[bool]] = [at(events.c[name]) == value for name, value in equal.items() if value]
    if first := day_range(query.since):
        where.append(events.c.date_to >= first[0])
    if last := day_range(query.until):
        where += [at(events.c.day) <= last[1], at(events.c.day) != ""]
    if query.accounts:
        where.append(events.c.accounts >= query.accounts)
    worded = bool(query.text.strip())
    where += values_hold(query, index.unindexed(events.c.seq) if worded else events.c.seq)
    key = index.unindexed(events.c.id) if worded else events.c.id
    where += [
        key.in_(select(event_actors.c.event).where(event_actors.c.actor.in_(ids))) for ids in query.actor
    ]
    if query.verified is not None:
        where.append(key.in_(verified()) if query.verified else key.not_in(verified()))
    return where


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
    # The stories are few and known. "|| ''" keeps a database from starting, for each of them, at every claim
    # of the type or every channel of the record (measured on 44,800 stories: 40 s).
    equal = {"event_type": query.event_type, "status": query.status}
    where: list[ColumnElement[bool]] = [
        claims.c[name].concat("") == value for name, value in equal.items() if value
    ]
    of_claim: list[ColumnElement[bool]] = [roles.c.government == side for side in query.side]
    if query.channel:
        of_claim.append(and_(roles.c.role.concat("") == "channel", roles.c.value == query.channel))
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

"""Stories of a record beside each other: likeness of wording, what they are about, and headlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, insert, or_, select

from readout.record import Article, Headline, HeadlineClaim, InputError, Likeness, Subject
from readout.store._days import day_range
from readout.store._forms import unpack
from readout.store._saving import cut
from readout.store._tables import (
    actors,
    articles,
    bands,
    claim_actors,
    claims,
    compared,
    event_claims,
    events,
    headlines,
    likenesses,
    pages,
    roles,
)

if TYPE_CHECKING:
    from readout.store._database import Database

# Pages compared in one go: their texts are in memory together.
_STRIDE = 100
# Stories on either side of a story in time that are looked at for what they share with it.
_NEAR = 150
# Days around a story in which these are looked for first.
_AROUND = (30, 90, 270)


class Stories:
    """Questions about stories beside each other. Made by ``Store.stories``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- wording ---------------------------------------------------------------------------------------------

    def uncompared(self) -> tuple[Article, ...]:
        """The next pages, in the order of reading, whose wording was not compared yet; none when all were."""
        query = (
            select(articles.c.doc)
            .join(pages, pages.c.id == articles.c.id)
            .where(~pages.c.id.in_(select(compared.c.article)))
            .order_by(pages.c.seq)
            .limit(_STRIDE)
        )
        with self._database.reading() as connection:
            return tuple(unpack(Article, doc) for doc in connection.execute(query).scalars())

    def sharing(self, keys: Sequence[int]) -> frozenset[str]:
        """The compared pages that have one of these keys of wording."""
        query = select(bands.c.article).where(bands.c.key.in_(keys)).distinct()
        with self._database.reading() as connection:
            return frozenset(connection.execute(query).scalars())

    def keep(self, article: str, keys: Iterable[int], found: Iterable[Likeness]) -> None:
        """Note that a page was compared, under which keys it is found, and what it is like; only once."""
        with self._database.writing() as connection:
            if connection.execute(select(compared.c.article).where(compared.c.article == article)).first():
                return
            connection.execute(insert(compared).values(article=article))
            rows = [{"key": key, "article": article} for key in sorted(set(keys))]
            pairs = [
                {
                    "left": one.left,
                    "right": one.right,
                    "left_inside": one.left_inside,
                    "right_inside": one.right_inside,
                }
                for one in found
            ]
            for table, values in ((bands, rows), (likenesses, pairs)):
                if values:
                    connection.execute(insert(table), values)

    def likenesses(self, keys: Iterable[str]) -> tuple[Likeness, ...]:
        """Every likeness among these articles, those like them, those like these, and so on."""
        found: dict[tuple[str, str], Likeness] = {}
        known: set[str] = set()
        new = set(keys)
        with self._database.reading() as connection:
            while new:
                known |= new
                for one in _likenesses(connection, new):
                    found[one.left, one.right] = one
                new = {key for pair in found for key in pair} - known
        return tuple(found[pair] for pair in sorted(found))

    def published(self, keys: Iterable[str]) -> Mapping[str, str | None]:
        """When each of these articles was published, as its page says it."""
        query = select(pages.c.id, pages.c.published)
        with self._database.reading() as connection:
            return {
                row.id: row.published
                for part in cut(sorted(set(keys)))
                for row in connection.execute(query.where(pages.c.id.in_(part)))
            }

    # -- what they are about ---------------------------------------------------------------------------------

    def subjects(self, keys: Iterable[str]) -> tuple[Subject, ...]:
        """What each of these articles is about, by id; those without a claim are left out."""
        wanted = sorted(set(keys))
        with self._database.reading() as connection:
            return tuple(one for part in cut(wanted) for one in _subjects(connection, part))

    def near(self, one: Subject) -> frozenset[str]:
        """Articles with a person, two governments or an event in common with a subject, nearest in time."""
        day = max(one.days, default=(one.published or "")[:10])
        with self._database.reading() as connection:
            return frozenset(
                key for later in (True, False) for key in _nearest(connection, one, day, later=later)
            )

    # -- headlines -------------------------------------------------------------------------------------------

    def fresh(self, articles: Iterable[str]) -> frozenset[str]:
        """Those of the articles that were fetched within a day of the one fetched last.

        None where every page of the record was: in a first reading nothing is newer than the rest.
        """
        ends = select(func.min(pages.c.fetched_at), func.max(pages.c.fetched_at))
        with self._database.reading() as connection:
            first, last = connection.execute(ends).one()
            if last is None:
                return frozenset()
            since = (datetime.fromisoformat(last) - timedelta(days=1)).isoformat()
            if first >= since:
                return frozenset()
            wanted = and_(pages.c.id.in_(tuple(articles)), pages.c.fetched_at >= since)
            return frozenset(connection.execute(select(pages.c.id).where(wanted)).scalars())

    def read_between(
        self,
        since: str,
        until: str,
        offset: int,
        limit: int,
        outlet: str | None = None,
        *,
        dated: bool | None = True,
    ) -> tuple[int, tuple[tuple[str, str | None, str | None, str | None], ...]]:
        """How many pages were published on these days (ISO, inclusive), and some of them, newest first.

        Of each its id, headline, outlet and time of publication. Only those of ``outlet`` where one is given.
        ``dated`` False asks for pages without a date instead, None for those too, after the others.
        """
        between, none = pages.c.published_day.between(since, until), pages.c.published_day.is_(None)
        days: ColumnElement[bool] = or_(between, none) if dated is None else between if dated else none
        if outlet is not None:
            days = and_(days, pages.c.outlet == outlet)
        row = select(pages.c.id, pages.c.headline, pages.c.outlet, pages.c.published).where(days)
        # NULL sorts first in one database and last in the other.
        row = row.order_by(none, pages.c.published_day.desc(), pages.c.seq.desc()).offset(offset).limit(limit)
        with self._database.reading() as connection:
            number = connection.execute(select(func.count()).select_from(pages).where(days)).scalar_one()
            return number, tuple((a, b, c, d) for a, b, c, d in connection.execute(row))

    def printed(self, article: str) -> tuple[HeadlineClaim, ...]:
        """The headlines of other stories that one page prints, in the order of its text."""
        query = select(headlines.c.doc).where(headlines.c.article == article).order_by(headlines.c.position)
        with self._database.reading() as connection:
            return tuple(unpack(HeadlineClaim, doc) for doc in connection.execute(query).scalars())

    def headlines(self, since: str, until: str) -> tuple[Headline, ...]:
        """The pages' own headlines from ``since`` to ``until`` (ISO prefixes, inclusive), by id.

        :raises InputError: for what is no date.
        """
        first, last = day_range(since), day_range(until)
        if first is None or last is None:
            raise InputError(f"{(since if first is None else until)!r} is not a date such as 2022-01-04")
        query = (
            select(pages.c.id, pages.c.headline, pages.c.language, pages.c.published)
            .where(pages.c.headline.is_not(None), pages.c.published_day.between(first[0], last[1]))
            .order_by(pages.c.id)
        )
        with self._database.reading() as connection:
            return tuple(
                Headline(row.id, row.headline, row.language, row.published)
                for row in connection.execute(query)
            )


def _likenesses(connection: Connection, keys: Iterable[str]) -> Iterable[Likeness]:
    for part in cut(sorted(keys)):
        query = select(likenesses).where(or_(likenesses.c.left.in_(part), likenesses.c.right.in_(part)))
        for row in connection.execute(query):
            yield Likeness(row.left, row.right, row.left_inside, row.right_inside)


def _nearest(connection: Connection, one: Subject, day: str, *, later: bool) -> Sequence[str]:
    """The articles of the claims nearest to a day, on it and later or before it, that share something.

    What many claims share is found in the weeks around the day by looking at each of them there; only what
    few share is looked for in the whole record, by what it is that they share.
    """
    near = claims.c.near_from
    order = (near, claims.c.id) if later else (near.desc(), claims.c.id)
    query = select(claims.c.article).where(claims.c.article != one.article).order_by(*order)
    # With the types named, the index by type and day leads to these days.
    types, held = claims.c.event_type.in_(_types(connection)), _told_with(one)
    found: list[str] = []
    reached = day
    for edge in _edges(day, later=later):
        first, last = (reached, edge) if later else (edge, reached)
        around = query.where(types, near >= first, near < last, held).limit(_NEAR - len(found))
        found += connection.execute(around).scalars().all()
        reached = edge
        if len(found) == _NEAR or (later and not _any_from(connection, types, last)):
            return found
    side = near >= day if later else or_(near < day, near.is_(None))
    return connection.execute(query.where(side, _sharing(one)).limit(_NEAR)).scalars().all()


def _types(connection: Connection) -> list[str]:
    """Every type that a claim has, each found in the index after the one before it."""
    found: list[str] = []
    first = select(func.min(claims.c.event_type))
    while (one := connection.execute(first).scalar()) is not None:
        found.append(one)
        first = select(func.min(claims.c.event_type)).where(claims.c.event_type > one)
    return found


def _any_from(connection: Connection, types: ColumnElement[bool], day: str) -> bool:
    """Whether the record has a claim of that day or later."""
    later = select(claims.c.id).where(types, claims.c.near_from >= day).limit(1)
    return connection.execute(later).first() is not None


def _edges(day: str, *, later: bool) -> Iterable[str]:
    """How far around a day is looked, in ISO, step by step; nowhere if it is none."""
    try:
        middle = date.fromisoformat(day)
    except ValueError:
        return
    for days in _AROUND:
        try:
            yield (middle + timedelta(days=days if later else -days)).isoformat()
        except OverflowError:
            return


def _told_with(one: Subject) -> ColumnElement[bool]:
    """``_sharing``, asked of one claim after the other."""
    actor = claim_actors.alias()
    code = case((actor.c.government.in_(sorted(one.governments)), actor.c.government))
    person = case((actor.c.actor.in_(sorted(one.people)), 1))
    met = (
        select(actor.c.claim)
        .where(actor.c.claim == claims.c.id)
        .group_by(actor.c.claim)
        .having(or_(func.count(person) > 0, func.min(code) < func.max(code)))
    )
    event = event_claims.alias()
    told = select(event.c.claim).where(event.c.event.in_(sorted(one.events)))
    return or_(claims.c.id.in_(told), met.exists())


def _sharing(one: Subject) -> ColumnElement[bool]:
    """Claims that share a person, an event, or two governments with a subject."""
    held: list[ColumnElement[bool]] = [
        claims.c.id.in_(select(claim_actors.c.claim).where(claim_actors.c.actor.in_(sorted(one.people)))),
        claims.c.id.in_(select(event_claims.c.claim).where(event_claims.c.event.in_(sorted(one.events)))),
    ]
    left, right = claim_actors.alias(), claim_actors.alias()
    codes = sorted(one.governments)
    pair: Select[str] = (
        select(left.c.claim)
        .join(right, right.c.claim == left.c.claim)
        .where(left.c.government.in_(codes), right.c.government.in_(codes))
        .where(left.c.government < right.c.government)
    )
    return or_(*held, claims.c.id.in_(pair))


def _subjects(connection: Connection, keys: Sequence[str]) -> Iterable[Subject]:
    here = claims.c.article.in_(keys)
    person = case((actors.c.person.is_not(None), claim_actors.c.actor))
    who = select(claims.c.article, person, claim_actors.c.government)
    who = who.join_from(claims, claim_actors).join(actors)
    what = select(claims.c.article, event_claims.c.event, events.c.day)
    what = what.join_from(claims, event_claims).join(events)
    # "|| ''", or SQLite would walk every topic of the record.
    about = select(claims.c.article, roles.c.value).join_from(claims, roles)
    about = about.where(roles.c.role.concat("") == "topic")
    people, governments = _sets(connection, who.where(here), 2)
    told, days = _sets(connection, what.where(here), 2)
    (topics,) = _sets(connection, about.where(here), 1)
    pairs = connection.execute(select(pages.c.id, pages.c.published).where(pages.c.id.in_(keys)))
    for key, published in sorted(pairs.all()):
        if key in people or key in governments:
            yield Subject(
                article=key,
                published=published,
                events=told.get(key, frozenset()),
                people=people.get(key, frozenset()),
                governments=governments.get(key, frozenset()),
                topics=topics.get(key, frozenset()),
                days=days.get(key, frozenset()),
            )


def _sets(
    connection: Connection, query: Select[str, *tuple[str | None, ...]], number: int
) -> list[dict[str, frozenset[str]]]:
    """The values of each column after the first, by that one; without those that are missing or empty."""
    found: list[dict[str, set[str]]] = [defaultdict(set) for _ in range(number)]
    for key, *values in connection.execute(query):
        for of, value in zip(found, values, strict=True):
            if value:
                of[key].add(value)
    return [{key: frozenset(values) for key, values in of.items()} for of in found]

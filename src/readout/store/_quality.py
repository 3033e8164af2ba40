"""What the record holds and lacks, counted: outlets, months, unknown actors, problems. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from readout.record import Actor
from readout.store._query import Count
from readout.store._tables import actors, claim_actors, claims, event_actors, failures, pages, problems

if TYPE_CHECKING:
    from readout.store._database import Database

_DAY = 10
_MONTH = 7


@dataclass(frozen=True, slots=True)
class OutletHealth:
    """One outlet ("" for none known): its pages, those without a claim, the first and last day of them."""

    outlet: str
    pages: int
    silent: int
    first: str | None
    last: str | None
    fetched: str | None


class Quality:
    """Counts over the whole record. Made by ``Store.quality``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def outlets(self) -> tuple[OutletHealth, ...]:
        """Every outlet, most pages first."""
        told = select(claims.c.article).distinct().subquery()
        name = func.coalesce(pages.c.outlet, "")
        query = (
            select(
                name.label("outlet"),
                func.count(pages.c.id).label("pages"),
                func.count(told.c.article).label("telling"),
                func.min(pages.c.published_day).label("first"),
                func.max(pages.c.published_day).label("last"),
                func.max(pages.c.fetched_at).label("fetched"),
            )
            .outerjoin(told, told.c.article == pages.c.id)
            .group_by(name)
            .order_by(func.count(pages.c.id).desc(), name)
        )
        with self._database.reading() as connection:
            return tuple(
                OutletHealth(
                    row.outlet,
                    row.pages,
                    row.pages - row.telling,
                    row.first,
                    row.last,
                    row.fetched[:_DAY] if row.fetched else None,
                )
                for row in connection.execute(query)
            )

    def months(self) -> tuple[tuple[str, str, int, int], ...]:
        """Outlet, month (``2022-01``, "" for none), pages and claims."""
        name = func.coalesce(pages.c.outlet, "").label("outlet")
        month = func.coalesce(func.substr(pages.c.published_day, 1, _MONTH), "").label("month")
        query = (
            select(name, month, func.count(pages.c.id.distinct()), func.count(claims.c.id))
            .outerjoin(claims, claims.c.article == pages.c.id)
            .group_by(name, month)
            .order_by(name, month)
        )
        with self._database.reading() as connection:
            return tuple((str(a), str(b), int(c), int(d)) for a, b, c, d in connection.execute(query))

    def unresolved(self, limit: int) -> tuple[tuple[Actor, int, int], ...]:
        """Persons known from the text alone, with the number of claims and events; most claims first."""
        told = func.count(claim_actors.c.claim.distinct())
        held = select(event_actors.c.actor, func.count(event_actors.c.event.distinct()).label("number"))
        counted = held.group_by(event_actors.c.actor).subquery()
        query = (
            select(actors, told.label("claims"), func.coalesce(func.max(counted.c.number), 0).label("events"))
            .join(claim_actors, claim_actors.c.actor == actors.c.id)
            .outerjoin(counted, counted.c.actor == actors.c.id)
            .where(actors.c.known.is_(False))
            .group_by(actors.c.id)
            .order_by(told.desc(), actors.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple(
                (Actor(row.id, row.person, row.office, row.government, known=False), row.claims, row.events)
                for row in connection.execute(query)
            )

    def problems(self) -> tuple[Count, ...]:
        """Problem codes with the number of times each was met, most first."""
        number = func.count()
        query = select(problems.c.code, number).group_by(problems.c.code)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(number.desc(), problems.c.code))
            return tuple(Count(str(code), int(count)) for code, count in rows)

    def failures(self) -> tuple[Count, ...]:
        """Codes of pages that could not be read, with their number."""
        query = select(failures.c.code, func.count()).group_by(failures.c.code).order_by(failures.c.code)
        with self._database.reading() as connection:
            return tuple(Count(str(code), int(count)) for code, count in connection.execute(query))

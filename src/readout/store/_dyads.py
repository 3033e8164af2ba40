"""The acts between two governments as marks on a line of time, and how much was read when. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from readout.record import Mark
from readout.store._narrowing import holding
from readout.store._tables import event_actors, event_facets, events, facets, pages

if TYPE_CHECKING:
    from readout.store._database import Database

_MONTH = len("2022-01")


class Dyads:
    """Questions about pairs of governments. Made by ``Store.dyads``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self, left: str, right: str) -> tuple[Mark, ...]:
        """Every event in which both take part, oldest first, undated last.

        No event's document is read: a thousand marks take some milliseconds.
        """
        sides = [events.c.seq.in_(holding("side", side)) for side in (left, right)]
        rank = (
            select(facets.c.value)
            .join(event_facets, event_facets.c.facet == facets.c.id)
            .where(facets.c.name == "rank", event_facets.c.event == events.c.seq)
            .scalar_subquery()
        )
        names = ("id", "event_type", "act", "status", "date", "date_from", "date_to", "channel")
        query = (
            select(*(events.c[name] for name in names), rank.label("rank"))
            .where(*sides)
            .order_by(events.c.day == "", events.c.day, events.c.id)
        )
        with self._database.reading() as connection:
            return tuple(
                Mark(*(row[name] for name in (*names, "rank")))
                for row in connection.execute(query).mappings()
            )

    def read_by_month(self) -> Mapping[str, int]:
        """How many pages were published in each month (``YYYY-MM``), as far as their dates are known."""
        month = func.substr(pages.c.published_day, 1, _MONTH)
        query = select(month, func.count()).where(pages.c.published_day.is_not(None)).group_by(month)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def newest_page(self) -> str | None:
        """The day on which the newest page was published; None where no page says."""
        with self._database.reading() as connection:
            return connection.execute(select(func.max(pages.c.published_day))).scalar()

    def busiest(self, most: int) -> tuple[tuple[str, str, int], ...]:
        """The pairs of governments that share most events, each in alphabetical order, with their number."""
        left, right = event_actors.alias(), event_actors.alias()
        number = func.count(left.c.event.distinct())
        pair = and_(left.c.event == right.c.event, left.c.government < right.c.government)
        query = (
            select(left.c.government, right.c.government, number)
            .join_from(left, right, pair)
            .group_by(left.c.government, right.c.government)
            .order_by(number.desc(), left.c.government, right.c.government)
            .limit(most)
        )
        with self._database.reading() as connection:
            return tuple((one, other, n) for one, other, n in connection.execute(query))

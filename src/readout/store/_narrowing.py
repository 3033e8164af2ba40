"""What events are narrowed and counted by: fields, their values, and which event has which.

``event_type``, ``status``, ``channel``, ``side``, ``outlet``, ``language``, ``rank``, ``heard`` (both, one,
none), ``confidence`` (high, medium, low) and ``topic``. What is verified is asked of people's judgements.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
    union,
)

from readout.record import Event
from readout.store._forms import plain
from readout.store._packing import counted, unpacked
from readout.store._query import Count, Finding, Query
from readout.store._tables import event_facets, events, facets, judgements

# Steps of confidence that people can tell apart. Where they lie is a convention; exports have the number.
HIGH, MEDIUM = 0.9, 0.7
# A list of topics longer than this is no help in narrowing.
_MOST_TOPICS = 60
_LONGEST = 200
# SQLite takes at most 32,766 bound values in a statement.
_CUT = 10_000
# The names of so many values take some twenty megabytes.
_MOST_NAMES = 100_000
FIELDS = (
    "channel", "event_type", "status", "side", "outlet", "language", "rank", "heard", "confidence", "topic"
)  # fmt: skip
# Those that events have no column for.
_LINKED = ("outlet", "language", "rank", "heard", "confidence", "topic")
# How often each value of each field occurs.
Facets = Mapping[str, Mapping[str, int]]
# A field and a value.
Pair = tuple[str, str]


class Values:
    """Writes the values of events, within one transaction; ``flush`` writes what was put."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[Pair, int] = {}
        self._new: list[dict[str, int]] = []
        self._old: list[dict[str, int]] = []

    def put(self, seq: int, ids: frozenset[int], before: str) -> None:
        """Give the event these values in place of those that were packed ``before``."""
        had = unpacked(before)
        self._new += [{"facet": one, "event": seq} for one in sorted(ids - had)]
        self._old += [{"of": one, "at": seq} for one in sorted(had - ids)]

    def flush(self) -> None:
        """Write what was put."""
        if self._old:
            at = (event_facets.c.facet == bindparam("of"), event_facets.c.event == bindparam("at"))
            self._connection.execute(delete(event_facets).where(*at), self._old)
        if self._new:
            self._connection.execute(insert(event_facets), self._new)
        self._old, self._new = [], []

    def ids(self, pairs: Collection[Pair]) -> frozenset[int]:
        """The ids of these values, new ones among them."""
        missing = sorted(set(pairs) - self._ids.keys())
        if missing:
            there = select(facets).where(tuple_(facets.c.name, facets.c.value).in_(missing))
            self._ids |= {(row.name, row.value): row.id for row in self._connection.execute(there)}
        for name, value in missing:
            if (name, value) not in self._ids:
                new = insert(facets).values(name=name, value=value).returning(facets.c.id)
                self._ids[name, value] = self._connection.execute(new).scalar_one()
        return frozenset(self._ids[pair] for pair in pairs)


class Names:
    """What field and value an id stands for, kept once read: that never changes."""

    def __init__(self) -> None:
        self._known: dict[int, Pair] = {}

    def of(self, connection: Connection, ids: Collection[int]) -> Mapping[int, Pair]:
        """The field and value of each of these ids, and perhaps of others."""
        known = self._known if len(self._known) < _MOST_NAMES else {}
        missing = sorted(set(ids) - known.keys())
        for start in range(0, len(missing), _CUT):
            rows = select(facets).where(facets.c.id.in_(missing[start : start + _CUT]))
            known |= {row.id: (row.name, row.value) for row in connection.execute(rows)}
        self._known = known
        return known


def pairs_of(event: Event, told: Iterable[Pair]) -> list[Pair]:
    """Every field and value of one event; ``told`` are outlets and languages of its accounts."""
    pairs = [("event_type", event.event_type), ("status", event.status), ("channel", event.channel or "")]
    pairs += [("side", actor.government or "") for actor in event.actors]
    for outlet, language in told:
        pairs += [("outlet", outlet), ("language", language)]
    if event.rank is not None:
        pairs.append(("rank", event.rank))
    if event.confidence is not None:
        pairs.append(("heard", ("none", "one", "both")[min(len(event.heard), 2)]))
        pairs.append(("confidence", _step(event.confidence)))
    pairs += [("topic", " ".join(plain(topic).split())[:_LONGEST]) for topic in event.topics]
    return [(name, plain(value)) for name, value in pairs if value]


def _step(confidence: float) -> str:
    return "high" if confidence >= HIGH else "medium" if confidence >= MEDIUM else "low"


def holding(name: str, value: str) -> Select[int]:
    """The ``seq`` of every event that has this value."""
    facet = select(facets.c.id).where(facets.c.name == name, facets.c.value == value).scalar_subquery()
    return select(event_facets.c.event).where(event_facets.c.facet == facet)


def values_hold(query: Query, key: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """The conditions of a query on values that events have no column for; ``key`` is the event's ``seq``."""
    asked = [("side", side) for side in query.side] + [(name, getattr(query, name)) for name in _LINKED]
    return [key.in_(holding(name, value)) for name, value in asked if value]


def verified() -> CompoundSelect[str]:
    """The ids of which a person said that they are so: few, so that they are asked for and not each event."""
    so = judgements.c.verdict == "positive"
    return union(select(judgements.c.left).where(so), select(judgements.c.right).where(so))


def facet_faults(connection: Connection) -> Iterator[Finding]:
    """Values under which other events are found than those that have them."""
    strung = select(func.aggregate_strings(events.c.facets, ""))
    have = counted(connection.execute(strung).scalar() or "")
    there = events.c.seq == event_facets.c.event
    rows = select(event_facets.c.facet, func.count(), func.count(events.c.seq))
    rows = rows.outerjoin_from(event_facets, events, there).group_by(event_facets.c.facet)
    found = {facet: (number, known) for facet, number, known in connection.execute(rows)}
    for facet in sorted(have.keys() | found.keys()):
        number, known = found.get(facet, (0, 0))
        if not number == known == have[facet]:
            yield Finding(
                "reference",
                f"facet {facet}",
                f"{have[facet]} events have it, {number} are found, {known} known",
            )


def shown(found: Facets) -> dict[str, tuple[Count, ...]]:
    """The counts of each field, most first; of topics those that occur most."""
    every = {}
    for name, of in found.items():
        counts = sorted(of.items(), key=_most_first) if name != "topic" else []
        if name == "topic":
            counts = heapq.nsmallest(_MOST_TOPICS, of.items(), key=_most_first)
        every[name] = tuple(Count(value, number) for value, number in counts)
    return every


def _most_first(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]

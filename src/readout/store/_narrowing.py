"""Values by which events are narrowed and counted beside their own columns: a row each, no column each.

``rank``, ``heard`` (both, one, none), ``confidence`` (high, medium, low) and ``topic``. What is verified is
asked of people's judgements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    delete,
    func,
    insert,
    literal,
    select,
    union,
)

from readout.record import Event
from readout.store._forms import plain
from readout.store._query import Count, Query
from readout.store._tables import event_values, events, judgements

# Steps of confidence that people can tell apart. Where they lie is a convention; exports have the number.
HIGH, MEDIUM = 0.9, 0.7
# A list of topics longer than this is no help in narrowing.
_MOST_TOPICS = 60
_LONGEST = 200
# How often each value of each field occurs.
Facets = Mapping[str, Mapping[str, int]]
_NAMES = ("rank", "heard", "confidence", "topic")
VALUES = (*_NAMES, "verified")


def put_values(connection: Connection, event: Event) -> None:
    """Write the values of one event over those it had."""
    connection.execute(delete(event_values).where(event_values.c.event == event.id))
    rows = [{"event": event.id, "name": name, "value": value} for name, value in _values(event)]
    if rows:
        connection.execute(insert(event_values), rows)


def _values(event: Event) -> Iterable[tuple[str, str]]:
    if event.rank is not None:
        yield "rank", event.rank
    if event.confidence is not None:
        yield "heard", ("none", "one", "both")[min(len(event.heard), 2)]
        yield "confidence", _step(event.confidence)
    topics = (" ".join(plain(topic).split())[:_LONGEST] for topic in event.topics)
    yield from (("topic", topic) for topic in dict.fromkeys(topics) if topic)


def _step(confidence: float) -> str:
    return "high" if confidence >= HIGH else "medium" if confidence >= MEDIUM else "low"


def values_hold(query: Query, key: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """The conditions of a query on these values; ``key`` is the event's id."""
    asked = ((name, getattr(query, name)) for name in _NAMES)
    named: list[ColumnElement[bool]] = [
        key.in_(
            select(event_values.c.event).where(event_values.c.name == name, event_values.c.value == value)
        )
        for name, value in asked
        if value
    ]
    if query.verified is not None:
        named.append(key.in_(_verified()) if query.verified else key.not_in(_verified()))
    return named


def shown(name: str, counted: Mapping[str, int]) -> tuple[Count, ...]:
    """The counts of one field, most first; of topics those that occur most. Yes comes before no."""
    if name == "verified":
        return tuple(Count(value, n) for value, n in counted.items())
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(value, n) for value, n in (ordered[:_MOST_TOPICS] if name == "topic" else ordered))


def values_counted(chosen: CTE | None, *, few: bool) -> list[Select[str, str, int]]:
    """Field, value and number of events: of the ``chosen``, ``few`` of them or not, or of all."""
    name, value = event_values.c.name, event_values.c.value
    ids = events.c.id if chosen is None else chosen.c.id
    so = select(literal("verified"), literal("yes"), func.count()).where(ids.in_(_verified()))
    if chosen is None:
        return [select(name, value, func.count()).group_by(name, value), so]
    # With "name || ''" the rows of the chosen events are gone through, not every row of the index by name:
    # on 100,000 events 25 ms instead of 90 where few are chosen, but 485 instead of 192 where most are.
    names, values = (name.concat(""), value.concat("")) if few else (name, value)
    held = event_values.c.event.in_(select(chosen.c.id))
    return [select(names, values, func.count()).where(held).group_by(names, values), so]


def _verified() -> CompoundSelect[str]:
    """The ids of which a person said that they are so: few, so that they are asked for and not each event."""
    so = judgements.c.verdict == "positive"
    return union(select(judgements.c.left).where(so), select(judgements.c.right).where(so))

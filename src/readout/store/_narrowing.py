"""Values by which events are narrowed and counted beside their own columns: a row each, no column each.

``rank``, ``heard`` (both, one, none), ``confidence`` (high, medium, low) and ``topic``. What is verified is
asked of people's judgements.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, CompoundSelect, Connection, delete, func, insert, select, union

from readout.record import Event
from readout.store._forms import plain
from readout.store._query import Count, Query
from readout.store._tables import event_values, events, judgements

# Steps of confidence that people can tell apart. Where they lie is a convention; exports have the number.
HIGH, MEDIUM = 0.9, 0.7
# A list of topics longer than this is no help in narrowing.
_MOST_TOPICS = 60
_LONGEST = 200
_NAMES = ("rank", "heard", "confidence", "topic")


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


def values_counted(connection: Connection, where: list[ColumnElement[bool]]) -> dict[str, tuple[Count, ...]]:
    """How often each value occurs among the events; topics that occur most."""
    number = func.count()
    chosen = select(events.c.id).where(*where)
    each = select(event_values.c.name, event_values.c.value, number)
    each = each.group_by(event_values.c.name, event_values.c.value)
    if where:
        each = each.where(event_values.c.event.in_(chosen))
    few = connection.execute(each.where(event_values.c.name.in_(_NAMES[:-1]))).all()
    found = {name: tuple(Count(value, n) for of, value, n in few if of == name) for name in _NAMES[:-1]}
    topics = each.where(event_values.c.name == "topic").order_by(number.desc(), event_values.c.value)
    found["topic"] = tuple(Count(value, n) for _, value, n in connection.execute(topics.limit(_MOST_TOPICS)))
    found["verified"] = tuple(_verified_counted(connection, where))
    return found


def _verified_counted(connection: Connection, where: list[ColumnElement[bool]]) -> Iterable[Count]:
    number = select(func.count()).select_from(events)
    every = connection.execute(number.where(*where)).scalar_one()
    yes = connection.execute(number.where(events.c.id.in_(_verified()), *where)).scalar_one()
    return (Count(value, n) for value, n in (("yes", yes), ("no", every - yes)) if n)


def _verified() -> CompoundSelect[str]:
    """The ids of which a person said that they are so: few, so that they are asked for and not each event."""
    so = judgements.c.verdict == "positive"
    return union(select(judgements.c.left).where(so), select(judgements.c.right).where(so))

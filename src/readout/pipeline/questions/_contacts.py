"""Contacts: calls, meetings, visits and talks that happened, between whom and at which rank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from readout.exports import dyads
from readout.record import Actor, Event, InputError
from readout.store import Query, Store

CONTACTS = ("call", "meeting", "talks", "visit")
RANKS = ("leaders", "ministers", "others")
# The columns for the ranks of an event; every other rank, and none, counts among the others.
_RANKED = {"leader": "leaders", "minister": "ministers"}
_DAY = len("2022-01-04")
# Comparing the two sides of an event took 10 to 20 ms over the examples: so many take at most ten seconds.
_MOST = 500


def contacts(
    record: Store, side: tuple[str, ...] = (), since: str | None = None, until: str | None = None
) -> tuple[Event, ...]:
    """Contacts that happened, oldest first; of two sides, those between them. A range holds none undated."""
    found = [
        event
        for kind in CONTACTS
        for event in record.events(
            Query(side=side, event_type=kind, status="happened", since=since, until=until)
        )
        if len(side) != 2 or tuple(sorted(side)) in dyads(event)
    ]
    return tuple(sorted(found, key=lambda event: (day(event) or "9999", event.id)))


def bounded(record: Store, query: Query) -> Iterator[Event]:
    """The events of a query that are each to be compared.

    :raises InputError: if they are too many for one answer.
    """
    number = record.count(query)
    if number > _MOST:
        raise InputError(
            f"{number} events would have to be compared, {_MOST} at most; narrow the days or the sides"
        )
    return record.events(query)


def day(event: Event) -> str | None:
    """The first day of an event (ISO), where its day is known."""
    written = event.when.date[:_DAY] if event.when else ""
    return written if len(written) == _DAY else None


def shifted(iso: str, days: int) -> str:
    """The ISO day so many days after another. :raises InputError: where the calendar has none."""
    try:
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    except OverflowError as error:
        raise InputError(f"{days} days from {iso} lie beyond the calendar") from error


def rank(event: Event) -> str:
    """The highest rank present on either side, as the merge found it."""
    return _RANKED.get(event.rank or "", RANKS[-1])


def named(actors: Iterable[Actor]) -> str:
    """Who takes part, in a line: persons with their governments, governments alone by code."""
    parts = [f"{one.person} ({one.government})" if one.person else one.government for one in actors]
    return ", ".join(part for part in parts if part)

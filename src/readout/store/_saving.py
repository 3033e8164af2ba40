"""The events a merge gave, written over those that were there; ids that vanish point to where they went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from readout.record import Event, StoreError
from readout.store._adding import Row, Step, put_actors
from readout.store._backend import text_index
from readout.store._days import day_range
from readout.store._fold import folded
from readout.store._forms import maybe, pack, unpack
from readout.store._narrowing import Values, pairs_of
from readout.store._packing import packed
from readout.store._tables import (
    claims,
    event_actors,
    event_claims,
    event_docs,
    events,
    pages,
    redirects,
)

T = TypeVar("T")

# The named steps of saving events, in order, before ``commit`` and ``committed``; those of a page are
# ``_adding.STEPS``. A test kills the process at each.
STEPS = ("released", "event", "withdrawn")

# SQLite takes at most 32,766 bound values in a statement; lists of ids are cut well below that.
_CUT = 5000


class _Stored(NamedTuple):
    """An event as the record holds it: its number, its packed values, its JSON."""

    seq: int
    facets: str
    doc: str


class _Told(NamedTuple):
    """One claim of an event: the words it is found by, and who told it (empty: not known)."""

    words: str
    outlet: str
    language: str


def save(connection: Connection, found: Iterable[Event], step: Step, *, whole: bool) -> int:
    """Write the events; the number that were new or changed.

    :raises StoreError: if an event names a claim that is not in the record, or two name the same.
    """
    new = {event.id: event for event in found}
    owner = _owners(new)
    before = holders(connection, None if whole else owner)
    stored = _docs(connection, new)
    changed = {key: pack(event) for key, event in new.items()}
    changed = {key: doc for key, doc in changed.items() if key not in stored or stored[key].doc != doc}
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, event in before.items():
        if claim in owner and owner[claim] != event:
            moved[event][owner[claim]] += 1
    _release(connection, [claim for claim, event in before.items() if owner.get(claim) != event])
    step("released")
    values = Values(connection)
    for key, doc in changed.items():
        _write(connection, new[key], doc, stored.get(key), values)
        step("event")
    gone = set(before.values()) - set(new) if whole else set(moved) - set(new)
    if whole:
        gone |= _claimless(connection, set(new))
    for key in sorted(gone):
        _withdraw(connection, key, moved.get(key, Counter()), values)
        step("withdrawn")
    values.flush()
    return len(changed)


def _owners(new: dict[str, Event]) -> dict[str, str]:
    owner: dict[str, str] = {}
    for event in new.values():
        for account in event.accounts:
            if owner.setdefault(account.claim, event.id) != event.id:
                raise StoreError(
                    f"claim {account.claim} is in two events: {owner[account.claim]}, {event.id}"
                )
    return owner


def holders(connection: Connection, of: Iterable[str] | None) -> dict[str, str]:
    """The event that holds each claim now; of all claims for None."""
    query = select(event_claims.c.claim, event_claims.c.event)
    if of is None:
        return {row.claim: row.event for row in connection.execute(query)}
    held: dict[str, str] = {}
    for part in cut(sorted(of)):
        held |= {
            row.claim: row.event for row in connection.execute(query.where(event_claims.c.claim.in_(part)))
        }
    return held


def _docs(connection: Connection, ids: Iterable[str]) -> dict[str, _Stored]:
    query = select(events.c.id, events.c.seq, events.c.facets, event_docs.c.doc).join_from(events, event_docs)
    return {
        row.id: _Stored(row.seq, row.facets, row.doc)
        for part in cut(sorted(ids))
        for row in connection.execute(query.where(events.c.id.in_(part)))
    }


def _release(connection: Connection, held: list[str]) -> None:
    for part in cut(held):
        connection.execute(delete(event_claims).where(event_claims.c.claim.in_(part)))


def _write(connection: Connection, event: Event, doc: str, stored: _Stored | None, values: Values) -> None:
    put_actors(connection, event.actors)
    known = _told(connection, event)
    if missing := [account.claim for account in event.accounts if account.claim not in known]:
        raise StoreError(
            f"event {event.id} names claim {missing[0]}, which is not in the record; add its page first"
        )
    held = values.ids(pairs_of(event, {(told.outlet, told.language) for told in known.values()}))
    seq = _put_row(connection, _event_row(event) | {"facets": packed(held)}, doc, stored)
    values.put(seq, held, stored.facets if stored else "")
    if known:
        connection.execute(insert(event_claims), [{"claim": claim, "event": event.id} for claim in known])
    if event.actors:
        connection.execute(insert(event_actors), _actor_rows(event))
    connection.execute(delete(redirects).where(redirects.c.old == event.id))
    text_index(connection).put_event(
        connection, seq, _summary(event, [told.words for told in known.values()])
    )


def _put_row(connection: Connection, row: Row, doc: str, stored: _Stored | None) -> int:
    """Write the event's own row in place of what was there; its number."""
    if stored is None:
        seq = int(connection.execute(insert(events).values(row).returning(events.c.seq)).scalar_one())
        connection.execute(insert(event_docs).values(seq=seq, doc=doc))
        return seq
    connection.execute(update(events).where(events.c.seq == stored.seq).values(row))
    connection.execute(update(event_docs).where(event_docs.c.seq == stored.seq).values(doc=doc))
    for table in (event_claims, event_actors):
        connection.execute(delete(table).where(table.c.event == row["id"]))
    return stored.seq


def _event_row(event: Event) -> Row:
    date = event.when.date if event.when else None
    days = day_range(date)
    return {
        "id": event.id,
        "event_type": event.event_type,
        "act": event.act,
        "status": event.status,
        "day": days[0] if days else "",
        "date": date,
        "date_from": days[0] if days else None,
        "date_to": days[1] if days else None,
        "place": maybe(event.place),
        "channel": event.channel,
        "accounts": len(event.accounts),
    }


def _actor_rows(event: Event) -> list[Row]:
    return [
        {
            "event": event.id,
            "position": position,
            "actor": actor.id,
            "role": event.roles[position] if position < len(event.roles) else "both",
            "government": actor.government,
        }
        for position, actor in enumerate(event.actors)
    ]


def _told(connection: Connection, event: Event) -> dict[str, _Told]:
    """What the record holds of each claim that the event names."""
    query = select(claims.c.id, claims.c.words, pages.c.headline, pages.c.outlet, pages.c.language)
    query = query.join_from(claims, pages)
    wanted = sorted({account.claim for account in event.accounts})
    return {
        row.id: _Told(f"{row.words} {folded(row.headline or '')}", row.outlet or "", row.language)
        for part in cut(wanted)
        for row in connection.execute(query.where(claims.c.id.in_(part)))
    }


def event_words(connection: Connection, event: Event) -> str:
    """The folded words an event is found by."""
    return _summary(event, [told.words for told in _told(connection, event).values()])


def _summary(event: Event, told: Iterable[str]) -> str:
    parts = [event.event_type, event.place or "", event.channel or "", *event.topics]
    for actor in event.actors:
        parts += [actor.person or "", actor.office or "", actor.government or ""]
    # Twelve wire copies of one sentence need not be indexed twelve times.
    return " ".join([folded(" | ".join(parts)), *dict.fromkeys(told)])


def _claimless(connection: Connection, kept: set[str]) -> set[str]:
    """Events with no claim at all, which no holder can tell of."""
    query = select(events.c.id).where(~events.c.id.in_(select(event_claims.c.event)))
    return {row.id for row in connection.execute(query)} - kept


def _withdraw(connection: Connection, old: str, moved: Counter[str], values: Values) -> None:
    """Remove an event that lost its claims, or let it stand with those it still has."""
    left = set(connection.execute(select(event_claims.c.claim).where(event_claims.c.event == old)).scalars())
    stored = _docs(connection, [old])[old]
    if left:
        event = unpack(Event, stored.doc)
        event = replace(event, accounts=tuple(one for one in event.accounts if one.claim in left))
        _write(connection, event, pack(event), stored, values)
        return
    if moved:
        # Where the accounts went to two events, the id follows the greater part; a tie falls to the lower id.
        target = min(moved, key=lambda key: (-moved[key], key))
        connection.execute(update(redirects).where(redirects.c.new == old).values(new=target))
        connection.execute(insert(redirects).values(old=old, new=target))
    values.put(stored.seq, frozenset(), stored.facets)
    text_index(connection).drop_event(connection, stored.seq)
    connection.execute(delete(events).where(events.c.id == old))


def cut(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """The values in runs that fit into one statement."""
    return (values[start : start + _CUT] for start in range(0, len(values), _CUT))

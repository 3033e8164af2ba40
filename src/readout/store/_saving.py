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
from readout.store._narrowing import put_values
from readout.store._tables import (
    claims,
    event_actors,
    event_claims,
    event_sources,
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
    changed = {key: doc for key, doc in changed.items() if stored.get(key, (0, ""))[1] != doc}
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, event in before.items():
        if claim in owner and owner[claim] != event:
            moved[event][owner[claim]] += 1
    _release(connection, [claim for claim, event in before.items() if owner.get(claim) != event])
    step("released")
    for key, doc in changed.items():
        _write(connection, new[key], doc, stored.get(key, (None, ""))[0])
        step("event")
    gone = set(before.values()) - set(new) if whole else set(moved) - set(new)
    if whole:
        gone |= _claimless(connection, set(new))
    for key in sorted(gone):
        _withdraw(connection, key, moved.get(key, Counter()))
        step("withdrawn")
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


def _docs(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    docs: dict[str, tuple[int, str]] = {}
    query = select(events.c.id, events.c.seq, events.c.doc)
    for part in cut(sorted(ids)):
        docs |= {row.id: (row.seq, row.doc) for row in connection.execute(query.where(events.c.id.in_(part)))}
    return docs


def _release(connection: Connection, held: list[str]) -> None:
    for part in cut(held):
        connection.execute(delete(event_claims).where(event_claims.c.claim.in_(part)))


def _write(connection: Connection, event: Event, doc: str, seq: int | None) -> None:
    put_actors(connection, event.actors)
    row = _event_row(event, doc)
    if seq is None:
        result = connection.execute(insert(events).values(row).returning(events.c.seq))
        seq = int(result.scalar_one())
    else:
        connection.execute(update(events).where(events.c.seq == seq).values(row))
        for table in (event_claims, event_actors, event_sources):
            connection.execute(delete(table).where(table.c.event == event.id))
    known = _told(connection, event)
    if missing := [account.claim for account in event.accounts if account.claim not in known]:
        raise StoreError(
            f"event {event.id} names claim {missing[0]}, which is not in the record; add its page first"
        )
    if known:
        connection.execute(insert(event_claims), [{"claim": claim, "event": event.id} for claim in known])
        connection.execute(insert(event_sources), _source_rows(event, known.values()))
    if event.actors:
        connection.execute(insert(event_actors), _actor_rows(event))
    put_values(connection, event)
    connection.execute(delete(redirects).where(redirects.c.old == event.id))
    text_index(connection).put_event(
        connection, seq, _summary(event, [told.words for told in known.values()])
    )


def _event_row(event: Event, doc: str) -> Row:
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
        "doc": doc,
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


def _source_rows(event: Event, told: Iterable[_Told]) -> list[Row]:
    pairs = sorted({(each.outlet, each.language) for each in told})
    return [{"event": event.id, "outlet": outlet, "language": language} for outlet, language in pairs]


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


def _withdraw(connection: Connection, old: str, moved: Counter[str]) -> None:
    """Remove an event that lost its claims, or let it stand with those it still has."""
    left = set(connection.execute(select(event_claims.c.claim).where(event_claims.c.event == old)).scalars())
    row = connection.execute(select(events.c.seq, events.c.doc).where(events.c.id == old)).one()
    if left:
        event = unpack(Event, row.doc)
        event = replace(event, accounts=tuple(one for one in event.accounts if one.claim in left))
        _write(connection, event, pack(event), row.seq)
        return
    if moved:
        # Where the accounts went to two events, the id follows the greater part; a tie falls to the lower id.
        target = min(moved, key=lambda key: (-moved[key], key))
        connection.execute(update(redirects).where(redirects.c.new == old).values(new=target))
        connection.execute(insert(redirects).values(old=old, new=target))
    text_index(connection).drop_event(connection, row.seq)
    connection.execute(delete(events).where(events.c.id == old))


def cut(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """The values in runs that fit into one statement."""
    return (values[start : start + _CUT] for start in range(0, len(values), _CUT))

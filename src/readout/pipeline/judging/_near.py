"""Events that may be the same as another: of the same governments, about the same day."""

from __future__ import annotations

from datetime import date, timedelta

from readout import store
from readout.record import Event

# Pages that mean one act mostly date it within days; a fortnight takes in those that name a week or a month's
# half. A wider span offered hardly anything but other acts in the record of examples/ (see it again there).
_DAYS = 14
# So many of each question are weighed: of two busy governments a fortnight holds fewer.
_WEIGHED = 100
# Of an act of many the first parties say enough.
_SIDES = 2


def near(record: store.Store, event: Event, limit: int) -> tuple[Event, ...]:
    """At most so many other events, the likeliest first: more parties shared, one type, fewer days apart.

    None for an event of no known government. Those without a date come only where this one has none.
    """
    codes = tuple(dict.fromkeys(actor.government for actor in event.actors if actor.government))[:_SIDES]
    found: dict[str, Event] = {}
    since, until = _around(event)
    for sides in dict.fromkeys((codes, *((code,) for code in codes))) if codes else ():
        asked = store.Query(side=sides, since=since, until=until, limit=_WEIGHED)
        found.update((one.id, one) for one in record.find(asked).events)
    others = [one for one in found.values() if one.id != event.id]
    return tuple(sorted(others, key=lambda one: _unlike(event, one))[:limit])


def _around(event: Event) -> tuple[str | None, str | None]:
    days = _day(event), _day(event, last=True)
    if days[0] is None or days[1] is None:
        return None, None
    try:
        return (days[0] - timedelta(_DAYS)).isoformat(), (days[1] + timedelta(_DAYS)).isoformat()
    except OverflowError:
        return None, None


def _unlike(event: Event, other: Event) -> tuple[int, bool, int, str]:
    mine, theirs = ({one.government for one in each.actors if one.government} for each in (event, other))
    here, there = _day(event), _day(other)
    apart = abs((here - there).days) if here and there else 10 * _DAYS
    return -len(mine & theirs), event.event_type != other.event_type, apart, other.id


def _day(event: Event, *, last: bool = False) -> date | None:
    """The first day that an event's date covers, or about the last; None where it has none."""
    if event.when is None:
        return None
    written = event.when.date.split("/")[-1 if last else 0][:10]
    # Every month has a 28th; a span of weeks around it does not hang on the days after.
    padded = written + ("0001-12-28" if last else "0001-01-01")[len(written) :]
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None

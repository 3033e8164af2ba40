"""How many calls, meetings and visits two governments had a month, by the highest rank present."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._contacts import RANKS, contacts, rank
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, SINCE, UNTIL, Column, Parameter, Row
from readout.record import Event, InputError

_KINDS = {"call": "calls", "meeting": "meetings", "talks": "meetings", "visit": "visits"}
_NAMES = tuple(dict.fromkeys(_KINDS.values()))
_MONTH = len("2022-01")
_MOST = 1200


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    found: dict[str, list[Event]] = defaultdict(list)
    undated = 0
    for event in contacts(desk.record, asked.side, asked.since, asked.until):
        month = event.when.date[:_MONTH] if event.when else ""
        if len(month) == _MONTH:
            found[month].append(event)
        else:
            undated += 1
    if not found and (asked.since is None or asked.until is None):
        return f"The record holds no contact of {' and '.join(asked.side)}.", ()
    first = (asked.since or min(found))[:_MONTH]
    last = (asked.until or max(found))[:_MONTH]
    rows = tuple(_row(month, found.get(month, [])) for month in _months(first, last))
    total = sum(len(row.events) for row in rows)
    empty = sum(not row.events for row in rows)
    left = f" {undated} more are dated to no month." if undated else ""
    return (
        f"{' and '.join(asked.side)}: {total} contacts in {len(rows)} months, none in {empty} of them.{left}",
        rows,
    )


def _row(month: str, events: list[Event]) -> Row:
    told = [(_KINDS[event.event_type], rank(event)) for event in events]
    counts = [told.count((kind, one)) for kind in _NAMES for one in RANKS]
    return Row((month, len(events), *counts), tuple(event.id for event in events))


def _months(first: str, last: str) -> Iterator[str]:
    first = first if len(first) == _MONTH else f"{first}-01"
    last = last if len(last) == _MONTH else f"{last}-12"
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    if end - start >= _MOST:
        raise InputError(f"from {first} to {last} are more than {_MOST} months; narrow them")
    for number in range(start, end + 1):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


QUESTION = Question(
    name="contacts",
    title="How many calls, meetings and visits did two governments have each month, and at which rank?",
    parameters=(
        Parameter(
            "side", "side", "the two governments", 2, True, each=("one government", "the other government")
        ),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("month", "YYYY-MM; every month from the first to the last"),
        Column("contacts", "contacts that happened and begin in the month"),
        *(Column(f"{kind}_{one}", f"{kind} whose highest rank is {one}") for kind in _NAMES for one in RANKS),
    ),
    caveat=f"{SAMPLE} A zero says that the record holds no such contact, not that there was none.",
    example="contacts USA TUR --since 2018 --until 2025",
    answer=_answer,
)

"""Which governments had a first contact soon after a day, and none in the months before it."""

from __future__ import annotations

from collections import defaultdict

from readout.exports import dyads
from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._contacts import contacts, day, named, shifted
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, Column, Parameter, Row
from readout.record import Event, InputError

_A_MONTH = 365.25 / 12


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    after = asked.since or ""
    if len(after) != len("2022-02-24"):
        raise InputError(f"since is a day such as 2022-02-24; got {after!r}")
    until, start = shifted(after, asked.days), shifted(after, -round(asked.months * _A_MONTH))
    between: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in contacts(desk.record, (), start, until):
        if day(event):
            for pair in dyads(event):
                between[pair].append(event)
    rows = []
    for pair, events in between.items():
        first = events[0]
        if after < (day(first) or "") <= until:
            values = (*pair, day(first), first.event_type, named(first.actors), len(events))
            rows.append(Row(values, tuple(event.id for event in events)))
    rows.sort(key=lambda row: (str(row.values[2]), row.values[:2]))
    said = f"{len(rows)} pairs of governments" if len(rows) != 1 else "One pair of governments"
    return (
        f"{said} had a contact within {asked.days} days after {after} and none in the {asked.months} months "
        "before.",
        tuple(rows),
    )


QUESTION = Question(
    name="firsts",
    title="Who had a first contact soon after a day, and none in the months before?",
    parameters=(
        Parameter("since", "date", "the day, such as 2022-02-24", required=True),
        Parameter("days", "number", "so many days after it", default="14"),
        Parameter("months", "number", "so many months before it without a contact", default="12"),
    ),
    columns=(
        Column("side_a", "one government"),
        Column("side_b", "the other"),
        Column("first", "the day of the first contact"),
        Column("type", "what it was"),
        Column("who", "who took part"),
        Column("contacts", "contacts in the days asked for"),
    ),
    caveat=f"{SAMPLE} A first contact here may be a later one in the world.",
    example="firsts 2022-02-24 --days 14 --months 12",
    answer=_answer,
)

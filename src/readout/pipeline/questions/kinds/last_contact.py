"""When two people or governments last spoke, and how often this year against last."""

from __future__ import annotations

from datetime import UTC, datetime

from readout.exports import dyads
from readout.pipeline.questions._asked import Asked, Somebody
from readout.pipeline.questions._contacts import CONTACTS, day, named
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, Column, Parameter, Row
from readout.record import Event
from readout.store import Query


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    on = asked.on or datetime.now(UTC).date().isoformat()
    found = [event for event in _between(desk, asked.parties, on) if (day(event) or "9999")[: len(on)] <= on]
    found.sort(key=lambda event: (day(event) or "", event.id), reverse=True)
    names = " and ".join(one.name for one in asked.parties)
    rows = tuple(_row(event) for event in found)
    if not found:
        return f"The record holds no dated contact of {names} up to {on}.", ()
    this, before = int(on[:4]), int(on[:4]) - 1
    counts = {year: sum((day(event) or "")[:4] == f"{year:04}" for event in found) for year in (this, before)}
    last = found[0]
    return (
        f"{names} last had a contact on {day(last)} ({last.event_type}): "
        f"{counts[this]} in {this} up to {on}, {counts[before]} in {before}.",
        rows,
    )


def _between(desk: Desk, parties: tuple[Somebody, ...], on: str) -> list[Event]:
    people = tuple(one.ids for one in parties if one.ids)
    sides = tuple(one.government for one in parties if one.government)
    pair = tuple(sorted(sides))
    asked = Query(side=sides, actor=people, status="happened", until=on)
    return [
        event
        for event in desk.record.events(asked)
        if event.event_type in CONTACTS and (len(pair) != 2 or pair in dyads(event))
    ]


def _row(event: Event) -> Row:
    values = (day(event), event.event_type, event.channel, event.place, named(event.actors))
    return Row(values, (event.id,), tuple(dict.fromkeys(account.article for account in event.accounts)))


QUESTION = Question(
    name="last-contact",
    title="When did two people or governments last speak, and how often this year against last?",
    parameters=(
        Parameter(
            "parties",
            "party",
            "two people or governments",
            2,
            True,
            each=("one person or government", "the other"),
        ),
        Parameter("on", "date", "as of this day; today where none is given"),
    ),
    columns=(
        Column("date", "the first day of the contact"),
        Column("type", "call, meeting, talks or visit"),
        Column("channel", "how"),
        Column("place", "where"),
        Column("who", "who took part"),
    ),
    caveat=SAMPLE,
    example="last-contact Blinken Çavuşoğlu --on 2022-12-31",
    answer=_answer,
)

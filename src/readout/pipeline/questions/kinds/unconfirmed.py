"""What one side says of a contact or an agreement and the other denies, or has not been heard on."""

from __future__ import annotations

from collections.abc import Iterator

from readout.exports import dyads
from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._contacts import bounded, named
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, SINCE, UNTIL, Column, Parameter, Place, Row
from readout.pipeline.questions._voices import stands
from readout.record import Event
from readout.store import Query

_STATUSES = ("happened", "denied")


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    rows = tuple(row for event in _events(desk, asked) if (row := _row(event, desk)) is not None)
    rows = tuple(sorted(rows, key=lambda row: (not row.values[4], str(row.values[0] or "9999"), row.events)))
    denied = sum(bool(row.values[4]) for row in rows)
    said = f"{len(rows)} engagements are asserted by one side alone; {denied} of them the other denies."
    return said, rows


def _events(desk: Desk, asked: Asked) -> Iterator[Event]:
    mutual = {one.name for one in desk.knowledge.event_types.all() if one.mutual} | {"visit"}
    for status in _STATUSES:
        query = Query(side=asked.side, status=status, since=asked.since, until=asked.until)  # type: ignore[arg-type]
        yield from (event for event in bounded(desk.record, query) if event.event_type in mutual)


def _row(event: Event, desk: Desk) -> Row | None:
    compared = desk.compare(event)
    if compared is None:
        return None
    asserts, denies = stands(event, compared, desk)
    principals = {code for pair in dyads(event) for code in pair}
    rest = principals - asserts - denies
    if not asserts or not (denies or rest):
        return None
    values = (
        event.when.date if event.when else None,
        event.event_type,
        named(event.actors),
        " ".join(sorted(asserts)),
        " ".join(sorted(denies)),
        " ".join(sorted(rest)),
    )
    held = next((row for row in compared.fields if row.field == "status"), None)
    places = tuple(
        Place(one.article, span) for one in (held.holdings if held else ()) for span in one.spans[:1]
    )
    return Row(values, (event.id,), tuple(dict.fromkeys(place.story for place in places)), places)


QUESTION = Question(
    name="unconfirmed",
    title="Which engagements does one side assert and the other deny, or not confirm?",
    parameters=(
        Parameter("side", "side", "governments that take part; any where none is given", count=0),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("date", "when it is said to have been"),
        Column("type", "what it is said to have been"),
        Column("who", "who is said to have taken part"),
        Column("asserted_by", "governments that say that it was so"),
        Column("denied_by", "governments that say that it was not"),
        Column("unconfirmed_by", "parties of which the record holds no word on it"),
    ),
    caveat=f"{SAMPLE} Unconfirmed is not denied: the other side's page may only be missing here.",
    example="unconfirmed ISR SAU",
    answer=_answer,
)

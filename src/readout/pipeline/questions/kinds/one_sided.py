"""For each field of topics, how often only one of two sides mentions it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.pipeline._shares import wilson
from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._contacts import bounded
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, SINCE, UNTIL, Column, Parameter, Place, Row
from readout.record import Comparison, TopicRow
from readout.store import Query


@dataclass
class _Count:
    """The events in which a topic is mentioned, and those in which only one side does."""

    events: set[str] = field(default_factory=set)
    alone: dict[str, str] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    counts: dict[str, _Count] = defaultdict(_Count)
    number = 0
    for compared in _two_sided(desk, asked):
        number += 1
        for topic, told in _by_topic(compared).items():
            _add(counts[topic], compared, told)
    rows = tuple(sorted((_row(topic, one) for topic, one in counts.items()), key=_order))
    return (
        f"{number} events are told by both sides on pages of their own; they name {len(rows)} fields.",
        rows,
    )


def _two_sided(desk: Desk, asked: Asked) -> Iterator[Comparison]:
    query = Query(side=asked.side, since=asked.since, until=asked.until, accounts=2)
    for event in bounded(desk.record, query):
        compared = desk.compare(event)
        if compared is not None and compared.left.heard == compared.right.heard == "own":
            yield compared


def _by_topic(compared: Comparison) -> dict[str, list[TopicRow]]:
    """The rows of a comparison by issue area; a row of none stands under what it is about."""
    found: dict[str, list[TopicRow]] = defaultdict(list)
    for row in compared.rows:
        for key in row.topic.areas or (row.topic.name,):
            found[key].append(row)
    return found


def _add(count: _Count, compared: Comparison, rows: list[TopicRow]) -> None:
    count.events.add(compared.event)
    left, right = any(row.left for row in rows), any(row.right for row in rows)
    if left != right:
        count.alone[compared.event] = (compared.left if left else compared.right).government
    points = [point for row in rows for point in (*row.left, *row.right)]
    count.places += [Place(point.voice.article, point.span) for point in points]


def _row(topic: str, one: _Count) -> Row:
    low, high = wilson(len(one.alone), len(one.events))
    sides = " ".join(sorted(one.alone.values()))
    share = round(len(one.alone) / len(one.events), 3)
    values = (topic, len(one.events), len(one.alone), share, round(low, 3), round(high, 3), sides)
    stories = tuple(dict.fromkeys(place.story for place in one.places))
    return Row(values, tuple(sorted(one.events)), stories, tuple(dict.fromkeys(one.places)))


def _order(row: Row) -> tuple[int, str]:
    return -len(row.events), str(row.values[0])


QUESTION = Question(
    name="one-sided",
    title="For each topic, in what share of the events told by both sides does only one side mention it?",
    parameters=(
        Parameter("side", "side", "governments that take part; any where none is given", count=0),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("topic", "the issue area, or the topic itself where it lies in none"),
        Column("mentioned", "events told by both sides in which it is mentioned"),
        Column("one_sided", "those in which only one side mentions it"),
        Column("share", "one_sided divided by mentioned"),
        Column("low", "lower end of the 95 % Wilson interval of the share"),
        Column("high", "upper end of it"),
        Column("by", "which side mentioned it alone, once for each event"),
    ),
    caveat=f"{SAMPLE} A side is heard by its own pages; with few events the interval is wide.",
    example="one-sided USA TUR --since 2021",
    answer=_answer,
)

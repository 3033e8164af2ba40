"""Values to narrow by, marks of two governments, and what was read when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout import store
from readout.record import Event, Judgement, Reading
from readout.store import Query, Store
from tests.store._builder import event_for, reading


@pytest.fixture
def told() -> list[tuple[Reading, Event]]:
    dates = ("2022-01-03", "2022-02-10/2022-02-12", "2022-03-01", None)
    readings = [
        reading(
            f"https://example.org/{n}",
            date=date,
            topic=("visas", "grain exports")[n % 2],
            published="2022-03-02",
        )
        for n, date in enumerate(dates)
    ]
    readings.append(reading("https://example.org/p", sides=("USA", "POL"), published=None))
    values = (("leader", (), 0.95), ("minister", ("USA",), 0.8), ("minister", ("TUR", "USA"), 0.3))
    events = [event_for(each) for each in readings]
    for number, (rank, heard, sure) in enumerate(values):
        events[number] = replace(events[number], rank=rank, heard=heard, confidence=sure)  # type: ignore[arg-type]
    return list(zip(readings, events, strict=True))


@pytest.fixture
def record(tmp_path: Path, told: list[tuple[Reading, Event]]) -> Store:
    found = store.open(tmp_path / "r.sqlite")
    for each, _ in told:
        found.add(each)
    found.save_events([event for _, event in told], whole=True)
    return found


def test_every_count_is_the_number_of_events_that_its_value_asks_for(record: Store) -> None:
    for query in (Query(), Query(side=("USA", "TUR")), Query(text="visas"), Query(rank="minister")):
        counted = record.facets(query)
        assert {"rank", "heard", "confidence", "topic", "verified"} <= set(counted)
        for name in ("rank", "heard", "confidence", "topic"):
            for one in counted[name]:
                narrowed = replace(query, **{name: one.value})  # type: ignore[arg-type]
                assert record.count(narrowed) == one.count, (query, name, one)
                assert len(record.find(narrowed).events) == one.count


def test_values_are_those_of_the_events(record: Store) -> None:
    def values(name: str) -> dict[str, int]:
        return {one.value: one.count for one in record.facets(Query())[name]}

    assert values("rank") == {"leader": 1, "minister": 2}
    assert values("heard") == {"none": 1, "one": 1, "both": 1}
    assert values("confidence") == {"high": 1, "medium": 1, "low": 1}
    assert values("topic") == {"visas": 2, "grain exports": 3}


def test_values_follow_the_event(record: Store, told: list[tuple[Reading, Event]]) -> None:
    changed = [replace(event, rank="official", topics=()) for _, event in told]
    record.save_events(changed, whole=True)
    assert [(one.value, one.count) for one in record.facets(Query())["rank"]] == [("official", 5)]
    assert record.facets(Query())["topic"] == ()
    record.save_events([], whole=True)
    assert record.facets(Query())["rank"] == ()


def test_a_persons_word_is_counted(record: Store, told: list[tuple[Reading, Event]]) -> None:
    key = told[0][1].id
    record.judge(Judgement(key, "so", "positive", "me", datetime(2025, 1, 1, tzinfo=UTC)))
    assert [(one.value, one.count) for one in record.facets(Query())["verified"]] == [("yes", 1), ("no", 4)]
    assert [event.id for event in record.find(Query(verified=True)).events] == [key]
    assert record.count(Query(verified=False)) == 4


def test_marks_are_the_events_of_both_oldest_first(record: Store, told: list[tuple[Reading, Event]]) -> None:
    marks = record.dyads.marks("TUR", "USA")
    assert [mark.id for mark in marks] == [event.id for _, event in told[:4]]
    assert (marks[1].first, marks[1].last, marks[1].date) == (
        "2022-02-10", "2022-02-12", "2022-02-10/2022-02-12",
    )  # fmt: skip
    assert [mark.rank for mark in marks] == ["leader", "minister", "minister", None]
    assert marks[3].first is None
    assert record.dyads.marks("TUR", "POL") == ()
    assert record.dyads.busiest(5) == (("TUR", "USA", 4), ("POL", "USA", 1))


def test_pages_are_counted_by_month_and_listed_by_day(record: Store) -> None:
    assert record.dyads.read_by_month() == {"2022-03": 4}
    assert record.dyads.newest_page() == "2022-03-02"
    number, rows = record.stories.read_between("2022-03-01", "2022-03-31", 1, 2)
    assert (number, len(rows)) == (4, 2)
    assert record.stories.read_between("2022-03-03", "2022-03-31", 0, 9) == (0, ())


def test_only_pages_of_the_last_day_of_reading_are_fresh(record: Store) -> None:
    every = [article.id for article in record.articles()]
    assert record.stories.fresh(every) == frozenset()
    late = reading("https://example.org/late")
    late = replace(late, article=replace(late.article, fetched_at=datetime(2025, 4, 1, 8, 0, tzinfo=UTC)))
    record.add(late)
    assert record.stories.fresh([*every, late.article.id]) == {late.article.id}

"""The stories nearest to a story, found around its day, are those that the whole record has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from readout import store
from readout.store import Query, Store, _stories
from tests.store._builder import event_for, many, reading


@pytest.fixture
def record(address: str) -> Iterator[Store]:
    with store.open(address) as opened:
        told = [*many(90), *(reading(f"https://example.org/u{n}", date=None) for n in range(5))]
        for each in told:
            opened.add(each)
        opened.save_events([event_for(each) for each in told])
        yield opened


@pytest.mark.parametrize("most", [3, 20, 500])
def test_looking_around_the_day_finds_what_the_whole_record_has(
    record: Store, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_stories, "_NEAR", most)
    stories = record.stories
    keys = [hit.article for hit in record.search(Query(limit=200))]
    subjects = stories.subjects(keys)
    assert len(subjects) > 20
    for one in subjects[::7]:
        monkeypatch.setattr(_stories, "_AROUND", ())
        whole = stories.near(one)
        monkeypatch.setattr(_stories, "_AROUND", (1, 10, 100))
        assert stories.near(one) == whole
        assert whole


def test_words_that_most_events_hold_find_the_newest_of_them(record: Store) -> None:
    every = [event.id for event in record.events()]
    held = [event.id for event in record.events(Query(text="call"))]
    assert len(held) > len(every) // 2
    page = record.find(Query(text="call", limit=10))
    assert [event.id for event in page.events] == held[:10]
    assert page.cursor is not None
    following = record.find(Query(text="call", limit=10, cursor=page.cursor))
    assert [event.id for event in following.events] == held[10:20]
    assert record.count(Query(text="call")) == len(held)

"""What is put in comes out again, once."""

from pathlib import Path

from readout import store
from readout.store import Query
from tests.store._builder import event_for, reading


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    told = reading()
    with store.open(tmp_path / "r.sqlite") as record:
        assert record.add(told)
        assert record.article(told.article.id) == told.article
        assert record.claims(told.article.id) == told.claims
        assert record.problems(told.article.id) == told.problems


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    told = reading()
    with store.open(tmp_path / "r.sqlite") as record:
        record.add(told)
        record.save_events([event_for(told)])
        before = record.stats()
        assert not record.add(told)
        assert record.save_events([event_for(told)]) == 0
        assert record.stats() == before


def test_plain_letters_find_accented_names(tmp_path: Path) -> None:
    told = reading()
    with store.open(tmp_path / "r.sqlite") as record:
        record.add(told)
        record.save_events([event_for(told)])
        assert [hit.article for hit in record.search(Query(text="Cavusoglu"))] == [told.article.id]
        assert record.count(Query(text="CAVUSOGLU")) == 1

"""What is put in comes out again, once."""

from dataclasses import replace

import pytest

from readout import store
from readout.record import StoreError
from readout.store import Query
from tests.store._builder import event_for, reading


def test_a_reading_comes_back_as_it_was(address: str) -> None:
    told = reading()
    with store.open(address) as record:
        assert record.add(told)
        assert record.article(told.article.id) == told.article
        assert record.claims(told.article.id) == told.claims
        assert record.problems(told.article.id) == told.problems


def test_reading_twice_changes_nothing(address: str) -> None:
    told = reading()
    with store.open(address) as record:
        record.add(told)
        record.save_events([event_for(told)])
        before = record.stats()
        assert not record.add(told)
        assert record.save_events([event_for(told)]) == 0
        assert record.stats() == before


def test_plain_letters_find_accented_names(address: str) -> None:
    told = reading()
    with store.open(address) as record:
        record.add(told)
        record.save_events([event_for(told)])
        assert [hit.article for hit in record.search(Query(text="Cavusoglu"))] == [told.article.id]
        assert record.count(Query(text="CAVUSOGLU")) == 1


def test_of_two_claims_with_one_id_the_first_is_kept_and_the_page_says_so(address: str) -> None:
    told = reading()
    (first,) = told.claims
    second = replace(first, claim=replace(first.claim, status="planned"))
    with store.open(address) as record:
        assert record.add(replace(told, claims=(first, first, second)))
        assert record.claims(told.article.id) == (first,)
        assert [one.code for one in record.problems(told.article.id)] == ["P010"]


def test_a_claim_of_another_page_is_refused(address: str) -> None:
    told, other = reading(), reading("https://example.org/b")
    with store.open(address) as record:
        with pytest.raises(StoreError, match="not of"):
            record.add(replace(told, claims=other.claims))
        assert record.stats()["pages"] == 0


def test_an_error_in_a_batch_undoes_what_was_not_committed(address: str) -> None:
    told = [reading(f"https://example.org/{number}") for number in range(5)]
    kept: list[str] = []
    with store.open(address) as record:
        with pytest.raises(RuntimeError), record.batch(size=2, kept=kept.extend) as batch:
            for each in told[:3]:
                batch.add(each)
            raise RuntimeError
        assert kept == [each.article.id for each in told[:2]]
        assert [article.id for article in record.articles()] == kept
        with record.batch(kept=kept.extend) as batch:
            with pytest.raises(StoreError):
                batch.add(replace(told[4], claims=told[0].claims))
            batch.add(told[3])
        assert [article.id for article in record.articles()] == [
            each.article.id for each in (*told[:2], told[3])
        ]

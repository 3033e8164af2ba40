"""Events over their claims: merged, redirected, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from readout import store
from readout.record import Reading, StoreError
from readout.store import Query, Store
from tests.conftest import Place
from tests.store._builder import event_for, reading


@pytest.fixture
def record(address: str) -> Iterator[Store]:
    with store.open(address) as opened:
        yield opened


def three() -> list[Reading]:
    return [reading(f"https://example.org/{number}", outlet=f"Wire {number}") for number in range(3)]


def fill(record: Store, told: list[Reading]) -> None:
    for each in told:
        record.add(each)
    record.save_events([event_for(each) for each in told])


def test_a_merged_event_is_found_by_its_old_ids(record: Store) -> None:
    told = three()
    fill(record, told)
    old = [event_for(each) for each in told]
    pair = event_for(told[0], told[1])
    assert record.save_events([pair]) == 1
    assert record.event(old[0].id) == record.event(old[1].id) == pair
    assert record.event(old[2].id) == old[2]
    whole = event_for(*told)
    record.save_events([whole])
    assert [record.event(event.id) for event in (*old, pair)] == [whole] * 4
    assert [event.id for event in record.events()] == [whole.id]
    assert record.event_of(told[2].claims[0].claim.id) == whole.id
    assert record.check() == ()


def test_an_id_that_comes_back_leads_to_itself(record: Store) -> None:
    told = three()
    fill(record, told)
    apart = [event_for(each) for each in told]
    record.save_events([event_for(*told)])
    record.save_events(apart)
    assert [record.event(event.id) for event in apart] == apart
    assert record.event(event_for(*told).id) == min(apart, key=lambda event: event.id)
    assert record.stats()["events"] == 3


def test_an_event_that_loses_one_claim_keeps_the_others(record: Store) -> None:
    told = three()
    fill(record, told)
    whole = event_for(*told)
    record.save_events([whole])
    record.save_events([event_for(told[2])])
    left = record.event(whole.id)
    assert left is not None
    assert [account.outlet for account in left.accounts] == ["Wire 0", "Wire 1"]
    assert record.count(Query(outlet="Wire 2")) == 1
    assert record.check() == ()


def test_a_split_id_follows_the_greater_part(record: Store) -> None:
    told = three()
    fill(record, told)
    whole = event_for(*told)
    record.save_events([whole])
    pair, single = event_for(told[0], told[2]), event_for(told[1])
    record.save_events([pair, single])
    assert record.event(whole.id) == pair


def test_saving_the_whole_removes_what_is_not_in_it(record: Store) -> None:
    told = three()
    fill(record, told)
    gone = event_for(told[2])
    record.save_events([event_for(told[0], told[1])], whole=True)
    assert record.event(gone.id) is None
    assert record.event_of(told[2].claims[0].claim.id) is None
    assert record.stats()["events"] == 1
    assert record.count(Query(text="grain")) == 1
    assert record.check() == ()


def test_a_changed_event_is_found_by_its_new_words_only(record: Store) -> None:
    told = reading(topic="grain exports")
    fill(record, [told])
    event = event_for(told)
    record.save_events([replace(event, place="Reykjavík")])
    assert record.count(Query(text="reykjavik")) == 1
    record.save_events([replace(event, place="Ouagadougou")])
    assert record.count(Query(text="reykjavik")) == 0
    assert record.count(Query(text="ouagadougou")) == 1


def test_an_event_needs_its_claims(record: Store) -> None:
    told = three()
    record.add(told[0])
    with pytest.raises(StoreError, match="not in the record; add its page first"):
        record.save_events([event_for(*told)])
    assert record.stats()["events"] == 0


def test_a_claim_is_in_one_event_only(record: Store) -> None:
    told = three()
    for each in told:
        record.add(each)
    with pytest.raises(StoreError, match="is in two events"):
        record.save_events([event_for(told[0], told[1]), event_for(told[1], told[2])])


def test_the_order_of_saving_does_not_matter(place: Place) -> None:
    told = three()
    pair, single = event_for(told[0], told[1]), event_for(told[2])
    found = []
    for number, order in enumerate([[pair, single], [single, pair]]):
        with store.open(place(str(number))) as record:
            fill(record, told)
            record.save_events(order)
            found.append((list(record.events()), record.event(event_for(told[0]).id), record.stats()))
    assert found[0] == found[1]


def test_every_article_comes_in_the_order_of_reading(record: Store) -> None:
    told = [reading(f"https://example.org/{number}") for number in range(230)]
    with record.batch() as batch:
        for each in told:
            batch.add(each)
    assert [article.id for article in record.articles()] == [each.article.id for each in told]

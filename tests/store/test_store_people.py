"""Who takes part, with whom, and what quotes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from readout import store
from readout.store import Query, Store
from tests.doors._record import build, official_page, press_page


@pytest.fixture
def record(address: str) -> Iterator[Store]:
    with store.open(build(address), read_only=True) as opened:
        yield opened


def test_an_actor_is_found_by_id_and_by_wikidata_number(record: Store) -> None:
    found = record.people.actor("a-envoy")
    assert found is not None
    assert (found.person, found.government, found.known) == ("Ela Example", "TUR", False)
    assert record.people.actor("nobody") is None
    assert [one.id for one in record.people.of_qid("Q7821917")] == ["a-blinken"]
    assert record.people.of_qid("Q1") == ()


def test_named_people_are_counted_by_events_and_governments_are_not(record: Store) -> None:
    counted = [(one.id, number) for one, number in record.people.counted()]
    assert counted == [("a-cavusoglu", 2), ("a-blinken", 1), ("a-envoy", 1)]


def test_company_is_everybody_of_every_event(record: Store) -> None:
    company = record.people.company(["a-cavusoglu"])
    assert {(event, actor.id, government) for event, actor, government in company} == {
        ("event-call", "a-blinken", "USA"),
        ("event-call", "a-cavusoglu", "TUR"),
        ("event-visit", "a-cavusoglu", "TUR"),
        ("event-visit", "a-greece", "GRC"),
    }
    assert record.people.company([]) == ()


def test_events_are_found_by_people_under_any_of_their_ids(record: Store) -> None:
    def found(*actor: tuple[str, ...], **more: object) -> list[str]:
        return [one.id for one in record.find(Query(actor=actor, **more)).events]  # type: ignore[arg-type]

    assert found(("a-cavusoglu",)) == ["event-visit", "event-call"]
    assert found(("a-cavusoglu",), ("a-blinken",)) == ["event-call"]
    assert found(("a-envoy", "a-blinken")) == ["event-call", "event-letter"]
    assert found(("a-envoy",), ("a-blinken",)) == []
    assert found(("a-cavusoglu",), side=("GRC",)) == ["event-visit"]
    assert found(("a-cavusoglu",), text="phone") == ["event-call"]
    assert record.count(Query(actor=(("nobody",),))) == 0


def test_claims_that_quote_come_from_the_newest_page_first(record: Store) -> None:
    press, official = press_page().claims[0].claim.id, official_page().claims[0].claim.id
    assert [one.claim.id for one in record.people.quoting(["a-blinken"], [], 9)] == [press, official]
    assert [one.claim.id for one in record.people.quoting(["a-blinken"], [], 1)] == [press]
    # A claim without a quotation is none of them, and words find stories that do not name the id.
    assert record.people.quoting(["a-envoy"], [], 9) == ()
    by_words = record.people.quoting(["nobody"], ["the Secretary"], 9)
    assert [one.claim.id for one in by_words] == [official]
    assert record.people.quoting(["nobody"], ["", '"'], 9) == ()

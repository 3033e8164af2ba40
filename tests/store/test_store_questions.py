"""What questions ask of a record: changed and vanished pages, quotations of sides, events told twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from readout import store
from readout.record import content_id, problem
from readout.store import Query, Store
from tests.doors._record import build, official_page, press_page


@pytest.fixture
def record(address: str) -> Iterator[Store]:
    with store.open(build(address)) as opened:
        yield opened


def test_an_address_with_two_texts_has_changed(record: Store) -> None:
    assert record.changed() == ()
    first = official_page().article
    text = first.text.replace("Blinken", "Bllinken")
    second = replace(first, id=content_id("article", text), text=text)
    reading = replace(official_page(), article=second, claims=(), problems=())
    assert record.add(reading)
    assert record.changed() == ((first.url, (first.id, second.id)),)
    assert record.vanished() == ()
    record.add_failure(first.url, problem("P008", "404"))
    record.add_failure("https://example.org/never-read", problem("P008", "404"))
    ((key, reason),) = record.vanished()
    assert (key, reason.code) == (second.id, "P008")


def test_quotations_of_a_side_lie_in_the_days_of_their_claims(record: Store) -> None:
    def found(since: str | None = None, until: str | None = None, side: str = "USA") -> set[str]:
        return {one.claim.id for one in record.people.quoting_sides([side], since, until, 9)}

    both = {page.claims[0].claim.id for page in (press_page(), official_page())}
    assert found() == both == found("2022-01", "2022-01")
    assert found("2022-01-03", "2022-01-03") == {official_page().claims[0].claim.id}
    assert found("2022-02") == found(until="2021") == found(side="FRA") == set()


def test_events_are_narrowed_by_the_number_of_their_accounts(record: Store) -> None:
    for least in (1, 2, 3):
        right = {one.id for one in record.events() if len(one.accounts) >= least}
        assert {one.id for one in record.events(Query(accounts=least))} == right
        assert record.count(Query(accounts=least)) == len(right)

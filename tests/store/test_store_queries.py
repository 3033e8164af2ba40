"""Asking a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from readout import store
from readout.record import InputError, Judgement, Reading
from readout.store import Count, Query, Store
from readout.store._fold import words
from readout.store._saving import event_words
from readout.store._terms import Term, parse, places
from tests.store._builder import PEOPLE, event_for, many, reading


@pytest.fixture
def record(address: str) -> Iterator[Store]:
    with store.open(address) as opened:
        yield opened


def fill(record: Store, *told: Reading) -> None:
    for each in told:
        record.add(each)
    record.save_events([event_for(each) for each in told])


def test_pages_of_results_cover_every_event_once(record: Store) -> None:
    fill(record, *many(120), *(reading(f"https://example.org/u{n}", date=None) for n in range(7)))
    whole = list(record.events())
    walked, cursor = [], None
    while True:
        page = record.find(Query(limit=9, cursor=cursor))
        walked += page.events
        cursor = page.cursor
        if cursor is None:
            break
        assert len(page.events) == 9
    assert walked == whole
    assert len({event.id for event in walked}) == 127
    days = [event.when.date if event.when else "" for event in walked]
    assert days == sorted(days, reverse=True)
    assert days[-7:] == [""] * 7
    assert record.latest(3) == tuple(whole[:3])


def test_events_that_arrive_between_pages_repeat_none(record: Store) -> None:
    fill(record, *many(30))
    first = record.find(Query(limit=10))
    fill(record, reading("https://example.org/new", date="2030-01-01"))
    second = record.find(Query(limit=10, cursor=first.cursor))
    assert not {event.id for event in first.events} & {event.id for event in second.events}


FIELDS = {
    "side": (("USA", "POL"), {"sides": ("USA", "POL")}),
    "channel": ("video", {"channel": "video"}),
    "event_type": ("visit", {"event_type": "visit"}),
    "status": ("denied", {"status": "denied"}),
    "outlet": ("Other Wire", {"outlet": "Other Wire"}),
    "language": ("pl", {"language": "pl"}),
    "since": ("2022-06", {"date": "2022-06-01"}),
    "text": ("vis*", {"topic": "visas"}),
}


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_narrows_the_query(record: Store, field: str) -> None:
    value, different = FIELDS[field]
    other = reading("https://example.org/b", **different)  # type: ignore[arg-type]
    fill(record, reading("https://example.org/a"), other)
    query = Query(**{field: value})  # type: ignore[arg-type]
    assert [event.id for event in record.find(query).events] == [event_for(other).id]
    assert list(record.events(query)) == list(record.find(query).events)
    assert record.count(query) == 1
    assert record.count(Query()) == 2


def test_sides_must_all_take_part(record: Store) -> None:
    fill(record, reading("https://example.org/a"), reading("https://example.org/b", sides=("USA", "POL")))
    assert record.count(Query(side=("USA",))) == 2
    assert record.count(Query(side=("POL", "USA"))) == 1
    assert record.count(Query(side=("POL", "TUR"))) == 0


def test_a_range_holds_what_touches_it_and_nothing_undated(record: Store) -> None:
    dates = {"2021-12-30/2022-01-02": True, "2022-01": True, "2022": True, "2022-02-01": False, None: False}
    told = [reading(f"https://example.org/{n}", date=date) for n, date in enumerate(dates)]
    fill(record, *told)
    found = {event.id for event in record.find(Query(since="2022-01-01", until="2022-01-31")).events}
    assert found == {event_for(each).id for each, inside in zip(told, dates.values(), strict=True) if inside}
    assert record.count(Query(until="2022")) == 4


def test_verified_is_a_persons_word(record: Store) -> None:
    told = [reading(f"https://example.org/{n}") for n in range(3)]
    fill(record, *told)
    first, second, _ = (event_for(each).id for each in told)
    when = datetime(2025, 1, 1, tzinfo=UTC)
    assert record.judge(Judgement(first, first, "positive", "ada", when, "read it"))
    assert not record.judge(Judgement(first, first, "positive", "ada", when, "read it"))
    assert record.judge(Judgement(second, second, "negative", "ada", when))
    assert [event.id for event in record.find(Query(verified=True)).events] == [first]
    assert record.count(Query(verified=False)) == 2
    assert record.judgements()[0] == Judgement(first, first, "positive", "ada", when, "read it")


def test_facets_count_each_event_once_for_each_value(record: Store) -> None:
    same = [reading(f"https://example.org/{n}", outlet=f"Wire {n}") for n in range(2)]
    other = reading("https://example.org/b", sides=("POL", "USA"), event_type="visit", date="2023-01-01")
    for each in (*same, other):
        record.add(each)
    record.save_events([event_for(*same), event_for(other)])
    facets = record.facets(Query())
    assert facets["side"] == (Count("USA", 2), Count("POL", 1), Count("TUR", 1))
    assert facets["event_type"] == (Count("call", 1), Count("visit", 1))
    assert set(facets["outlet"]) == {Count("Wire 0", 1), Count("Wire 1", 1), Count("Example Wire", 1)}
    assert facets["language"] == (Count("en", 2),)
    assert record.facets(Query(since="2023"))["side"] == (Count("POL", 1), Count("USA", 1))


def test_what_most_events_hold_is_counted_by_those_that_do_not(record: Store) -> None:
    told = [reading(f"https://example.org/{n}", outlet=f"Wire {n % 2}") for n in range(4)]
    odd = reading("https://example.org/b", sides=("POL", "USA"), event_type="visit", date="2023-01-01")
    for each in (*told, odd):
        record.add(each)
    record.save_events([event_for(each) for each in (*told, odd)])
    record.judge(Judgement(event_for(told[0]).id, "so", "positive", "ada", datetime(2025, 1, 1, tzinfo=UTC)))
    most, few = record.facets(Query(side=("TUR",))), record.facets(Query(side=("POL",)))
    assert most["side"] == (Count("TUR", 4), Count("USA", 4))
    assert few["side"] == (Count("POL", 1), Count("USA", 1))
    assert most["event_type"] == (Count("call", 4),)
    assert most["outlet"] == (Count("Wire 0", 2), Count("Wire 1", 2))
    assert most["verified"] == (Count("yes", 1), Count("no", 3))
    every = record.facets(Query(text="-nowhere"))
    assert every == record.facets(Query())


@pytest.mark.parametrize(
    "text", ["ministry", "grain exports", '"grain exports"', "exp*", "ministry -visas", "-visas"]
)
@pytest.mark.parametrize("narrowed", [{}, {"side": ("USA",)}, {"since": "2022-06"}, {"event_type": "call"}])
def test_words_that_many_events_hold_find_what_going_through_all_of_them_does(
    record: Store, text: str, narrowed: dict[str, Any]
) -> None:
    fill(record, *many(60), *(reading(f"https://example.org/u{n}", date=None) for n in range(5)))
    terms = parse(text)
    with record._database.reading() as connection:
        told = {event.id: event_words(connection, event) for event in record.events()}
    held = {key for key, summary in told.items() if _holds(summary, terms)}
    want = [event for event in record.events(Query(**narrowed)) if event.id in held]
    query = Query(text=text, **narrowed, limit=7)
    assert want
    assert list(record.events(query)) == want
    assert list(record.find(query).events) == want[:7]
    assert record.count(query) == len(want)
    counted = record.facets(query)
    assert sum(one.count for one in counted["event_type"]) == len(want)
    sides = Counter(side for event in want for side in {actor.government for actor in event.actors})
    assert {one.value: one.count for one in counted["side"]} == sides
    assert {one.value: one.count for one in counted["status"]} == Counter(event.status for event in want)
    channels = Counter(event.channel for event in want if event.channel)
    assert {one.value: one.count for one in counted["channel"]} == channels


def _holds(summary: str, terms: tuple[Term, ...]) -> bool:
    found = list(words(summary))
    return all(bool(places((replace(term, without=False),), found)) != term.without for term in terms)


@pytest.mark.parametrize("bad", ["", "x", "%%%", "YWJj", "é"])
def test_a_foreign_cursor_is_refused(record: Store, bad: str) -> None:
    fill(record, reading())
    if bad:
        with pytest.raises(InputError, match="cursor"):
            record.find(Query(cursor=bad))
    else:
        assert record.find(Query(cursor=bad)).events


@pytest.mark.parametrize("bad", [{"limit": 0}, {"limit": 1001}, {"since": "soon"}, {"until": "2022-02-30"}])
def test_a_query_that_means_nothing_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(InputError):
        Query(**bad)  # type: ignore[arg-type]


def test_search_finds_words_phrases_beginnings_and_absence(record: Store) -> None:
    grain = reading("https://example.org/1", topic="grain exports")
    gas = reading("https://example.org/2", topic="gas transit", extra=" after grain")
    for each in (grain, gas):
        record.add(each)

    def found(text: str) -> set[str]:
        return {hit.url[-1] for hit in record.search(Query(text=text))}

    assert found("grain") == {"1", "2"}
    assert found('"grain exports"') == {"1"}
    assert found('"exports grain"') == set()
    assert found("exp*") == {"1"}
    assert found("grain -gas") == {"1"}
    assert found("-gas") == {"1"}
    assert found("spoke GRAIN Blinken") == {"1", "2"}
    assert found("zeppelin") == set(), "advertising is not the story"
    assert found("!!!") == set()
    assert found("") == {"1", "2"}


@pytest.mark.parametrize("asked", ["cavusoglu", "ÇAVUŞOĞLU", "Çavuşog\u0306lu", "mevlut", "MEVLÜT"])
def test_letters_are_found_in_any_form(record: Store, asked: str) -> None:
    fill(record, reading())
    assert record.count(Query(text=asked)) == 1
    (hit,) = record.search(Query(text=asked))
    article = record.article(hit.article)
    assert article is not None
    spots = {span.of(article.text) for span in hit.spans}
    assert spots in ({"Çavuşoğlu"}, {"Mevlüt"})


def test_names_without_spaces_are_found_inside_a_row_of_signs(record: Store) -> None:
    fill(record, reading(sides=("USA", "JPN"), topic="日本の林芳正外相と会談"))
    assert record.count(Query(text="林芳正")) == 1
    assert record.count(Query(text="林正芳")) == 0


@pytest.mark.parametrize(
    ("written", "asked"),
    [("Wałęsa", "walesa"), ("Støre", "store"), ("Yıldırım", "yildirim"), ("Weiß", "weiss")],
)
def test_letters_that_unicode_does_not_take_apart(record: Store, written: str, asked: str) -> None:
    fill(record, reading(topic=f"a plan of {written}"))
    assert record.count(Query(text=asked)) == 1


def test_a_hit_shows_at_most_300_code_points_round_the_words(record: Store) -> None:
    told = reading(extra=" and more" * 100 + " zebra" + " and less" * 100)
    record.add(told)
    (hit,) = record.search(Query(text="zebra"))
    assert hit.words == hit.snippet.of(told.article.text)
    assert "zebra" in hit.words
    assert len(hit.words) <= 300
    assert hit.headline == told.article.headline.value  # type: ignore[union-attr]


def test_a_word_in_the_headline_comes_first(record: Store) -> None:
    below = reading("https://example.org/1", topic="visas", extra=" and grain")
    above = reading("https://example.org/2", topic="grain")
    for each in (below, above):
        record.add(each)
    assert [hit.url[-1] for hit in record.search(Query(text="grain"))] == ["2", "1"]


def test_search_is_bounded_by_publication_and_outlet(record: Store) -> None:
    record.add(reading("https://example.org/1", published="2022-01-04", outlet="A"))
    record.add(reading("https://example.org/2", published="2023-01-04", outlet="B"))
    assert [hit.url[-1] for hit in record.search(Query(text="grain", since="2023"))] == ["2"]
    assert [hit.url[-1] for hit in record.search(Query(text="grain", until="2022"))] == ["1"]
    assert [hit.url[-1] for hit in record.search(Query(text="grain", outlet="A"))] == ["1"]


@pytest.mark.parametrize(
    "nasty", ['"', '""', "AND OR NOT", "NEAR(a b)", "a*b*", "col:x", "(", "-", "^a", "'; DROP"]
)
def test_nothing_that_can_be_typed_is_an_error(record: Store, nasty: str) -> None:
    fill(record, reading())
    assert record.search(Query(text=nasty)) == ()
    assert record.count(Query(text=nasty)) == 0
    assert record.find(Query(text=nasty)).events == ()


@pytest.mark.parametrize("narrowed", [{}, {"side": ("USA",)}, {"since": "2022-06"}, {"outlet": "None"}])
def test_pages_of_words_that_most_events_hold_follow_each_other(
    record: Store, narrowed: dict[str, object]
) -> None:
    fill(record, *many(40), *(reading(f"https://example.org/{n}", date=None) for n in range(3)))
    for text in ("ministry", "ministry -gas", '"discuss grain"', "-gas"):
        query = Query(text=text, limit=3, **narrowed)  # type: ignore[arg-type]
        pages, found = [record.find(query)], list(record.events(query))
        while pages[-1].cursor:
            pages.append(record.find(replace(query, cursor=pages[-1].cursor)))
        assert [event for page in pages for event in page.events] == found
        assert len(found) == record.count(query)
        assert bool(found) != bool(narrowed.get("outlet"))


def test_sources_stats_and_people(record: Store) -> None:
    fill(record, *many(20), reading(outlet=None))
    assert record.sources() == (Count("Example Wire", 20), Count("", 1))
    stats = record.stats()
    assert (stats["pages"], stats["claims"], stats["events"], stats["outlets"]) == (21, 21, 21, 1)
    assert stats["actors"] == len(PEOPLE)


def test_counts_follow_every_change_whoever_makes_it(address: str) -> None:
    with store.open(address) as record, store.open(address) as other:
        fill(record, *many(5))
        for asked in (record, other):
            assert asked.count(Query()) == asked.stats()["events"] == 5
            assert sum(one.count for one in asked.facets(Query())["event_type"]) == 5
        fill(other, reading("https://example.org/visit", event_type="visit"))
        for asked in (record, other):
            assert asked.count(Query()) == asked.stats()["events"] == 6
            assert Count("visit", 1) in asked.facets(Query())["event_type"]
        with pytest.raises(RuntimeError), other.batch() as batch:
            batch.add(reading("https://example.org/undone"))
            raise RuntimeError
        assert record.stats()["pages"] == other.stats()["pages"] == 6


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"1", "2", "3"}),
        ({"side": ("POL",)}, {"2", "3"}),
        ({"side": ("POL", "USA")}, {"2"}),
        ({"side": ("POL", "TUR", "USA")}, set()),
        ({"event_type": "visit"}, {"3"}),
        ({"channel": "video"}, {"2"}),
        ({"status": "denied"}, set()),
        ({"channel": "video", "side": ("TUR",)}, set()),
    ],
)
def test_stories_report_an_act_that_fits(record: Store, asked: dict[str, object], found: set[str]) -> None:
    record.add(reading("https://example.org/1"))
    record.add(reading("https://example.org/2", sides=("USA", "POL"), channel="video"))
    record.add(reading("https://example.org/3", sides=("TUR", "POL"), event_type="visit"))
    query = Query(text="grain", **asked)  # type: ignore[arg-type]
    assert {hit.url[-1] for hit in record.search(query)} == found

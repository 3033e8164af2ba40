"""What holds for every record, whatever is put into it and in whatever order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout import store
from readout.record import Event, Reading, Span
from readout.store import Query
from readout.store._days import day_range
from readout.store._fold import fold, words
from readout.store._terms import parse
from tests.databases import Server
from tests.store._builder import event_for, many

POOL = many(24, seed=3)
# Words that some stories hold, as they may be asked for.
WORDS = (
    "grain",
    "exports",
    "Çavuşoğlu",
    "mev*",
    '"spoke with"',
    '"the min*"*',
    "-gas",
    '-"Horn of Africa"',
    "林芳",
    "3",
)

# Random dates, half-dates and nonsense.
dates = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.text(max_size=12),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"{pair[0]}/{pair[1]}"),
)
groupings = st.lists(st.integers(0, 5), min_size=len(POOL), max_size=len(POOL))


def grouped(labels: list[int]) -> list[Event]:
    groups: dict[int, list[Reading]] = {}
    for label, each in zip(labels, POOL, strict=True):
        groups.setdefault(label, []).append(each)
    return [event_for(*members) for members in groups.values()]


Fresh = Callable[[], AbstractContextManager[str]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Makes an address of an empty record that goes when its block ends."""
    server: Server | None = request.getfixturevalue("postgresql") if request.param == "postgresql" else None

    @contextmanager
    def made() -> Iterator[str]:
        if server is None:
            with tempfile.TemporaryDirectory() as folder:
                yield str(Path(folder) / "r.sqlite")
            return
        address = server.lend()
        yield address
        server.take_back(address)

    return made


@contextmanager
def filled(address: str) -> Iterator[store.Store]:
    with store.open(address) as record:
        for each in POOL:
            record.add(each)
        record.save_events([event_for(each) for each in POOL])
        yield record


@pytest.fixture(scope="module")
def shared(fresh: Fresh) -> Iterator[store.Store]:
    """One record for the tests that only ask."""
    with fresh() as address, filled(address) as record:
        yield record


@pytest.fixture(scope="module")
def pair(postgresql: Server) -> Iterator[tuple[store.Store, store.Store]]:
    """One record of each kind, with the same in both."""
    with tempfile.TemporaryDirectory() as folder, filled(str(Path(folder) / "r.sqlite")) as left:
        address = postgresql.lend()
        with filled(address) as right:
            yield left, right
        postgresql.take_back(address)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(groupings, min_size=1, max_size=3), data=st.data())
def test_any_regrouping_in_any_order_ends_in_the_same_record(
    steps: list[list[int]], data: st.DataObject, fresh: Fresh
) -> None:
    with fresh() as address, store.open(address) as record:
        with record.batch() as batch:
            for each in data.draw(st.permutations(POOL)):
                batch.add(each)
        seen: set[str] = set()
        for labels in steps:
            events = data.draw(st.permutations(grouped(labels)))
            record.save_events(events)
            seen |= {event.id for event in events}
        final = {event.id: event for event in grouped(steps[-1])}
        assert {event.id: event for event in record.events()} == final
        assert record.save_events(final.values()) == 0
        # An id once given leads somewhere for good, and to an event that shares a claim with it.
        assert all(record.event(key) is not None for key in seen)
        for event in final.values():
            assert all(record.event_of(account.claim) == event.id for account in event.accounts)
        assert record.check() == ()


@given(dates)
def test_a_day_range_runs_forward_and_holds_itself(written: str) -> None:
    found = day_range(written)
    if found is not None:
        first, last = found
        assert first <= last
        assert day_range(first) == (first, first)
        assert day_range(f"{first}/{last}") == found


@given(st.text())
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    after = 0
    for word, span in words(text):
        assert span.start >= after
        assert fold(span.of(text)) == word
        assert fold(word) == word
        after = span.end


def test_no_letter_folds_to_a_quotation_mark() -> None:
    signs = (chr(code) for code in range(128, 0x110000) if chr(code).isalnum())
    assert not [sign for sign in signs if '"' in fold.__wrapped__(sign)]


@given(st.text(max_size=60))
def test_anything_typed_is_terms(text: str) -> None:
    for term in parse(text):
        assert term.words
        assert all(word and '"' not in word for word in term.words)


@settings(max_examples=150, deadline=None)
@given(asked=st.text(max_size=30))
def test_anything_typed_can_be_asked(asked: str, shared: store.Store) -> None:
    for hit in shared.search(Query(text=asked)):
        article = shared.article(hit.article)
        assert article is not None
        assert hit.words == hit.snippet.of(article.text)
        assert len(hit.snippet) <= 300
        assert all(span.end <= len(article.text) for span in hit.spans)
    assert shared.count(Query(text=asked)) == len(list(shared.events(Query(text=asked))))


@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, len(POOL) - 1), data=st.data())
def test_every_word_of_a_story_finds_it(number: int, data: st.DataObject, shared: store.Store) -> None:
    article = POOL[number].article
    story = Span(0, article.blocks[2].span.end)
    word, span = data.draw(st.sampled_from(list(words(article.text, story.start, story.end))))
    hits = {hit.article: hit for hit in shared.search(Query(text=word, limit=1000))}
    assert any(found.covers(span) or found == span for found in hits[article.id].spans)


@settings(max_examples=100, deadline=None)
@given(asked=st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)))
def test_both_kinds_of_record_find_the_same(asked: str, pair: tuple[store.Store, store.Store]) -> None:
    left, right = pair
    query = Query(text=asked, limit=1000)
    assert list(left.events(query)) == list(right.events(query))
    assert left.facets(query) == right.facets(query)
    hits = [{hit.article: hit for hit in record.search(query)} for record in pair]
    assert hits[0] == hits[1]

"""What holds for every record, whatever is put into it and in whatever order."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout import store
from readout.record import Event, Reading, Span
from readout.store import Query
from readout.store._days import day_range
from readout.store._fold import fold, words
from readout.store._terms import parse
from tests.store._builder import event_for, many

POOL = many(24, seed=3)

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


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(groupings, min_size=1, max_size=3), data=st.data())
def test_any_regrouping_in_any_order_ends_in_the_same_record(
    steps: list[list[int]], data: st.DataObject
) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        record = stack.enter_context(store.open(folder / "r.sqlite"))
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
def test_anything_typed_can_be_asked(asked: str) -> None:
    record = shared()
    for hit in record.search(Query(text=asked)):
        article = record.article(hit.article)
        assert article is not None
        assert hit.words == hit.snippet.of(article.text)
        assert len(hit.snippet) <= 300
        assert all(span.end <= len(article.text) for span in hit.spans)
    assert record.count(Query(text=asked)) == len(list(record.events(Query(text=asked))))


@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, len(POOL) - 1), data=st.data())
def test_every_word_of_a_story_finds_it(number: int, data: st.DataObject) -> None:
    article = POOL[number].article
    story = Span(0, article.blocks[2].span.end)
    word, span = data.draw(st.sampled_from(list(words(article.text, story.start, story.end))))
    hits = {hit.article: hit for hit in shared().search(Query(text=word, limit=1000))}
    assert any(found.covers(span) or found == span for found in hits[article.id].spans)


_SHARED: list[tuple[tempfile.TemporaryDirectory[str], store.Store]] = []


def shared() -> store.Store:
    """One record for the tests that only ask."""
    if not _SHARED:
        folder = tempfile.TemporaryDirectory()
        record = store.open(Path(folder.name) / "r.sqlite")
        for each in POOL:
            record.add(each)
        record.save_events([event_for(each) for each in POOL])
        _SHARED.append((folder, record))
    return _SHARED[0][1]

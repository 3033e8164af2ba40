"""Whatever is put into the record's types comes back the same: as JSON, pickled, as a key."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.record import (
    Claim,
    Disagreement,
    Event,
    Found,
    Judgement,
    Page,
    Party,
    Problem,
    Span,
    When,
    content_id,
    from_json,
    to_json,
)
from tests.record.builders import EVERY_TYPE, JSON_TYPES, SPANS, TEXTS, found, of

_FEW = settings(max_examples=15, deadline=None)


def _named(kind: type) -> str:
    return kind.__name__


@pytest.mark.parametrize("kind", JSON_TYPES, ids=_named)
@given(data=st.data())
@_FEW
def test_json_and_back(kind: type, data: Any) -> None:
    value = data.draw(of(kind))
    assert from_json(kind, json.loads(json.dumps(to_json(value)))) == value


@pytest.mark.parametrize("kind", EVERY_TYPE, ids=_named)
@given(data=st.data())
@_FEW
def test_pickled_and_back(kind: type, data: Any) -> None:
    value = data.draw(of(kind))
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)


@given(found(TEXTS), found(of(When)))
@_FEW
def test_found_of_words_and_of_a_date(words: Found[str], when: Found[When]) -> None:
    assert from_json(Found[str], to_json(words)) == words
    assert from_json(Found[When], to_json(when)) == when


@given(SPANS, SPANS)
def test_spans_agree_with_sets_of_code_points(left: Span, right: Span) -> None:
    ours, theirs = set(range(left.start, left.end)), set(range(right.start, right.end))
    assert left.touches(right) == bool(ours & theirs) == right.touches(left)
    if theirs:
        assert left.covers(right) == (theirs <= ours)


@given(st.lists(st.text("ab\x1e\x1f", max_size=4), min_size=2, max_size=3), st.data())
@settings(max_examples=200, deadline=None)
def test_ids_differ_where_the_parts_differ(parts: list[str], data: Any) -> None:
    other = data.draw(st.lists(st.text("ab\x1e\x1f", max_size=4), min_size=2, max_size=3))
    assert (content_id("x", *parts) == content_id("x", *other)) == (parts == other)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Span, {"start": 1}),
        (Span, {"start": 4, "end": 2}),
        (Span, {"start": "a", "end": "b"}),
        (Span, {"start": 1, "end": 2, "colour": "red"}),
        (Span, [1, 2]),
        (Span, None),
        (Problem, {"code": "P999", "message": "x", "span": None}),
        (Problem, {"code": "P001", "message": 7, "span": None}),
        (When, {"date": None, "basis": "pub"}),
        (Disagreement, {"field": "date", "values": [["2022", ["a"], "more"]]}),
        (
            Party,
            {"role": "bystander", "name": None, "office": None, "government": None, "found": {"value": "x"}},
        ),
        (
            Judgement,
            {"left": "a", "right": "b", "verdict": "positive", "who": "c", "when": "one day", "why": ""},
        ),
        (Claim, "claim"),
        (Event, {}),
        (tuple[str, ...], {"a": 1}),
    ],
)
def test_another_shape_is_a_type_error(kind: type, data: Any) -> None:
    with pytest.raises(TypeError):
        from_json(kind, data)


def test_bytes_have_no_json_form() -> None:
    with pytest.raises(TypeError, match="bytes"):
        to_json(Page("https://example.org/a", b"x", "file"))


def test_a_whole_number_stands_for_a_share() -> None:
    again = from_json(Found[str], {"value": "a", "evidence": [], "confidence": 1, "source": "text"})
    assert again == Found("a")
    assert isinstance(again.confidence, float)

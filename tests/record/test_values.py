"""Spans, found values, ids and problems: what always holds of the record's smallest words."""

from __future__ import annotations

import dataclasses
import pickle
import re
import typing
from pathlib import Path

import pytest

from readout.record import (
    PROBLEM_CODES,
    Claim,
    Detail,
    Found,
    InputError,
    Page,
    Problem,
    ProblemCode,
    Span,
    content_id,
    problem,
)
from tests.record.builders import EVERY_TYPE

_SOURCE = Path(__file__).parents[2] / "src" / "readout"


class TestSpan:
    @pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2), (-5, -2)])
    def test_runs_forward_from_zero(self, start: int, end: int) -> None:
        with pytest.raises(ValueError, match=re.escape(f"[{start}, {end})")):
            Span(start, end)

    def test_quotes_code_points(self) -> None:
        text = "🇹🇷 Çavuşoğlu"
        assert Span(3, 12).of(text) == "Çavuşoğlu"
        assert len(Span(3, 12)) == 9

    def test_covers_itself_and_what_lies_inside(self) -> None:
        assert Span(2, 8).covers(Span(2, 8))
        assert Span(2, 8).covers(Span(3, 3))
        assert not Span(2, 8).covers(Span(7, 9))

    def test_neighbours_do_not_touch(self) -> None:
        assert not Span(0, 4).touches(Span(4, 8))
        assert Span(0, 5).touches(Span(4, 8))
        assert not Span(4, 4).touches(Span(4, 4))
        assert not Span(4, 4).touches(Span(0, 8))

    def test_sorts_by_where_it_starts(self) -> None:
        assert sorted([Span(5, 6), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(5, 6)]


class TestTypes:
    @pytest.mark.parametrize("kind", [*EVERY_TYPE, Found], ids=lambda kind: kind.__name__)
    def test_frozen_with_slots(self, kind: type) -> None:
        assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert "__slots__" in vars(kind)

    def test_a_value_cannot_be_changed(self) -> None:
        with pytest.raises(dataclasses.FrozenInstanceError):
            Span(0, 1).end = 4  # type: ignore[misc]

    def test_details_by_role_keep_their_order(self) -> None:
        details = tuple(
            Detail(role, Found(word)) for role, word in [("topic", "a"), ("place", "b"), ("topic", "c")]
        )
        fields = {field.name: None for field in dataclasses.fields(Claim)}
        claim = Claim(**{**fields, "details": details})  # type: ignore[arg-type]
        assert [found.value for found in claim.detail("topic")] == ["a", "c"]
        assert claim.detail("venue") == ()


class TestPage:
    @pytest.mark.parametrize(
        "day", [None, "2022", "2022-01", "2024-02-29", "2022-01-04T10:00", "2022-01-04 x"]
    )
    def test_takes_the_days_a_calendar_has(self, day: str | None) -> None:
        assert Page("https://n.example/", b"", "test", published=day).published == day

    @pytest.mark.parametrize(
        "day", ["", "yesterday", "2022-13", "2023-02-29", "22-01-04", "2022-1-4", "202", "٢٠٢٢"]
    )
    def test_refuses_others(self, day: str) -> None:
        with pytest.raises(InputError, match=re.escape(repr(day))):
            Page("https://n.example/", b"", "test", published=day)


class TestContentId:
    def test_the_same_parts_give_the_same_id_for_good(self) -> None:
        # Ids are kept in people's records: this one may never change.
        assert content_id("article", "https://example.org/a", "Words.") == "article-dcbc86d999c88f80"

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (("ab", "c"), ("a", "bc")),
            (("a\x1fb",), ("a", "b")),
            (("a\x1f", "b"), ("a", "\x1fb")),
            (("a\x1e", "b"), ("a", "\x1eb")),
            (("a\x1e\x1fb",), ("a\x1e", "b")),
            (("", "a"), ("a", "")),
        ],
    )
    def test_parts_are_kept_apart(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        assert content_id("x", *left) != content_id("x", *right)

    def test_takes_lone_surrogates(self) -> None:
        assert content_id("x", "\ud800") != content_id("x", "\udc00")

    def test_says_what_it_names(self) -> None:
        assert re.fullmatch(r"event-[0-9a-f]{16}", content_id("event", "a"))


class TestProblems:
    def test_every_code_has_words(self) -> None:
        assert set(PROBLEM_CODES) == set(typing.get_args(ProblemCode))
        for words in PROBLEM_CODES.values():
            assert words
            assert words[0].islower()
            assert not words.endswith(".")

    def test_every_code_in_the_source_is_known(self) -> None:
        used = {
            code
            for file in _SOURCE.rglob("*.py")
            for code in re.findall(r'"(P0\d{2})"', file.read_text(encoding="utf-8"))
        }
        assert used <= set(PROBLEM_CODES)
        assert used

    def test_the_detail_follows_the_codes_own_words(self) -> None:
        assert problem("P001") == Problem("P001", "the page is empty")
        assert problem("P031", "Jane Roe", Span(1, 4)) == Problem(
            "P031", "a person is not in the atlas; made from the text alone: Jane Roe", Span(1, 4)
        )

    def test_survives_pickling(self) -> None:
        one = problem("P010", "x", Span(0, 3))
        assert pickle.loads(pickle.dumps(one)) == one

"""The little language of cues: alternatives, stems, optional words and gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.claims._patterns import Matcher


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in Matcher([(pattern, 1)]).find(text.split())]


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("spoke", "they spoke again", [(1, 2)]),
        ("spoke|talked", "spoke and talked", [(0, 1), (2, 3)]),
        ("phone call|talk", "a phone talk", [(1, 3)]),
        ("phone call|talk", "a phone and talk", []),
        ("discuss*", "discussed discussing disc", [(0, 1), (1, 2)]),
        ("meet* with", "meets with", [(0, 2)]),
        ("*abkommen", "abkommen handelsabkommen abkommens", [(0, 1), (1, 2)]),
        ("sign|*treaty .. ended", "the subtreaty had ended", [(1, 4)]),
        ("spoke [briefly] with", "spoke with", [(0, 2)]),
        ("spoke [briefly] with", "spoke briefly with", [(0, 3)]),
        ("spoke [briefly] with", "spoke often with", []),
        ("spoke [briefly|again]", "spoke again", [(0, 2)]),
        ("spoke [briefly|again]", "spoke", [(0, 1)]),
        ("held .. talks", "held talks", [(0, 2)]),
        ("held .. talks", "held long and difficult talks", [(0, 5)]),
        ("held .. talks", "held a b c d e f talks", [(0, 8)]),
        ("held .. talks", "held a b c d e f g talks", []),
        ("held ... talks", "held a b c d e f g h i j k l m n talks", [(0, 16)]),
        ("held ... talks", "held a b c d e f g h i j k l m n o talks", []),
        ("Čall", "call", [(0, 1)]),
        ("gave a call to", "gave a call", []),
        ("held .. talks|call", "held a call then talks", [(0, 3)]),
    ],
)
def test_pattern(pattern: str, text: str, wanted: list[tuple[int, int]]) -> None:
    assert _spans(pattern, text) == wanted


def test_every_pattern_that_fits_is_given_with_its_value() -> None:
    matcher = Matcher([("spoke", "a"), ("spoke with", "b"), ("sp*", "c"), ("left", "d")])
    assert sorted(matcher.at(["spoke", "with"], 0)) == [(1, "a"), (1, "c"), (2, "b")]
    assert list(matcher.at(["sp"], 0)) == [(1, "c")]
    assert matcher.any_in(["he", "left"])
    assert not matcher.any_in(["he", "stayed"])
    assert not matcher.any_in([])


@given(st.lists(st.sampled_from(["held", "talks", "a", "with", "phone"]), max_size=30))
def test_matches_lie_inside_and_begin_with_the_first_word(words: list[str]) -> None:
    for start, end, _ in Matcher([("held ... talks|phone [with]", 1)]).find(words):
        assert 0 <= start < end <= len(words)
        assert words[start] == "held"
        assert words[end - 1] in ("talks", "phone", "with")

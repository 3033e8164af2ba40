"""Windows cover a text without gaps and know each word's case and marks."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from readout.model import LABELS, cut
from readout.record import Marked, Span


@dataclass
class Pieces:
    ids: list[int]
    offsets: list[tuple[int, int]]


class ByLetters:
    """A tokenizer whose pieces are two letters of a word at most."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Pieces:
        assert not add_special_tokens
        places = [(i, i + 1) for i, letter in enumerate(sequence) if not letter.isspace()]
        return Pieces([1000 + i % 7 for i, _ in enumerate(places)], places)


@given(st.integers(0, 1400))
def test_every_piece_is_decided_by_exactly_one_window(count: int) -> None:
    windows = cut(Marked("a" * count, ()), ByLetters())
    owned = [window.places[piece] for window in windows for piece in range(*window.own)]
    assert owned == [(i, i + 1) for i in range(count)]
    assert all(len(window.ids) == len(window.cases) == len(window.marks) <= 384 for window in windows)
    assert all((w.ids[0], w.ids[-1]) == (101, 102) for w in windows)


def test_a_piece_has_the_case_of_its_word_and_the_mark_of_its_name() -> None:
    text = "NATO met Iran."
    (window,) = cut(Marked(text, ((Span(0, 4), "body"), (Span(9, 13), "government"))), ByLetters())
    cases = "".join(LABELS["cases"][case][0] for case in window.cases[1:-1])
    assert cases == "cuuu" + "lll" + "cccc" + "m"
    marks = [LABELS["marks"][mark] for mark in window.marks[1:-1]]
    assert marks == ["body"] * 4 + [""] * 3 + ["government"] * 4 + [""]


def test_an_unknown_mark_is_still_one() -> None:
    (window,) = cut(Marked("Iran", ((Span(0, 4), "planet"),)), ByLetters())
    assert LABELS["marks"][window.marks[1]] == "other"


def test_a_text_without_words_has_no_window() -> None:
    assert cut(Marked(" \n", ()), ByLetters()) == []

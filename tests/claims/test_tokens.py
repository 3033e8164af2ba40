"""Sentences as tokens: abbreviations, possessives, marks of every language, and open quotations."""

from __future__ import annotations

import pytest

from readout.claims._tokens import fold, leaves_quote_open
from readout.record import Span
from tests.claims.opened import tokens


def _texts(text: str) -> list[str]:
    return [token.text for token in tokens(text).tokens]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The U.S. said", ["The", "U.S.", "said"]),
        ("the U.A.E.'s envoy", ["the", "U.A.E.", "'s", "envoy"]),
        ("Russia's and Niger’s", ["Russia", "'s", "and", "Niger", "’s"]),
        ("the ministers' call", ["the", "ministers", "'", "call"]),
        ("don't and d’Orsay", ["don't", "and", "d’Orsay"]),
        ("Amir-Abdollahian", ["Amir", "-", "Abdollahian"]),
        ("met, then left.", ["met", ",", "then", "left", "."]),
        ("on 3.5 million", ["on", "3", ".", "5", "million"]),
        ("#Russia and @MevlutCavusoglu", ["Russia", "and", "Mevlut", "Cavusoglu"]),
        ("#USTreasury, @UN_HRC, @SecKerry", ["US", "Treasury", ",", "UN", "_", "HRC", ",", "Sec", "Kerry"]),
        ("McDonald of UNESCO", ["McDonald", "of", "UNESCO"]),
        ("«Да», сказал Андрій", ["«", "Да", "»", ",", "сказал", "Андрій"]),
        ("Çavuşoğlu–Blinken", ["Çavuşoğlu", "–", "Blinken"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words_and_marks(text: str, wanted: list[str]) -> None:
    assert _texts(text) == wanted


def test_spans_quote_the_text() -> None:
    text = "🇹🇷 The U.S.’s “first” call, Çavuşoğlu said."
    for token in tokens(text).tokens:
        assert token.span.of(text) == token.text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Çavuşoğlu", "cavusoglu"),
        ("Fidan'ın", "fidan'in"),
        ("ISTANBUL", "istanbul"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "diyarbakir"),
        ("Søren Łukasz", "soren lukasz"),
        ("Зеленський", "зеленський"),
        ("Андрей", "андрей"),
        ("Україна", "україна"),
        ("Королёв", "королев"),
        ("Tổng", "tong"),
        ("O’Neill", "o'neill"),
        ("Straße", "straße"),
        ("ΑΘΉΝΑ", "αθηνα"),
    ],
)
def test_folds(text: str, plain: str) -> None:
    assert fold(text) == plain
    assert fold(plain) == plain


class TestToken:
    def test_capitals_and_words(self) -> None:
        (the, us, dash, nine) = tokens("the U.S. – 9th").tokens
        assert [t.capital for t in (the, us, dash, nine)] == [False, True, False, False]
        assert [t.word for t in (the, us, dash, nine)] == [True, True, False, True]

    def test_the_token_at_an_offset(self) -> None:
        one = tokens("Blinken  met Lavrov")
        assert [one.token_at(offset) for offset in (0, 6, 7, 8, 9, 12, 18, 19, 99)] == [
            0,
            0,
            1,
            1,
            1,
            2,
            2,
            3,
            3,
        ]

    def test_a_run_of_tokens(self) -> None:
        one = tokens("Blinken met Lavrov again")
        assert one.span_of(1, 3) == Span(8, 18)
        assert one.folds(-2, 2) == ("blinken", "met")
        assert one.folds(3, 9) == ("again",)
        assert one.folds(3, -1) == ()


class TestQuoted:
    @pytest.mark.parametrize(
        "text", ['He said "we met" today', "He said “we met” today", "He said «we met» today"]
    )
    def test_words_between_marks(self, text: str) -> None:
        inside = [t.text for t in tokens(text).tokens if t.quoted and t.word]
        assert inside == ["we", "met"]

    def test_one_that_runs_in_from_before(self) -> None:
        one = tokens("and we left,” he said", open_quote=True)
        assert [t.quoted for t in one.tokens] == [True, True, True, True, False, False, False]

    @pytest.mark.parametrize(
        ("text", "before", "after"),
        [
            ("“We met.", False, True),
            ("We met.", True, True),
            ("We left.”", True, False),
            ('"We met.', False, True),
            ('We left."', True, False),
            ("«Да» и «нет", False, True),
            ("It isn’t so", False, False),
        ],
    )
    def test_left_open(self, text: str, before: bool, after: bool) -> None:
        assert leaves_quote_open(text, open_quote=before) is after

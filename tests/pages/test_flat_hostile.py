"""Texts made to break the reading of flattened pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.knowledge import load
from readout.pages._flat import read_flat
from readout.pages._language import language
from readout.record import Article, Page
from tests.timing import least

PIECES = st.sampled_from(
    [
        "MORE ABOUT",
        "LATEST",
        "Advertising",
        "16:01, 07.03.2025",
        "5 h ago",
        "Read more: Something else happened",
        "The minister met his counterpart on Monday, the ministry said in a statement.",
        "Minister meets counterpart - Kremlin",
        "WASHINGTON, Aug 10 (Reuters) - The talks went on.",
        "© 2024 Example",
        "{ }",
        "🙂 …",
        "وزير الخارجية",
        "ANKARA",
        " ",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\v", " "])


def _read(text: str) -> Article:
    page = Page(url="https://example.org/a/minister-meets-counterpart", content=b"", source="file")
    return read_flat(text, page, load(), language(text, load()))


def _check(article: Article) -> None:
    last = 0
    for block in article.blocks:
        assert last <= block.span.start < block.span.end <= len(article.text)
        assert not article.text[last : block.span.start].strip()
        last = block.span.end
    assert not article.text[last:].strip()
    for sentence in article.sentences:
        assert sentence.of(article.text).strip()
    for found in (article.headline, article.headline_source, article.dateline, article.published):
        if found is not None and found.source == "text":
            assert all(span.end <= len(article.text) for span in found.evidence)
    for block in article.blocks:
        if block.said_by is not None:
            assert block.said_by.evidence[0].of(article.text) == block.said_by.value


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PIECES, BREAKS), max_size=30))
def test_any_mixture_of_lines_is_covered_in_order(parts: list[tuple[str, str]]) -> None:
    _check(_read("".join(words + mark for words, mark in parts)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_covered_in_order(text: str) -> None:
    _check(_read(text))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Line {n}" for n in range(10_000)),
        "\n".join(f"{n}" for n in range(10_000)),
        "word " * 200_000,
        "word. " * 160_000,
        "x" * 1_000_000,
        "1" * 1_000_000,
        "\n" * 1_000_000,
        "Read more: " * 90_000,
        "{" * 500_000,
        "© " * 300_000,
        "LATEST\n" * 20_000,
        "LATEST\nA headline of some words\n12:00, 01.02.2020\n" * 3_000,
        "«" * 300_000 + "a",
        "A. " * 300_000,
        "-" * 1_000_000,
        "\u0130" * 100_000,
    ],
    ids=range(16),
)
def test_long_and_strange_texts_cost_little(text: str) -> None:
    assert least(lambda: _read(text), within=6) < 6
    assert _read(text).text == text


def test_digits_alone_are_no_story_and_no_date() -> None:
    article = _read("1234 5678\n12 34 56\n99999")
    assert article.published is None
    assert "P014" in [problem.code for problem in article.problems]


def test_surrogates_and_controls_are_text_like_any_other() -> None:
    _check(_read("The minister met \ud800 his counterpart on Monday.\x00\x07\nAnd left at noon, aides said."))

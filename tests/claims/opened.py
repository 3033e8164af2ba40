"""Texts opened for reading, for tests of the claims room's parts."""

from __future__ import annotations

from functools import cache

from readout import claims, pages
from readout.claims._act import Act
from readout.claims._acts import find_acts
from readout.claims._home import home
from readout.claims._mentions import Mention, groups
from readout.claims._page import OpenPage, open_page, spots_of
from readout.claims._tokens import Sentence, sentence
from readout.claims._words import Words, words_of
from readout.knowledge import load
from readout.record import Article, Claim, Page, Problem, Span

KNOWLEDGE = load()


@cache
def words(language: str = "en") -> Words:
    """The compiled words of one language."""
    found = words_of(language, KNOWLEDGE)
    assert found is not None
    return found


def article(text: str, published: str | None = None, url: str = "https://news.example/a") -> Article:
    """A page given as text, read into an article."""
    page = Page(url, text.encode(), "test", published=published, text_given=True)
    return pages.read(page, KNOWLEDGE)


def opened(text: str, published: str | None = None, url: str = "https://news.example/a") -> OpenPage:
    """The article of a text, opened with the English words."""
    found = article(text, published, url)
    return open_page(found, KNOWLEDGE, words(), spots_of(found, KNOWLEDGE, "en"), home(found, KNOWLEDGE))


def mentions(text: str) -> list[Mention]:
    """Every mention of a text, in order."""
    page = opened(text)
    return [mention for number in sorted(page.mentions) for mention in page.mentions[number]]


def acts(text: str) -> list[Act]:
    """Every act of a text with its arguments, in order."""
    page = opened(text)
    return [
        act
        for one in page.sentences
        for act in find_acts(one, groups(one, page.mentions[one.number], page.words), page.words)
    ]


def claimed(
    text: str, published: str | None = None, url: str = "https://news.example/a"
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims of a text and the problems met."""
    return claims.read(article(text, published, url), KNOWLEDGE)


def tokens(text: str, *, open_quote: bool = False) -> Sentence:
    """A text as one sentence of tokens."""
    return sentence(text, Span(0, len(text)), 0, 0, "body", open_quote=open_quote)

"""Page to Article: what is refused, what is text, what is markup."""

from __future__ import annotations

import re
from dataclasses import replace

from readout.knowledge import Knowledge
from readout.pages._decode import decode, given
from readout.pages._flat import read_flat
from readout.pages._guard import refused, unparsable, without_long_tags
from readout.pages._html import read_html
from readout.pages._html_body import FAULTS
from readout.pages._html_tree import parse
from readout.pages._language import UNKNOWN, language
from readout.record import Article, Bounds, Page, Problem, content_id, problem

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|article|section|main|table|h[1-6]|span|ul|a)"
    r"(?=[\s>/])",
    re.IGNORECASE,
)
# Markup shows itself early; a text that quotes a tag further down is still a text.
_LOOK = 4_096


def read(page: Page, knowledge: Knowledge) -> Article:
    """The article that ``page`` holds: its text, blocks, sentences, headline, date and what went wrong.

    Never raises on a bad page: one that cannot be read gives an article with an empty text and a Problem
    (P001 to P004, P009, P010). Offsets count Unicode code points of ``Article.text``.
    """
    try:
        return _read(page, knowledge)
    except FAULTS as fault:
        words = f"{type(fault).__name__}: {fault}; please report the page"
        return _nothing(page, (problem("P010", words),))


def _read(page: Page, knowledge: Knowledge) -> Article:
    if refusal := refused(page):
        return _nothing(page, (refusal,))
    if page.text_given:
        return _flat(page, given(page.content), knowledge, ())
    markup, problems = decode(page.content, page.charset)
    if not _is_markup(markup, page.media_type or ""):
        return _flat(page, markup, knowledge, problems)
    markup = without_long_tags(markup)
    if refusal := unparsable(markup):
        return _nothing(page, (*problems, refusal))
    tree = parse(markup)
    if tree is None:
        return _nothing(page, (*problems, problem("P006", "the parser found no element")))
    return read_html(page, tree, knowledge, problems)


def _is_markup(text: str, media_type: str) -> bool:
    if "html" in media_type.lower():
        return "<" in text
    if media_type.lower().startswith("text/plain"):
        return False
    return _MARKUP.search(text[:_LOOK]) is not None


def _flat(page: Page, text: str, knowledge: Knowledge, problems: tuple[Problem, ...]) -> Article:
    article = read_flat(text, page, knowledge, language(text, knowledge))
    return replace(article, problems=(*problems, *article.problems)) if problems else article


def _nothing(page: Page, problems: tuple[Problem, ...]) -> Article:
    """The article of a page that was not read: it keeps its address and says why."""
    fetched = f"{page.fetched_at:%Y-%m-%d}" if page.fetched_at else None
    return Article(
        id=content_id("article", page.url, page.name or "", ""),
        url=page.url,
        name=page.name,
        outlet=None,
        language=UNKNOWN,
        text="",
        blocks=(),
        sentences=(),
        headline=None,
        headline_source=None,
        dateline=None,
        published=None,
        bounds=Bounds(None, fetched, "fetched") if fetched else Bounds(),
        problems=problems,
        fetched_at=page.fetched_at,
    )

"""A page given as text to an Article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from readout.knowledge import Knowledge, Language
from readout.pages._clock import clock
from readout.pages._flat_anchor import anchor, overlaps
from readout.pages._flat_blocks import Times, blocks, filled
from readout.pages._flat_dateline import dateline
from readout.pages._flat_dates import bounds, own_times, published, seen
from readout.pages._flat_features import prose_like
from readout.pages._flat_items import listed
from readout.pages._flat_kinds import Page as Known
from readout.pages._flat_kinds import is_wrapped, kinds
from readout.pages._flat_lines import lines
from readout.pages._flat_signs import Signed, signed
from readout.pages._flat_story import story
from readout.pages._flat_times import completed
from readout.pages._flat_top import first_paragraph, headline
from readout.pages._headlines import split_attribution
from readout.pages._outlet import agencies, outlet
from readout.pages._published import Stamps
from readout.pages._sentences import sentences
from readout.pages._stamps import day_order, stamps
from readout.record import Article, Block, BlockKind, Bounds, Found, Page, Problem, Span, content_id, problem

STORY: tuple[BlockKind, ...] = ("headline", "summary", "body", "quotation", "caption", "post")


def read_flat(text: str, page: Page, knowledge: Knowledge, language: str) -> Article:
    """The article of a page without markup: ``text`` unchanged, its lines told apart by words and shape.

    ``language`` is ISO 639-1 or ``und``; a language without a pack is read by shape alone. Problems: P001
    for a blank text, P006 where no line is a story's, P014 to P016 for its date.
    """
    pack = knowledge.languages.get(language) if language in knowledge.languages else None
    raw = lines(text)
    if not raw:
        return _blank(text, page, language)
    day_first = day_order(line.text for line in raw if line.size < 400)
    marked = signed(text, raw, pack, day_first)
    overlap = overlaps(marked, page.url)
    inside = story(marked, anchor(overlap, [prose_like(one) for one in marked]))
    head = headline(marked, inside, overlap)
    first = first_paragraph(marked, inside, head)
    lists = listed(marked, inside, head, first)
    own = own_times(marked, head, first, lists.times | frozenset(lists.items))
    known = Known(
        marked, inside, head, first, lists, frozenset(own), is_wrapped(marked, inside), agencies(knowledge)
    )
    # A file was fetched when it was read, which says nothing of the times it prints.
    times = Times(page.fetched_at if page.source != "file" else None)
    parts = filled(text, blocks(known, kinds(known), knowledge, language, pack, times))
    line = dateline(text, parts, agencies(knowledge))
    places, ambiguous = seen(page, marked, own, line, pack, day_first)
    when, problems = published(page, places, ambiguous)
    look: Stamps = partial(stamps, language=pack, day_first=day_first)
    parts = completed(parts, marked, lists, clock(look, page, when))
    return _article(text, page, knowledge, language, pack, marked, line, when, problems, head, parts)


def _article(
    text: str,
    page: Page,
    knowledge: Knowledge,
    language: str,
    pack: Language | None,
    marked: Sequence[Signed],
    line: Found[str] | None,
    when: Found[str] | None,
    problems: tuple[Problem, ...],
    head: int | None,
    parts: tuple[Block, ...],
) -> Article:
    if not any(block.kind == "body" for block in parts):
        problems += (problem("P006", "no line of the text looks like a paragraph"),)
    title, source = _headline(text, marked, head, knowledge, language)
    return Article(
        id=content_id("article", page.url, text),
        url=page.url,
        name=page.name,
        outlet=outlet(page.url or page.name or "", text, knowledge),
        language=language,
        text=text,
        blocks=parts,
        sentences=tuple(s for part in parts if part.kind in STORY for s in sentences(text, part.span, pack)),
        headline=title,
        headline_source=source,
        dateline=line,
        published=when,
        bounds=bounds(
            page, when, parts, (stamp for one in marked if one.sign == "time" for stamp in one.stamps)
        ),
        problems=problems,
        fetched_at=page.fetched_at,
    )


def _headline(
    text: str, marked: Sequence[Signed], head: int | None, knowledge: Knowledge, language: str
) -> tuple[Found[str] | None, Found[str] | None]:
    if head is None:
        return None, None
    span = marked[head].line.span
    found = Found(span.of(text), (span,), 0.9)
    _, source = split_attribution(found.value, knowledge, language)
    if source is None:
        return found, None
    where = Span(span.start + source.start, span.start + source.end)
    return found, Found(where.of(text), (where,), 0.9)


def _blank(text: str, page: Page, language: str) -> Article:
    """The article of a text without a word; its invisible marks are furniture."""
    fetched = f"{page.fetched_at:%Y-%m-%d}" if page.fetched_at else None
    given = Found(page.published, (), 1.0, "given") if page.published else None
    return Article(
        id=content_id("article", page.url, text),
        url=page.url,
        name=page.name,
        outlet=None,
        language=language,
        text=text,
        blocks=filled(text, ()),
        sentences=(),
        headline=None,
        headline_source=None,
        dateline=None,
        published=given,
        bounds=Bounds(None, fetched, "fetched") if fetched else Bounds(),
        problems=(problem("P001", "there is nothing but white space"),),
        fetched_at=page.fetched_at,
    )

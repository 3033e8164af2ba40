"""A page of markup to an Article."""

from __future__ import annotations

from functools import partial
from urllib.parse import urljoin

from lxml.html import HtmlElement

from readout.knowledge import Knowledge
from readout.pages._clock import clock
from readout.pages._flat_dateline import dateline
from readout.pages._headlines import split_attribution
from readout.pages._html_body import Work, story
from readout.pages._html_headline import Headline, headline
from readout.pages._html_kinds import Context, kinds
from readout.pages._html_lines import Line, flatten, whole
from readout.pages._html_names import names_office
from readout.pages._html_timed import Item, timed
from readout.pages._html_tree import without_scripts
from readout.pages._language import language as language_of
from readout.pages._metadata import metadata
from readout.pages._outlet import agencies, outlet
from readout.pages._published import Stamps, published
from readout.pages._sentences import sentences
from readout.pages._stamps import day_order, stamps
from readout.record import (
    Article,
    Block,
    BlockKind,
    Bounds,
    Found,
    Link,
    Page,
    Problem,
    Span,
    content_id,
    problem,
)

STORY: tuple[BlockKind, ...] = ("headline", "summary", "body", "quotation", "caption", "post")
# Kinds of which neighbouring lines make one block.
_MERGED = frozenset({"furniture", "advert"})


def read_html(page: Page, tree: HtmlElement, knowledge: Knowledge, problems: tuple[Problem, ...]) -> Article:
    """The article of a parsed page. ``problems`` are those met while decoding."""
    head = metadata(tree, page.url)
    without_scripts(tree)
    flat = flatten(tree)
    lines = flat.lines
    text = whole(lines)
    work = Work(flat.elements, flat.depths, len(text))
    covered = story(tree, lines, work)
    code = language_of(_told(lines, covered) or text, knowledge, head.language)
    top = headline(lines, covered, head, page.url, lambda words: names_office(words, knowledge, code))
    language = knowledge.languages.get(code) if code in knowledge.languages else None
    look: Stamps = partial(stamps, language=language, day_first=day_order(line.text for line in lines))
    heading = top.line if top else None
    date, dated = published(page, tree, head, lines, heading, look, second=work.bearable)
    context = Context(covered, heading, language, look)
    named = kinds(lines, context)
    items = timed(
        flat,
        named,
        clock(look, page, date),
        language,
    )
    blocks = _blocks(lines, named, items, page.url, knowledge, code)
    story_blocks = [block for block in blocks if block.kind in STORY]
    if not work.bearable:
        words = f"{flat.elements:,} elements; the story was told from furniture by shape alone"
        problems += (problem("P009", words),)
    if not any(block.kind == "body" for block in blocks):
        problems += (problem("P006", "no paragraph stands out from the page's furniture"),)
    return Article(
        id=content_id("article", page.url, text),
        url=page.url,
        name=page.name,
        outlet=outlet(page.url, text, knowledge),
        language=code,
        text=text,
        blocks=blocks,
        sentences=tuple(s for block in story_blocks for s in sentences(text, block.span, language)),
        headline=_found(top, lines),
        headline_source=_source(top, lines, knowledge, code),
        dateline=dateline(text, blocks, agencies(knowledge)),
        published=date,
        bounds=_bounds(page, date, blocks),
        links=_links(lines, named, page.url),
        problems=(*problems, *dated),
        fetched_at=page.fetched_at,
    )


def _told(lines: list[Line], covered: list[float]) -> str:
    return "\n".join(line.text for line, share in zip(lines, covered, strict=True) if share >= 0.5)


def _found(top: Headline | None, lines: list[Line]) -> Found[str] | None:
    if top is None:
        return None
    evidence = (Span(lines[top.line].start, lines[top.line].end),) if top.line is not None else ()
    return Found(top.words, evidence, top.confidence, top.source)


def _source(top: Headline | None, lines: list[Line], knowledge: Knowledge, code: str) -> Found[str] | None:
    """Whom the headline names as its source, where it stands on the page."""
    if top is None or top.line is None:
        return None
    line = lines[top.line]
    _, span = split_attribution(line.text, knowledge, code)
    if span is None:
        return None
    return Found(span.of(line.text), (Span(line.start + span.start, line.start + span.end),), 0.9)


def _blocks(
    lines: list[Line],
    named: list[BlockKind],
    items: dict[int, Item],
    url: str,
    knowledge: Knowledge,
    code: str,
) -> tuple[Block, ...]:
    found: list[Block] = []
    for number, line in enumerate(lines):
        span = Span(line.start, line.end)
        item = items.get(number)
        kind = item.kind if item else named[number]
        if item and item.part:
            found.extend(_split(line, item, url, knowledge, code))
        elif kind in _MERGED and found and found[-1].kind == kind:
            found[-1] = Block(kind, Span(found[-1].span.start, span.end))
        elif item and item.kind in ("related", "latest"):
            found.append(
                Block(kind, span, item.at, _said_by(line, span, knowledge, code), _address(item.link, url))
            )
        else:
            found.append(Block(kind, span, item.at if item else None))
    return tuple(found)


def _split(line: Line, item: Item, url: str, knowledge: Knowledge, code: str) -> list[Block]:
    """The blocks of a line that holds a headline and its time."""
    assert item.part is not None
    start, end = (line.start + place for place in item.part)
    span = Span(start, end)
    headline = Block(
        item.kind, span, item.at, _said_by(line, span, knowledge, code), _address(item.link, url)
    )
    before, after = (
        [Block("stamp", Span(first, last), item.at)] if first < last else []
        for first, last in (_trimmed(line, 0, item.part[0]), _trimmed(line, item.part[1], len(line.text)))
    )
    return [*before, headline, *after]


def _trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """A range of the line without the white space at its ends, counted in the whole text."""
    words = line.text[start:end]
    left = start + len(words) - len(words.lstrip())
    return line.start + left, line.start + left + len(words.strip())


def _said_by(line: Line, span: Span, knowledge: Knowledge, code: str) -> Found[str] | None:
    words = line.text[span.start - line.start : span.end - line.start]
    _, found = split_attribution(words, knowledge, code)
    if found is None:
        return None
    return Found(found.of(words), (Span(span.start + found.start, span.start + found.end),), 0.85)


def _address(link: str | None, url: str) -> str | None:
    """The link's full address; None for anything that is not a web address."""
    if not link:
        return None
    try:
        full = urljoin(url, link.strip())
    except ValueError:
        return None
    return full if full.startswith(("http://", "https://")) else None


def _links(lines: list[Line], named: list[BlockKind], url: str) -> tuple[Link, ...]:
    return tuple(
        Link(Span(line.start + start, line.start + end), address)
        for line, kind in zip(lines, named, strict=True)
        if kind in STORY
        for start, end, href in line.links
        if (address := _address(href, url))
    )


def _bounds(page: Page, date: Found[str] | None, blocks: tuple[Block, ...]) -> Bounds:
    """The last day the page can have been written: its date, its newest stamp, or when it was fetched."""
    if date is not None and len(date.value) >= 10:
        return Bounds(None, date.value[:10], "published")
    stamped = [block.at.value[:10] for block in blocks if block.at and len(block.at.value) >= 10]
    fetched = f"{page.fetched_at:%Y-%m-%d}" if page.fetched_at else None
    if stamped and (fetched is None or max(stamped) <= fetched):
        return Bounds(None, max(stamped), "stamps")
    return Bounds(None, fetched, "fetched") if fetched else Bounds()

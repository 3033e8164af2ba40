"""Blocks: lines with their kinds put together, each item with its own time and source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from readout.knowledge import Knowledge, Language
from readout.pages._flat_items import Item
from readout.pages._flat_kinds import Page
from readout.pages._flat_lines import Line
from readout.pages._flat_signs import Signed, link_opening
from readout.pages._headlines import split_attribution
from readout.pages._stamps import Stamp
from readout.record import Block, BlockKind, Found, Span

# Kinds of which neighbouring lines make one block.
_MERGED = frozenset({"furniture", "advert"})
_MIGHT_NAME_A_SOURCE = re.compile(r"\s[–—―‒-]{1,2}\s|[:：]|,\s")
# Lines of a text that was wrapped at a fixed width are about that long; shorter ones end their paragraph.
_WRAPPED_SIZE = 38.0


@dataclass(frozen=True, slots=True)
class Times:
    """When the page was fetched, for times that count back from the reading ("5 h ago")."""

    fetched_at: datetime | None

    def value(self, stamp: Stamp) -> str | None:
        """The stamp as an ISO prefix; None where it has no day."""
        if stamp.value is not None or stamp.ago is None or self.fetched_at is None:
            return stamp.value
        moment = self.fetched_at - timedelta(minutes=stamp.ago)
        return f"{moment:%Y-%m-%dT%H:%M}" if stamp.ago < 1440 else f"{moment:%Y-%m-%d}"


def blocks(
    page: Page,
    kinds: Sequence[BlockKind],
    knowledge: Knowledge,
    language: str,
    pack: Language | None,
    times: Times,
) -> tuple[Block, ...]:
    """The page's blocks in text order. They cover all that is not white space, and do not overlap."""
    found: list[Block] = []
    number = 0
    while number < len(kinds):
        kind, one = kinds[number], page.lines[number]
        item = page.listed.items.get(number)
        last = number
        if item is not None and kind in {"related", "latest"}:
            found += _item(page, one, item, knowledge, language, times)
        elif one.sign == "inline" and kind == "related":
            found += _inline(one, pack, knowledge, language)
        else:
            while last + 1 < len(kinds) and _joins(page, kinds, last + 1):
                last += 1
            span = Span(one.line.start, page.lines[last].line.span.end)
            found.append(Block(kind, span, _at(one, kind, times)))
        number = last + 1
    return tuple(found)


def filled(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, and furniture for what lies between them and is no white space: invisible marks."""
    found: list[Block] = []
    last = 0
    for block in (*blocks, None):
        end = block.span.start if block is not None else len(text)
        gap = text[last:end]
        if words := gap.strip():
            start = last + gap.find(words)
            found.append(Block("furniture", Span(start, start + len(words))))
        if block is not None:
            found.append(block)
            last = block.span.end
    return tuple(found)


def _joins(page: Page, kinds: Sequence[BlockKind], number: int) -> bool:
    """Whether the line belongs to the block of the line before it."""
    kind = kinds[number]
    if kinds[number - 1] != kind:
        return False
    return kind in _MERGED or (kind == "body" and _continues(page, number))


def _continues(page: Page, number: int) -> bool:
    """Whether a paragraph was broken in mid-sentence before this line."""
    before, line = page.lines[number - 1].line, page.lines[number].line
    if before.ends or before.text.endswith((":", ";")) or before.size < _WRAPPED_SIZE:
        return False
    return page.wrapped or line.text[:1].islower()


def _at(one: Signed, kind: BlockKind, times: Times) -> Found[str] | None:
    if kind not in {"time", "stamp", "byline"} or not one.stamps:
        return None
    return _when(one.line, one.stamps[0], times)


def _when(line: Line, stamp: Stamp, times: Times) -> Found[str] | None:
    value = times.value(stamp)
    if value is None:
        return None
    span = Span(line.span.start + stamp.span.start, line.span.start + stamp.span.end)
    return Found(value, (span,), 0.7 if stamp.value is None else 0.95)


def _item(
    page: Page, one: Signed, item: Item, knowledge: Knowledge, language: str, times: Times
) -> Iterator[Block]:
    """The item's headline, and on the same line what stands before and after it (its stamp)."""
    start = one.line.span.start
    span = Span(start + item.start, start + item.end)
    when = None
    if item.stamp is not None and item.time is not None:
        when = _when(page.lines[item.time].line, item.stamp, times)
    if left := one.line.text[: item.start].rstrip():
        yield Block("stamp", Span(start, start + len(left)), when)
    yield Block(
        item.kind, span, when, _source(one.line.text[item.start : item.end], span.start, knowledge, language)
    )
    if right := one.line.text[item.end :].lstrip():
        yield Block("stamp", Span(one.line.span.end - len(right), one.line.span.end), when)


def _source(words: str, start: int, knowledge: Knowledge, language: str) -> Found[str] | None:
    if not _MIGHT_NAME_A_SOURCE.search(words):
        return None
    _, source = split_attribution(words, knowledge, language)
    if source is None:
        return None
    return Found(source.of(words), (Span(start + source.start, start + source.end),), 0.85)


def _inline(one: Signed, pack: Language | None, knowledge: Knowledge, language: str) -> Iterator[Block]:
    """ "Read also: …" as its marker and its headline, and the story's words where they were glued to it."""
    start, end = one.line.span.start, one.line.span.end
    opening = link_opening(one.line, pack)
    rest = one.line.text[opening:]
    glued = _GLUED.search(rest)
    cut = opening + glued.start() if glued is not None and one.line.ends else len(one.line.text)
    if opening:
        yield Block("marker", Span(start, start + len(one.line.text[:opening].rstrip())))
    words = one.line.text[opening:cut].rstrip()
    if words.strip():
        left = opening + len(words) - len(words.lstrip())
        here = words.strip()
        yield Block(
            "related",
            Span(start + left, start + left + len(here)),
            None,
            _source(here, start + left, knowledge, language),
        )
    if cut < len(one.line.text):
        yield Block("body", Span(start + cut, end))


# A capital right after a small letter or a closing bracket: two texts were joined without a space.
_GLUED = re.compile(r"(?<=[^\W\d_A-ZА-Я][)\]!?])(?=[A-ZÀ-ÞА-Я][^\W\d_A-Z])")

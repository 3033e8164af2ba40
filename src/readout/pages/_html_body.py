"""Which lines are the story: trafilatura's reading, found again on our own lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from copy import copy

from lxml import etree
from lxml.html import HtmlElement

from readout.pages._html_lines import Line

_NOISE = re.compile(r"[\W_]+")
# A passage of this many letters stands once on a page; shorter ones are placed by their neighbours.
_SURE = 40
# A passage shorter than this ("Yes", "By AFP") is not looked for at all unless it fills a line.
_SHORT = 12


def story(tree: HtmlElement, lines: list[Line]) -> list[float]:
    """For each line, the share of its letters that trafilatura holds to be the story's."""
    keys = [_key(line.text) for line in lines]
    starts: list[int] = []
    position = 0
    for key in keys:
        starts.append(position)
        position += len(key)
    covered = [0] * len(lines)
    for start, end in _places(_passages(tree), "".join(keys)):
        index = bisect_right(starts, start) - 1
        while index < len(lines) and starts[index] < end:
            overlap = min(end, starts[index] + len(keys[index])) - max(start, starts[index])
            covered[index] += max(0, overlap)
            index += 1
    return [min(1.0, part / len(key)) if key else 0.0 for part, key in zip(covered, keys, strict=True)]


def _key(text: str) -> str:
    """Letters and digits only: readers differ in spaces, quotes and dashes."""
    return _NOISE.sub("", text).lower()


def _passages(tree: HtmlElement) -> list[str]:
    """The texts of trafilatura's paragraphs, headings, items and cells, in its order."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    if document is None or document.body is None:
        return []
    return [key for text in _texts(document.body) if (key := _key(text))]


def _texts(body: etree._Element) -> list[str]:
    parts: list[str] = []
    for element in body:
        holders = list(element.iter("item", "cell", "p", "head", "quote", "lb"))
        if len(holders) <= 1:
            parts.append("".join(element.itertext()))
        else:
            parts.extend(text for text in element.itertext() if text.strip())
        if element.tail and element.tail.strip():
            parts.append(element.tail)
    return parts


def _places(passages: list[str], page: str) -> list[tuple[int, int]]:
    """Where each passage stands in the page's letters: long ones first, short ones between their neighbours."""
    found: list[tuple[int, int] | None] = [None] * len(passages)
    cursor = 0
    for number, passage in enumerate(passages):
        if len(passage) < _SURE:
            continue
        at = page.find(passage, cursor)
        at = at if at >= 0 else page.find(passage)
        if at >= 0:
            found[number] = (at, at + len(passage))
            cursor = at + len(passage)
    _place_short(passages, page, found)
    return [place for place in found if place]


def _place_short(passages: list[str], page: str, found: list[tuple[int, int] | None]) -> None:
    following: list[int] = []
    limit = len(page)
    for place in reversed(found):
        following.append(limit)
        limit = place[0] if place else limit
    following.reverse()
    cursor = 0
    for number, passage in enumerate(passages):
        place = found[number]
        if place is None and len(passage) < _SURE and following[number] > cursor:
            at = page.find(passage, cursor, following[number])
            if at >= 0:
                found[number] = place = (at, at + len(passage))
        if place:
            cursor = place[1]

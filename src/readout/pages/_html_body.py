"""Which lines are the story: trafilatura's reading, found again on our own lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from readout.pages._html_lines import Line
from readout.pages._html_zones import Zone

# What third-party readers raise on pages that they did not expect.
FAULTS = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    etree.LxmlError,
)
_NOISE = re.compile(r"[\W_]+")
# A passage of this many letters stands once on a page; shorter ones are placed by their neighbours.
_SURE = 40
# Above these the reader is not run, so that no page can hold it up: its time can be quadratic (10,000 spans
# in one paragraph: 1.9 s). The largest of 106 news pages has 4,076 elements whose depths add up to 64,056.
MAX_ELEMENTS = 8_000
MAX_DEPTHS = 300_000
MAX_LETTERS = 2_000_000
# The shortest line that is taken for prose by its shape alone.
_PROSE = 80
_NOT_PROSE = Zone.NAV | Zone.FOOTER | Zone.FORM | Zone.COMMENTS | Zone.RELATED | Zone.ASIDE | Zone.ADVERT


@dataclass(frozen=True, slots=True)
class Work:
    """How much a tree costs the main-text reader, whose passes go through ancestors and siblings."""

    elements: int
    depths: int
    letters: int

    @property
    def bearable(self) -> bool:
        """Whether the reader stays under about 2 s on it."""
        return self.elements <= MAX_ELEMENTS and self.depths <= MAX_DEPTHS and self.letters <= MAX_LETTERS


def story(tree: HtmlElement, lines: list[Line], work: Work) -> list[float]:
    """The share of each line's letters that is the story's: as trafilatura holds, or by shape alone."""
    if not work.bearable:
        return [float(_like_prose(line)) for line in lines]
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


def _like_prose(line: Line) -> bool:
    """A long line with few links, outside of menus, notices and comments."""
    if line.zone & _NOT_PROSE:
        return False
    return len(line.text) >= _PROSE and line.linked < 0.3 * len(line.text)


def _key(text: str) -> str:
    """Letters and digits only: readers differ in spaces, quotes and dashes."""
    return _NOISE.sub("", text).lower()


def _passages(tree: HtmlElement) -> list[str]:
    """The texts of trafilatura's paragraphs, headings, items and cells, in its order."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    except FAULTS:
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [key for text in _texts(body) if (key := _key(text))]


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
    """Where each passage stands in the page's letters: long ones first, short ones between them."""
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

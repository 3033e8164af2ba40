"""A tree flattened: the page's visible text, one block a line, each line with where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from readout.pages._html_zones import small_zones, zone_of

_SKIPPED_TAGS = (
    "script style template noscript head svg math object embed applet audio video canvas map meta link title "
    "iframe noframes noembed datalist progress meter"
)
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr output q "
    "rp rt ruby s samp small span strike strong sub sup time tt u var wbr input amp-img o:p "
    "st1:place picture source"
)
# Elements that run on inside a line; every other one begins and ends a line, unknown ones with a dash
# (custom elements) included.
_INLINE = frozenset(_INLINE_TAGS.split())
# Of these, the ones that pages style as blocks of their own: a card's time, kicker and headline.
_EDGES = dict.fromkeys(["a", "span", "label", "small", "i", "b", "strong", "em", "cite"], 1) | {"time": 2}
_PROSE = frozenset(["p", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "pre"])
# Preformatted text after this many lines runs on as one: no story has as many.
_MOST_LINES = 20_000
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))


@dataclass(slots=True)
class Line:
    """One line of the page. ``start`` is its place in the whole text; the spans are within the line.

    ``block`` is the innermost element that holds all of it, ``links`` are (start, end, address) and
    ``times`` are (start, end, value of ``datetime``).
    """

    text: str
    start: int
    block: HtmlElement
    zone: int
    links: tuple[tuple[int, int, str], ...] = ()
    times: tuple[tuple[int, int, str], ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def linked(self) -> int:
        """How many of its letters are inside links."""
        return sum(end - start for start, end, _ in self.links)


@dataclass(slots=True)
class _Buffer:
    """The line being written."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    space: bool = False
    # 1 after the edge of an element that may be a block of its own, 2 after that of a time element.
    edge: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    times: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        words = text.split()
        if not words:
            self.space = True
            return
        if self.pieces and (self.space or text[0].isspace()):
            self.pieces.append(" ")
            self.length += 1
        joined = " ".join(words)
        self.pieces.append(joined)
        self.length += len(joined)
        self.space = text[-1].isspace()
        self.edge = 0


class _Walk:
    """One pass over the tree in document order, without recursion: pages nest 2,000 deep."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.ranges: dict[HtmlElement, tuple[int, int]] = {}
        self.silent: list[tuple[HtmlElement, int, str]] = []
        # Open links: where in which line each began, and its address.
        self.anchors: list[tuple[int, int, str]] = []
        self.buffer = _Buffer()
        self.position = self.elements = self.depth = self.depths = 0
        self.blocks: list[tuple[HtmlElement, int, int]] = []

    def run(self, root: HtmlElement) -> list[Line]:
        stack: list[tuple[HtmlElement, bool, int, int]] = [(root, False, 0, 0)]
        while stack:
            element, leaving, mark, zone = stack.pop()
            tag = element.tag
            if leaving:
                self.depth -= 1
                self._leave(element, tag, mark)
                self._tail(element)
                continue
            if not isinstance(tag, str) or tag in _SKIPPED:
                self._tail(element)
                continue
            self.elements += 1
            self.depth += 1
            self.depths += self.depth
            zone = zone_of(element, tag, zone)
            mark = self._enter(element, tag, zone)
            if tag == "textarea":
                stack.append((element, True, mark, zone))
                continue
            if element.text:
                self._add(element.text, tag)
            stack.append((element, True, mark, zone))
            stack.extend((child, False, 0, zone) for child in reversed(element))
        self._flush()
        return self.lines

    def _enter(self, element: HtmlElement, tag: str, zone: int) -> int:
        if tag in _INLINE:
            self.buffer.edge = max(self.buffer.edge, _EDGES.get(tag, 0))
            if tag == "a":
                self.anchors.append((self.buffer.length, len(self.lines), element.get("href") or ""))
            return self.buffer.length
        self._flush()
        if tag not in ("br", "hr"):
            self.blocks.append((element, zone, len(self.lines)))
        return 0

    def _leave(self, element: HtmlElement, tag: str, mark: int) -> None:
        if tag not in _INLINE:
            self._flush()
            if tag not in ("br", "hr"):
                _, _, first = self.blocks.pop()
                if len(self.lines) > first:
                    self.ranges[element] = (first, len(self.lines))
            return
        buffer = self.buffer
        if tag == "a":
            self._link()
            self.anchors.pop()
        elif tag == "time" or element.get("datetime"):
            moment = element.get("datetime") or ""
            if buffer.length > mark:
                buffer.times.append((mark, buffer.length, moment))
            elif moment and self.blocks:
                # Pages that write their times by script leave the element empty.
                self.silent.append((self.blocks[-1][0], len(self.lines), moment))
        buffer.edge = max(buffer.edge, _EDGES.get(tag, 0))

    def _tail(self, element: HtmlElement) -> None:
        if element.tail:
            self._add(element.tail, "")

    def _add(self, text: str, tag: str) -> None:
        if not text.isascii():
            text = text.translate(_INVISIBLE)
            if not text:
                return
        block = self.blocks[-1][0].tag if self.blocks else ""
        if block == "pre" or tag == "pre":
            self._add_lines(text)
            return
        buffer = self.buffer
        apart = (
            buffer.edge
            and buffer.pieces
            and not buffer.space
            and not text[0].isspace()
            and block not in _PROSE
        )
        if apart and (buffer.edge == 2 or _parted(buffer, text)):
            self._flush()
        self.buffer.add(text)

    def _add_lines(self, text: str) -> None:
        for number, line in enumerate(text.split("\n", max(0, _MOST_LINES - len(self.lines)))):
            if number:
                self._flush()
            if line:
                self.buffer.add(line)

    def _link(self) -> None:
        """Note the innermost open link's part of this line; a link round a whole card spans several lines."""
        if not self.anchors:
            return
        start, number, href = self.anchors[-1]
        start = start if number == len(self.lines) else 0
        if href and self.buffer.length > start:
            self.buffer.links.append((start, self.buffer.length, href))

    def _flush(self) -> None:
        buffer = self.buffer
        if buffer.pieces:
            text = "".join(buffer.pieces)
            block, zone, _ = self.blocks[-1]
            self._link()
            links = tuple(_trimmed(text, buffer.links)) if buffer.links else ()
            times = tuple(_trimmed(text, buffer.times)) if buffer.times else ()
            self.lines.append(Line(text, self.position, block, zone, links, times))
            self.position += len(text) + 1
            self.buffer = _Buffer()
        else:
            buffer.space = False
            buffer.edge = 0
            buffer.links.clear()
            buffer.times.clear()


def _parted(buffer: _Buffer, text: str) -> bool:
    """True where inline elements meet without a space as two lines would: 'cabinet|Minister'."""
    left, right = buffer.pieces[-1][-1], text[0]
    if right.isupper():
        return left.islower() or left.isdigit() or left in '.!?:;)”"»|'
    return right.isdigit() and (left.islower() or left in '.!?)”"»')


def _trimmed(text: str, spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    for start, end, value in spans:
        first = start + 1 if text[start : start + 1] == " " else start
        if first < end:
            yield first, end, value


@dataclass(frozen=True, slots=True)
class Flattened:
    """The lines of a page, and for each block element with text the half-open range of its lines.

    ``silent`` are time elements without text: the block they stand in, the number of the next line, and the
    value of ``datetime``. ``elements`` is how many there are, ``depths`` the sum of how deep each lies.
    """

    lines: list[Line]
    ranges: dict[HtmlElement, tuple[int, int]]
    silent: list[tuple[HtmlElement, int, str]]
    elements: int
    depths: int


def flatten(root: HtmlElement) -> Flattened:
    """Every line of visible text under ``root``, in document order. Linear in the tree."""
    walk = _Walk()
    lines = walk.run(root)
    for line, zone in zip(
        lines, small_zones([line.zone for line in lines], [len(line.text) for line in lines]), strict=True
    ):
        line.zone = zone
    return Flattened(lines, walk.ranges, walk.silent, walk.elements, walk.depths)


def whole(lines: list[Line]) -> str:
    """The lines as one text; ``Line.start`` counts in it."""
    return "\n".join(line.text for line in lines)

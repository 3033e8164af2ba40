"""Related, latest and most-read headlines with their times, found by where a time and a link share a card."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from readout.knowledge import Language
from readout.pages._clock import Clock, dated, of_day, reckoned
from readout.pages._html_lines import Flattened, Line
from readout.pages._html_zones import Zone
from readout.pages._instants import apart, instant
from readout.record import BlockKind, Found, Span

# Kinds of lines that lists of other stories may be made of; the story's own words never are.
_FREE = frozenset({"furniture", "related", "byline", "time", "advert"})
# A card is found within this many elements above its time; the deepest measured needed 6.
_CLIMB = 9
# A list of more lines than this is a whole page.
_WIDEST = 400
# A headline has at least this many letters, or half of that in a script without spaces.
_LETTERS = 18
_NOISE = re.compile(r"[\W_]+")
_WIDE_SCRIPT = re.compile(r"[぀-ヿ一-鿿가-힯]")
# What may stand beside a time on its line: a section, a source, a reading time.
_BESIDE = 40
_LATEST = re.compile(
    r"(?:^|[\s_-])(?:latest|recent|newest|breaking|ticker|newsticker|most-?read|most-?popular|popular|trending|top-?stories|"
    r"top-?news|live-?news|news-?feed|feed)(?=$|[\s_-]|\d)"
)
_RELATED = re.compile(
    r"(?:^|[\s_-])(?:related|similar|recommended|recirc|more-?(?:news|stories|from|on)|read-?(?:next|more|also))(?=$|[\s_-])"
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# A card's time and headline stand at most this many lines apart: section, author and teaser between.
_APART = 9
# No page lists more stories than this; what has more times is a table.
_MOST = 2_000
# One time beside one link is chance ("Used cars", 2025); two are a list.
_FEWEST = 2
_MARKER_LETTERS = 60
# The story's own time stands at most this many lines above its headline or below its last paragraph.
_ABOVE, _BELOW = 8, 4
_TOLD = frozenset({"body", "quotation", "subheading"})
# Two days on one line that lie further apart are when something lasts, not when a story was published and
# changed.
_LASTS = 31
_MARKER_REACH = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One line of such a list: a headline with its time and link, a stamp line, or the list's marker.

    ``part`` is the headline's range in its line where the time stands on the same line.
    """

    kind: BlockKind
    at: Found[str] | None = None
    link: str | None = None
    part: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Time:
    """A time beside a headline: the element and line it stands in, and what it says.

    ``at`` is None where only a time of day is printed: that is ``clock``, and ``span`` where it stands.
    ``own`` is the headline's range where it stands on the same line; ``shown`` is False for an element
    without text, ``worded`` is True where words stand before it on its line.
    """

    element: HtmlElement
    line: int
    at: Found[str] | None
    own: tuple[int, int] | None = None
    shown: bool = True
    worded: bool = False
    clock: str | None = None
    span: Span | None = None


def timed(
    flat: Flattened, named: list[BlockKind], clock: Clock, language: Language | None
) -> dict[int, Item]:
    """The lines that belong to lists of other stories, by line number."""
    first, last = _top(named)
    free = [
        kind in _FREE
        and not first <= number <= last
        and not line.zone & (Zone.NAV | Zone.FORM | Zone.COMMENTS | Zone.POST)
        for number, (line, kind) in enumerate(zip(flat.lines, named, strict=True))
    ]
    found = (_time(number, line, clock) for number, line in enumerate(flat.lines) if free[number])
    told = max((n for n, kind in enumerate(named) if kind in _TOLD), default=last)
    times = [time for time in islice(filter(None, found), _MOST) if not _is_own(time, first, told, clock)]
    times += _silent(flat, first, last)
    names = {number: kind for number, line in enumerate(flat.lines) if (kind := _told(line, language))}
    cards = _Cards(flat, named, [own and number not in names for number, own in enumerate(free)], times)
    pairs: dict[int, _Time] = {}
    sizes: dict[int, int] = {}
    for time in times:
        number, size = (time.line, 0) if time.own else cards.headline(time)
        # Of two times that claim a headline, the one in the smaller card has it.
        if number is not None and size < sizes.get(number, _WIDEST + 1):
            pairs[number], sizes[number] = time, size
    lists = _Lists(flat.lines, named, free, pairs, names, clock)
    return lists.items()


def _is_own(time: _Time, heading: int, last: int, clock: Clock) -> bool:
    """The story's own time, above its headline or below its last paragraph."""
    if time.at is None or clock.now is None:
        return False
    # Below the story a list may begin; a word ("Published") before the same minute says that it is its own.
    below = last < time.line <= last + _BELOW and "T" in time.at.value and time.worded
    if not below and not heading - _ABOVE <= time.line < heading:
        return False
    return time.at.value[:16] == clock.now[:16]


def _silent(flat: Flattened, first: int, last: int) -> Iterator[_Time]:
    """Time elements that say their time in an attribute alone."""
    for element, number, words in flat.silent[:_MOST]:
        if (value := instant(words)) and not first <= number <= last + 1:
            yield _Time(element, number, Found(value, (), 0.95, "meta"), shown=False)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of a page. ``names`` are the lines that are the name of such a list, with what they name."""

    lines: list[Line]
    named: list[BlockKind]
    free: list[bool]
    pairs: dict[int, _Time]
    names: dict[int, BlockKind]
    clock: Clock

    def items(self) -> dict[int, Item]:
        """Items of the lists that hold up: two or more of a kind, or one under the name of such a list."""
        items: dict[int, Item] = {}
        stamped = {time.line for time in self.pairs.values() if time.shown}
        title = next((self.lines[n].text for n, kind in enumerate(self.named) if kind == "headline"), "")
        own = _key(title)
        paired = sorted(number for number in self.pairs if not own or _key(self._words(number)) != own)
        for start, end in _runs(paired, sorted(self.names)):
            numbers = paired[bisect_left(paired, start) : bisect_right(paired, end)]
            marker = _marker(self.lines, self.named, stamped, start)
            told = self.names.get(marker) if marker is not None else None
            known = told or _named(self.lines[start])
            # A time of day beside a link is a programme or a timetable unless the list has a name.
            if not known and (len(numbers) < _FEWEST or any(self.pairs[n].clock for n in numbers)):
                continue
            if marker is not None:
                items[marker] = Item("marker")
            items |= self._timed(numbers, told)
            items |= self._untimed(items, numbers)
        for number, line in enumerate(self.lines):
            if self.free[number] and number not in items and line.zone & Zone.RELATED and _is_pointer(line):
                items[number] = Item(_named(line) or "related", None, line.links[0][2])
        return items

    def _words(self, number: int) -> str:
        """The headline on a line, without its time."""
        start, end = self.pairs[number].own or (0, None)
        return self.lines[number].text[start:end]

    def _timed(self, numbers: list[int], told: BlockKind | None) -> dict[int, Item]:
        """The headlines of one list, and the lines of their times."""
        items: dict[int, Item] = {}
        bare = [number for number in numbers if self.pairs[number].clock]
        days = dated([self.pairs[number].clock or "" for number in bare], self.clock) if bare else None
        counted = dict(zip(bare, days or (), strict=False))
        for number in numbers:
            line, time = self.lines[number], self.pairs[number]
            link = line.links[0][2] if line.links else None
            at = time.at
            if number in counted and time.span is not None:
                at = Found(counted[number], (time.span,), 0.7)
            items[number] = Item(told or _named(line) or "related", at, link, time.own)
            if time.shown and not time.own:
                items.setdefault(time.line, Item("stamp", at))
        return items

    def _untimed(self, items: dict[int, Item], numbers: list[int]) -> dict[int, Item]:
        """Headlines of a list that lack a time: made as its timed ones are, among them or right after."""
        lines = self.lines
        made = {(lines[number].block.tag, lines[number].block.get("class")) for number in numbers}
        kind = items[numbers[0]].kind
        last = min([len(lines), numbers[-1] + _APART, *(n for n in self.names if n > numbers[-1])])
        return {
            number: Item(kind, None, lines[number].links[0][2])
            for number in range(numbers[0], last)
            if self.free[number]
            and number not in items
            and (lines[number].block.tag, lines[number].block.get("class")) in made
            and _is_pointer(lines[number])
        }


def _key(text: str) -> str:
    """Letters and digits only: a list prints the story's own headline with other quotes or in capitals."""
    return _NOISE.sub("", text).casefold()


def _top(named: list[BlockKind]) -> tuple[int, int]:
    """The lines from the headline to the first paragraph: a time there is the story's own."""
    heading = next((number for number, kind in enumerate(named) if kind == "headline"), None)
    if heading is None:
        return (1, 0)
    body = next(
        (n for n in range(heading, len(named)) if named[n] in ("body", "subheading", "quotation")), heading
    )
    return (heading, body) if body - heading <= 40 else (heading, heading + 12)


def _time(number: int, line: Line, clock: Clock) -> _Time | None:
    """The time that this line gives for a headline, its own or a neighbour's."""
    for start, end, words in line.times:
        value = instant(words) or next((s.value for s in clock.look(line.text[start:end]) if s.value), None)
        if value:
            return _placed(number, line, start, end, value, 0.97)
    stamps = clock.look(line.text)
    days = [stamp.value for stamp in stamps if stamp.value and len(stamp.value) >= 10]
    if len(days) == 2 and apart(*days) > _LASTS:
        return None
    for stamp in stamps:
        start, end = stamp.span.start, stamp.span.end
        words = line.text[start:end]
        value = stamp.value or reckoned(words, stamp.ago, stamp.clock, clock)
        if value and len(value) >= 10:
            return _placed(number, line, start, end, value, 0.9 if stamp.value else 0.75)
        if line.text[:start].endswith("(") and line.text[end:].startswith(")"):
            continue  # how long a film runs
        if stamp.clock and stamp.value is None and (bare := of_day(words, clock)):
            placed = _placed(number, line, start, end, bare, 0.7)
            at = Span(line.start + start, line.start + end)
            return replace(placed, at=None, clock=bare, span=at) if placed else None
    return None


def _placed(number: int, line: Line, start: int, end: int, value: str, confidence: float) -> _Time | None:
    """The time with its evidence, if it stands alone or at an edge of a headline."""
    at = Found(value, (Span(line.start + start, line.start + end),), confidence)
    before, after = line.text[:start].strip(), line.text[end:].strip()
    if (not after or not before) and line.links and _is_headline(before or after, line):
        # A date that the link covers too belongs to the headline's words ("summary of 14 October").
        linked = any(first <= start and end <= last for first, last, _ in line.links)
        timed_element = any(first <= start and end <= last for first, last, _ in line.times)
        if linked and not timed_element:
            return None
        whole = line.text
        left = 0 if not after else end + len(whole[end:]) - len(whole[end:].lstrip())
        right = len(whole) if not before else len(whole[:start].rstrip())
        return _Time(line.block, number, at, own=(left, right))
    worded = any(map(str.isalpha, before))
    return _Time(line.block, number, at, worded=worded) if len(before) + len(after) <= _BESIDE else None


class _Cards:
    """The cards of a page: the smallest elements that hold both a time and a headline."""

    def __init__(self, flat: Flattened, named: list[BlockKind], free: list[bool], times: list[_Time]) -> None:
        self._flat = flat
        self._timed = {time.line for time in times if time.shown}
        self._places = sorted(time.line for time in times)
        self._headlines = [
            number
            for number, line in enumerate(flat.lines)
            if free[number]
            and number not in self._timed
            and named[number] not in ("byline", "time")
            and not line.zone & Zone.BYLINE
            and _is_headline(line.text, line)
        ]

    def headline(self, time: _Time) -> tuple[int | None, int]:
        """The line of the headline that this time belongs to, and the number of lines of their card."""
        element: HtmlElement | None = time.element
        for _ in range(_CLIMB):
            if element is None:
                return None, 0
            low, high = self._flat.ranges.get(element, (time.line, time.line))
            if high - low > _WIDEST:
                return None, 0
            headlines = self._headlines[
                bisect_left(self._headlines, low) : bisect_left(self._headlines, high)
            ]
            headlines = [number for number in headlines if abs(number - time.line) <= _APART]
            if headlines:
                places = self._places[bisect_left(self._places, low) : bisect_left(self._places, high)]
                return self._paired(time, headlines, places), high - low
            element = element.getparent()
        return None, 0

    def _paired(self, time: _Time, headlines: list[int], places: list[int]) -> int | None:
        """Of a card's headlines, the one this time belongs to; in a list without cards, its neighbour."""
        if len(set(places)) > 1:
            if headlines[0] < places[0]:
                headlines = [
                    n for n in headlines if n < time.line and not any(n < t < time.line for t in places)
                ]
            else:
                headlines = [
                    n for n in headlines if n >= time.line and not any(time.line < t < n for t in places)
                ]
        return max(headlines, key=lambda number: self._strength(number, time), default=None)

    def _strength(self, number: int, time: _Time) -> float:
        """How much a line looks like the card's headline rather than its teaser, section or author."""
        line = self._flat.lines[number]
        heading = line.block.tag in _HEADINGS or bool(line.zone & Zone.HEADLINE)
        return (
            2.0 * heading
            + 1.0 * bool(line.links)
            + min(len(line.text), 80) / 160
            - (1.0 if len(line.text) > 200 else 0.0)
            - 0.02 * abs(number - time.line)
        )


def _is_headline(text: str, line: Line) -> bool:
    text = text.strip()
    least = _LETTERS // 2 if _WIDE_SCRIPT.search(text) else _LETTERS
    if not least <= len(text) <= 300:
        return False
    if not line.links and line.block.tag not in _HEADINGS and not line.zone & Zone.HEADLINE:
        return False
    return " " in text or bool(_WIDE_SCRIPT.search(text))


def _is_pointer(line: Line) -> bool:
    """A headline that is a link as a whole."""
    return bool(line.links) and line.linked >= 0.9 * len(line.text) and _is_headline(line.text, line)


def _named(line: Line) -> BlockKind | None:
    """Related or latest, by the names of the elements round the line; None where none says."""
    for depth, element in enumerate((line.block, *line.block.iterancestors())):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag in ("body", "main") or depth > _CLIMB:
            break
        if len(names) > 1 and _LATEST.search(names):
            return "latest"
        if len(names) > 1 and _RELATED.search(names):
            return "related"
    return None


def _told(line: Line, language: Language | None) -> BlockKind | None:
    """Related or latest, by the words of a list's heading."""
    furniture = language.furniture if language else None
    if furniture is None or len(line.text) > _MARKER_LETTERS:
        return None
    words = line.text.casefold().strip(" :.»›>-–—|")
    if words in furniture.latest:
        return "latest"
    return "related" if words in furniture.related else None


def _runs(numbers: list[int], names: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of items that stand together, as first and last line; ``names`` of lists part them."""
    start = previous = -1
    for number in numbers:
        if start < 0:
            start = number
        elif number - previous > _APART or bisect_left(names, previous) < bisect_left(names, number):
            yield start, previous
            start = number
        previous = number
    if start >= 0:
        yield start, previous


def _marker(lines: list[Line], named: list[BlockKind], stamped: set[int], start: int) -> int | None:
    """The heading above a list."""
    for number in range(start - 1, max(-1, start - 1 - _MARKER_REACH), -1):
        line = lines[number]
        if number in stamped:
            continue
        if named[number] not in _FREE | {"subheading"}:
            return None
        heading = line.block.tag in _HEADINGS or line.block.tag in ("legend", "summary")
        if len(line.text) <= _MARKER_LETTERS and (heading or not line.links) and not line.times:
            return number
    return None

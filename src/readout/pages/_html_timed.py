"""Related, latest and most-read headlines with their times, found by where a time and a link share a card."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from lxml.html import HtmlElement

from readout.knowledge import Language
from readout.pages._html_lines import Flattened, Line
from readout.pages._html_zones import Zone
from readout.pages._instants import day, instant
from readout.pages._published import Stamps
from readout.record import BlockKind, Found, Span

# Kinds of lines that lists of other stories may be made of; the story's own words never are.
_FREE = frozenset({"furniture", "related", "byline", "time", "advert"})
# A card is found within this many elements above its time; the deepest measured needed 6.
_CLIMB = 9
# A list of more lines than this is a whole page.
_WIDEST = 400
# A headline has at least this many letters, or half of that in a script without spaces.
_LETTERS = 18
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
class Clock:
    """How times are read: printed ones by ``look``, relative ones back from ``now`` where it is known."""

    look: Stamps
    now: str | None


@dataclass(frozen=True, slots=True)
class _Time:
    """A time beside a headline: the element and line it stands in, and what it says.

    ``own`` is the headline's range where it stands on the same line; ``shown`` is False for an element
    without text.
    """

    element: HtmlElement
    line: int
    at: Found[str]
    own: tuple[int, int] | None = None
    shown: bool = True


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
    times = list(islice(filter(None, found), _MOST))
    times += _silent(flat, first, last)
    cards = _Cards(flat, named, free, times)
    pairs: dict[int, _Time] = {}
    for time in times:
        number = time.line if time.own else cards.headline(time)
        if number is not None and number not in pairs:
            pairs[number] = time
    return _listed(flat, named, free, pairs, language)


def _silent(flat: Flattened, first: int, last: int) -> Iterator[_Time]:
    """Time elements that say their time in an attribute alone."""
    for element, number, words in flat.silent[:_MOST]:
        if (value := instant(words)) and not first <= number <= last + 1:
            yield _Time(element, number, Found(value, (), 0.95, "meta"), shown=False)


def _listed(
    flat: Flattened,
    named: list[BlockKind],
    free: list[bool],
    pairs: dict[int, _Time],
    language: Language | None,
) -> dict[int, Item]:
    """Items of the lists that hold up: two or more of a kind, or one under the name of such a list."""
    items: dict[int, Item] = {}
    stamped = {time.line for time in pairs.values() if time.shown}
    heading = next((number for number, kind in enumerate(named) if kind == "headline"), None)
    title = flat.lines[heading].text if heading is not None else None
    paired = sorted(number for number in pairs if flat.lines[number].text != title)
    for start, end in _runs(paired):
        numbers = paired[bisect_left(paired, start) : bisect_right(paired, end)]
        marker = _marker(flat.lines, named, stamped, start)
        told = _told(flat.lines[marker].text, language) if marker is not None else None
        if len(numbers) < _FEWEST and not told and not _named(flat.lines[start]):
            continue
        if marker is not None:
            items[marker] = Item("marker")
        for number in numbers:
            line, time = flat.lines[number], pairs[number]
            link = line.links[0][2] if line.links else None
            items[number] = Item(told or _named(line) or "related", time.at, link, time.own)
            if time.shown and not time.own:
                items.setdefault(time.line, Item("stamp", time.at))
        items |= _untimed(flat.lines, free, items, numbers)
    for number, line in enumerate(flat.lines):
        if free[number] and number not in items and line.zone & Zone.RELATED and _is_pointer(line):
            items[number] = Item(_named(line) or "related", None, line.links[0][2])
    return items


def _untimed(
    lines: list[Line], free: list[bool], items: dict[int, Item], numbers: list[int]
) -> dict[int, Item]:
    """Headlines of a list that lack a time: lines made as its timed ones are, among them or right after."""
    made = {(lines[number].block.tag, lines[number].block.get("class")) for number in numbers}
    kind = items[numbers[0]].kind
    return {
        number: Item(kind, None, lines[number].links[0][2])
        for number in range(numbers[0], min(len(lines), numbers[-1] + _APART))
        if free[number]
        and number not in items
        and (lines[number].block.tag, lines[number].block.get("class")) in made
        and _is_pointer(lines[number])
    }


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
    for stamp in clock.look(line.text):
        value = stamp.value or _reckoned(
            line.text[stamp.span.start : stamp.span.end], stamp.ago, stamp.clock, clock
        )
        if value and len(value) >= 10:
            return _placed(
                number, line, stamp.span.start, stamp.span.end, value, 0.9 if stamp.value else 0.75
            )
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
    return _Time(line.block, number, at) if len(before) + len(after) <= _BESIDE else None


def _reckoned(words: str, ago: int | None, clocked: bool, clock: Clock) -> str | None:
    """A relative time, or a day without its year, counted back from the page's own date."""
    if clock.now is None:
        return None
    if ago is not None:
        if len(clock.now) < 16:
            return None if ago < 1440 else _back(clock.now, ago)[:10]
        return _back(clock.now, ago) if ago < 1440 else _back(clock.now, ago)[:10]
    if clocked:
        return None
    year = int(clock.now[:4])
    for candidate in (year, year - 1):
        value = next((stamp.value for stamp in clock.look(f"{words} {candidate}") if stamp.value), None)
        if value and day(value) <= day(clock.now):
            return day(value)
    return None


def _back(now: str, minutes: int) -> str:
    moment = datetime.fromisoformat(now[:16]) - timedelta(minutes=minutes)
    return f"{moment:%Y-%m-%dT%H:%M}{now[16:]}"


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

    def headline(self, time: _Time) -> int | None:
        """The line of the headline that this time belongs to."""
        element: HtmlElement | None = time.element
        for _ in range(_CLIMB):
            if element is None:
                return None
            low, high = self._flat.ranges.get(element, (time.line, time.line))
            if high - low > _WIDEST:
                return None
            headlines = self._headlines[
                bisect_left(self._headlines, low) : bisect_left(self._headlines, high)
            ]
            headlines = [number for number in headlines if abs(number - time.line) <= _APART]
            if headlines:
                places = self._places[bisect_left(self._places, low) : bisect_left(self._places, high)]
                return self._paired(time, headlines, places)
            element = element.getparent()
        return None

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


def _told(marker: str, language: Language | None) -> BlockKind | None:
    """Related or latest, by the words of the list's heading."""
    words = marker.casefold().strip(" :.»›>-–—|")
    furniture = language.furniture if language else None
    if furniture is None:
        return None
    if words in furniture.latest:
        return "latest"
    return "related" if words in furniture.related else None


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of items that stand together, as first and last line."""
    start = previous = -1
    for number in numbers:
        if start < 0:
            start = number
        elif number - previous > _APART:
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

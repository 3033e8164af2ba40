"""Items: the headlines of related and latest blocks on a flattened page, each with its own time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readout.pages._flat_signs import Signed
from readout.pages._stamps import Stamp

ItemKind = Literal["related", "latest"]

# A headline in a list: long enough to say something, short enough not to be a paragraph.
_FEWEST_WORDS, _MOST_WORDS, _LEAST_SIZE, _MOST_SIZE = 3, 25, 14.0, 230.0
_TEASER_WORDS = 8
# Lines between two items that are neither (a department's name, a count of comments) before the block is
# over.
_GAP = 3
# A block without a heading is one only if this many headlines with times stand in a row.
_RUN = 2
_TRIM = re.compile(r"^[\s|•·:,–—-]+|[\s|•·,–—-]+$")


@dataclass(frozen=True, slots=True)
class Item:
    """One headline of a block: its line, the part of the line that it is, and the stamp that goes with it.

    ``start`` and ``end`` are offsets in the line's text. ``time`` is the number of the line that holds the
    stamp (the same line, the one before or after), or None.
    """

    kind: ItemKind
    line: int
    start: int
    end: int
    stamp: Stamp | None
    time: int | None


@dataclass(frozen=True, slots=True)
class Listed:
    """What the lists of a page hold: their headings by line, their items by line."""

    markers: frozenset[int]
    items: dict[int, Item]
    times: frozenset[int]


def listed(lines: Sequence[Signed], story: Sequence[bool], headline: int | None) -> Listed:
    """Every related or latest headline of the page.

    A heading opens a block, which runs until a paragraph, another heading, or several lines that are neither
    headline nor time. Headlines with times in a row make a block without a heading too.
    """
    markers: set[int] = set()
    items: dict[int, Item] = {}
    number = 0
    while number < len(lines):
        sign = lines[number].sign
        if sign == "related" or sign == "latest":
            block, after = _block(
                lines, story, number + 1, "related" if sign == "related" else "latest", headline
            )
            if block:
                markers.add(number)
                items.update((item.line, item) for item in block)
                number = after
                continue
        number += 1
    items.update(_unheaded(lines, story, items, headline))
    if headline is not None:
        label = lines[headline].line.label
        items = {at: item for at, item in items.items() if lines[at].line.label != label}
    times = {item.time for item in items.values() if item.time is not None and item.time != item.line}
    return Listed(frozenset(markers), items, frozenset(times))


def _block(
    lines: Sequence[Signed], story: Sequence[bool], start: int, kind: ItemKind, headline: int | None
) -> tuple[list[Item], int]:
    """The items under a heading and the number of the line after the last of them."""
    rows: list[int] = []
    at, last, gap = start, start, 0
    while at < len(lines) and gap <= _GAP:
        one = lines[at]
        if one.sign in {"related", "latest"} and rows:
            break
        if at == headline or _is_story(lines, story, at):
            break
        if one.sign == "time" or _is_title(one):
            rows.append(at)
            last, gap = at, 0
        else:
            gap += 1
        at += 1
    items = _pair(lines, rows, kind)
    return items, (last + 1 if items else start)


def _is_story(lines: Sequence[Signed], story: Sequence[bool], at: int) -> bool:
    """A paragraph: too long for a headline, or a sentence where the story is."""
    line = lines[at].line
    if lines[at].sign not in {"none", "credit", "caption"}:
        return False
    if line.size > _MOST_SIZE:
        return True
    timed = at + 1 < len(lines) and lines[at + 1].sign == "time"
    if story[at] and line.words > _MOST_WORDS and not timed:
        return True
    return line.ends and story[at] and line.words >= 8 and not timed and not line.text.endswith(("?", "!"))


def _is_title(one: Signed) -> bool:
    line = one.line
    if one.sign not in {"none", "caption", "inline"} or line.address or line.size > _MOST_SIZE:
        return False
    return line.words >= _FEWEST_WORDS and line.size >= _LEAST_SIZE and line.digits < 0.4


def _pair(lines: Sequence[Signed], rows: Sequence[int], kind: ItemKind) -> list[Item]:
    """Each headline with its time: on its line, or on the line after or before, whichever the block does."""
    if not any(lines[at].sign != "time" for at in rows):
        return []
    first_time = next((n for n, at in enumerate(rows) if lines[at].sign == "time"), None)
    before = first_time == 0 and lines[rows[-1]].sign != "time"
    items: list[Item] = []
    for n, at in enumerate(rows):
        if lines[at].sign == "time" or _is_teaser(lines, rows, n):
            continue
        own = _within(lines[at], at, kind)
        beside = n - 1 if before else n + 1
        while not before and beside < len(rows) and _is_teaser(lines, rows, beside):
            beside += 1
        if own.stamp is None and 0 <= beside < len(rows) and lines[rows[beside]].sign == "time":
            there = rows[beside]
            own = Item(kind, at, own.start, own.end, lines[there].stamps[0], there)
        items.append(own)
    return items


def _is_teaser(lines: Sequence[Signed], rows: Sequence[int], n: int) -> bool:
    """A sentence right under a headline of the list tells more of it and is no headline of its own."""
    line = lines[rows[n]].line
    if n == 0 or not line.ends or line.words < _TEASER_WORDS or line.text.endswith(("?", "!")):
        return False
    above = lines[rows[n - 1]]
    return above.sign != "time" and not above.line.ends and rows[n] - rows[n - 1] == 1


def _within(one: Signed, at: int, kind: ItemKind) -> Item:
    """The headline of a line whose beginning or end may be a stamp."""
    text = one.line.text
    start, end, stamp = 0, len(text), None
    for candidate in one.stamps:
        full = candidate.value is not None or candidate.clock or candidate.ago is not None
        if full and candidate.span.start <= 2 and candidate.span.end < len(text) // 2:
            start, stamp = candidate.span.end, candidate
        elif full and candidate.span.end >= len(text) - 2 and candidate.span.start > len(text) // 2:
            end, stamp = candidate.span.start, candidate
    if stamp is None:
        return Item(kind, at, 0, len(text), None, None)
    words = text[start:end]
    trimmed = _TRIM.sub("", words)
    start += words.find(trimmed) if trimmed else 0
    return Item(kind, at, start, start + len(trimmed), stamp, at)


def _unheaded(
    lines: Sequence[Signed], story: Sequence[bool], known: dict[int, Item], headline: int | None
) -> dict[int, Item]:
    """Runs of headlines and times without a heading, outside the story."""
    found: dict[int, Item] = {}
    run: list[int] = []
    for at in range(len(lines) + 1):
        fits = at < len(lines) and at not in known and at != headline and not _is_story(lines, story, at)
        if fits and (
            lines[at].sign == "time" or (_is_title(lines[at]) and not (story[at] and lines[at].line.ends))
        ):
            run.append(at)
            continue
        if at < len(lines) and fits and run and len(lines[at].line.label) < 25 and not story[at]:
            continue
        found.update(_timed_run(lines, run, headline))
        run = []
    return found


def _timed_run(lines: Sequence[Signed], run: list[int], headline: int | None) -> dict[int, Item]:
    items = [item for item in _pair(lines, run, "latest") if item.stamp is not None]
    above = headline is not None and any(
        item.line <= headline + 2 and item.line >= headline - 2 for item in items
    )
    if len(items) < _RUN or above:
        return {}
    return {item.line: item for item in items}

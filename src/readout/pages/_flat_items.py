"""Items: the headlines of related and latest blocks on a flattened page, each with its own time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readout.pages._flat_cards import is_title, likeness, paired
from readout.pages._flat_signs import Signed
from readout.pages._stamps import Stamp

ItemKind = Literal["related", "latest"]

# A line of the story that is longer is a paragraph.
_MOST_WORDS, _MOST_SIZE = 25, 230.0
_TEASER_WORDS = 8
# Lines between two items that are neither (a department's name, a count of comments) before the block is
# over.
_GAP = 3
# A block without a heading is one only if this many headlines with times stand in a row.
_RUN = 2
# Headlines and times stand in a row in other places too (remarks and who made them, credits of pictures):
# what is not headed has to look like headlines this much on average. Set by hand.
_LIKE_HEADLINES, _AMONG_REMARKS = 0.7, 0.9
# From the headline to the first paragraph a time is the story's own; further apart lie menus and lists.
_TOP = 40
# What sets a stamp off from the headline on its line.
_BEFORE_IT, _AFTER_IT = frozenset("|•·:–—-([/>»"), frozenset("|•·:–—-)]/>»")
_TRIM = re.compile(r"^[\s|•·:,–—-]+|[\s|•·,–—-]+$")


@dataclass(frozen=True, slots=True)
class Item:
    """One headline of a block: its line, the part of the line that it is, and the stamp that goes with it.

    ``start`` and ``end`` are offsets in the line's text. ``time`` is the number of the line that holds the
    stamp (the same line, the one before or after), or None. Items with the same ``group`` are of one list.
    """

    kind: ItemKind
    line: int
    start: int
    end: int
    stamp: Stamp | None
    time: int | None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """What the lists of a page hold: their headings by line, their items by line."""

    markers: frozenset[int]
    items: dict[int, Item]
    times: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the page before its lists are looked for.

    ``top`` are the lines from the headline to the first paragraph, ``remarks`` those of readers.
    """

    lines: Sequence[Signed]
    story: Sequence[bool]
    headline: int | None
    top: range
    remarks: frozenset[int]


def listed(
    lines: Sequence[Signed], story: Sequence[bool], headline: int | None, first: int | None = None
) -> Listed:
    """Every related or latest headline of the page.

    A heading opens a block, which runs until a paragraph, another heading, or several lines that are neither
    headline nor time. Headlines with times in a row make a block without a heading too. ``first`` is the
    number of the story's first paragraph: between headline and it a time is the story's own.
    """
    near = headline is not None and first is not None and 0 < first - headline <= _TOP
    top = range(headline, first) if near and headline is not None and first is not None else range(0)
    known = _Known(lines, story, headline, top, _remarks(lines, headline, first))
    markers: set[int] = set()
    items: dict[int, Item] = {}
    number = 0
    while number < len(lines):
        sign = lines[number].sign
        if (sign == "related" or sign == "latest") and number not in top:
            block, after = _block(known, number + 1, "related" if sign == "related" else "latest")
            if block:
                markers.add(number)
                items.update((item.line, item) for item in block)
                number = after
                continue
        number += 1
    items.update(_unheaded(known, items))
    if headline is not None:
        label = lines[headline].line.label
        items = {at: item for at, item in items.items() if not _is_own(lines[at], label)}
    times = {item.time for item in items.values() if item.time is not None and item.time != item.line}
    return Listed(frozenset(markers), items, frozenset(times))


def _is_own(one: Signed, headline: str) -> bool:
    """The story's own headline, or a line that holds it ("12 thoughts on …")."""
    return one.line.label == headline or (len(headline) >= 20 and headline in one.line.label)


def _remarks(lines: Sequence[Signed], headline: int | None, first: int | None) -> frozenset[int]:
    """The lines from a heading of readers' remarks, below the story's beginning, to the next list's heading.

    Such a heading may repeat the story's headline with a count ("12 thoughts on …").
    """
    title = lines[headline].line.label if headline is not None else ""
    found: set[int] = set()
    inside = False
    for number, one in enumerate(lines):
        if one.sign in {"related", "latest"}:
            inside = False
        elif first is not None and number > first:
            counted = bool(one.line.digits) and one.line.label != title and _is_own(one, title)
            inside = inside or one.sign == "comments" or counted
        if inside:
            found.add(number)
    return frozenset(found)


def _block(known: _Known, start: int, kind: ItemKind) -> tuple[list[Item], int]:
    """The items under a heading and the number of the line after the last of them."""
    lines = known.lines
    rows: list[int] = []
    at, last, gap = start, start, 0
    while at < len(lines) and gap <= _GAP:
        one = lines[at]
        if one.sign in {"related", "latest"} and rows:
            break
        if at == known.headline or at in known.top:
            break
        if _is_story(lines, known.story, at):
            if not _is_long_teaser(known, rows, at):
                break
        elif one.sign == "time" or is_title(one):
            rows.append(at)
            last, gap = at, 0
        else:
            gap += 1
        at += 1
    items = _items(lines, rows, kind, start)
    return items, (last + 1 if items else start)


def _is_long_teaser(known: _Known, rows: Sequence[int], at: int) -> bool:
    """A paragraph outside the story, under a headline or its time, with the next time right below."""
    if known.story[at] or not rows or rows[-1] < at - 2:
        return False
    return any(one.sign == "time" for one in known.lines[at + 1 : at + 5])


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


def _items(lines: Sequence[Signed], rows: Sequence[int], kind: ItemKind, group: int) -> list[Item]:
    """Each headline with its time: on its line, or on one above or below, whichever the list does."""
    pairs = {headline: time for time, headline in paired(lines, rows).items()}
    inner = {
        at for headline, time in pairs.items() for at in range(min(headline, time) + 1, max(headline, time))
    }
    items: list[Item] = []
    for n, at in enumerate(rows):
        if lines[at].sign == "time" or at in inner or (at not in pairs and _is_teaser(lines, rows, n)):
            continue
        if at in pairs:
            stamp = lines[pairs[at]].stamps[0]
            items.append(Item(kind, at, 0, len(lines[at].line.text), stamp, pairs[at], group))
        else:
            items.append(_within(lines[at], at, kind, group))
    return items


def _is_teaser(lines: Sequence[Signed], rows: Sequence[int], n: int) -> bool:
    """A sentence right under a headline of the list or its time tells more of it and is no headline."""
    line = lines[rows[n]].line
    if n == 0 or not line.ends or line.words < _TEASER_WORDS or line.text.endswith(("?", "!")):
        return False
    above = lines[rows[n - 1]]
    return not above.line.ends and rows[n] - rows[n - 1] == 1


def _within(one: Signed, at: int, kind: ItemKind, group: int) -> Item:
    """The headline of a line whose beginning or end may be a stamp."""
    text = one.line.text
    start, end, stamp = 0, len(text), None
    for candidate in one.stamps:
        full = candidate.value is not None or candidate.clock or candidate.ago is not None
        if not full or not _is_apart(text, candidate):
            continue
        if candidate.span.start <= 2 and candidate.span.end < len(text) // 2:
            start, stamp = candidate.span.end, candidate
        elif candidate.span.end >= len(text) - 2 and candidate.span.start > len(text) // 2:
            end, stamp = candidate.span.start, candidate
    if stamp is None:
        return Item(kind, at, 0, len(text), None, None, group)
    words = text[start:end]
    trimmed = _TRIM.sub("", words)
    start += words.find(trimmed) if trimmed else 0
    return Item(kind, at, start, start + len(trimmed), stamp, at, group)


def _is_apart(text: str, stamp: Stamp) -> bool:
    """Whether a stamp is set off from the headline's words: "summary of 14 October" is one of them."""
    before, after = text[: stamp.span.start], text[stamp.span.end :]
    if not before.strip(" ([") and (stamp.clock or stamp.ago is not None):
        return True
    first = not before.strip(" ([")
    marked = after.lstrip()[:1] in _AFTER_IT if first else before.rstrip()[-1:] in _BEFORE_IT
    glued = any(edge.isalnum() for edge in (before[-1:], after[:1]))
    return glued or marked


def _unheaded(known: _Known, items: dict[int, Item]) -> dict[int, Item]:
    """Runs of headlines and times without a heading, outside the story."""
    lines, story = known.lines, known.story
    found: dict[int, Item] = {}
    run: list[int] = []
    for at in range(len(lines) + 1):
        fits = (
            at < len(lines)
            and at not in items
            and at != known.headline
            and at not in known.top
            and not _is_story(lines, story, at)
        )
        if fits and (
            lines[at].sign == "time" or (is_title(lines[at]) and not (story[at] and lines[at].line.ends))
        ):
            run.append(at)
            continue
        short = at < len(lines) and fits and len(lines[at].line.label) < 25 and not story[at]
        if run and at < len(lines) and at not in items and (short or _is_long_teaser(known, run, at)):
            continue
        found.update(_timed_run(known, run))
        run = []
    return found


def _timed_run(known: _Known, run: list[int]) -> dict[int, Item]:
    if not run:
        return {}
    headline = known.headline
    items = [item for item in _items(known.lines, run, "latest", run[0]) if item.stamp is not None]
    above = headline is not None and any(headline - 2 <= item.line <= headline + 2 for item in items)
    if len(items) < _RUN or above:
        return {}
    least = _LIKE_HEADLINES
    if not known.remarks.isdisjoint(run):
        items = [item for item in items if item.stamp is not None and item.stamp.value is not None]
        least = _AMONG_REMARKS
    if sum(likeness(known.lines[item.line]) for item in items) < least * len(items):
        return {}
    return {item.line: item for item in items}

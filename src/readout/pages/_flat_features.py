"""Features: what the story model looks at in each line of a flattened page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from math import log

from readout.pages._flat_signs import Signed

# Lines with these signs are never the story's paragraphs, whatever their shape.
APART = frozenset(
    {"related", "latest", "advert", "furniture", "section", "code", "time", "inline", "comments"}
)
# The features of a line, in the order of ``features``: its own shape, its surroundings, its place.
NAMES = (
    "always",  # 1
    "size",  # logarithm of its length
    "ends",  # ends like a sentence
    "sentence",  # ends like a sentence, has eight words or more, and is not known furniture
    "quotes",  # holds a quotation mark
    "digits",  # the share of digits, four times
    "repeats",  # stands on the page more than once
    "apart",  # known furniture
    "caption",  # known as a picture's words
    "credit",  # known as a byline or a closing credit
    "item",  # begins with a bullet or a number
    "near",  # how much the two lines beside it look like paragraphs
    "wide",  # how much the eight lines around it do
    "peak",  # the same for 24 lines, as a share of the page's best
    "little",  # the share of menus and other little lines among those eight
    "run",  # paragraphs in an unbroken row, up to six
    "twin",  # the line before or after says the same
    "above",  # at or above the line that the address spells out
    "below",  # below it
    "far",  # logarithm of the lines below it
    "under",  # one of the three lines right under it, with eight words or more
    "over",  # after a heading of other stories that follows a paragraph
    "remarks",  # after the sign of a reader's comment that follows a paragraph
)
ITEM = re.compile(r"(?:[-–—•*·▪►]|\d{1,2}[.)])\s?\S")
# A sign is short: "More on this story", "Gary M on September 17, 2018 at 8:50 pm said:".
_SIGN_WORDS = 14
_QUOTES = frozenset('"“„«「')


def features(lines: Sequence[Signed], anchor: int | None) -> list[tuple[float, ...]]:
    """One row a line, in the order of ``NAMES``. ``anchor`` is the line that the address spells out."""
    prose = [prose_like(one) for one in lines]
    around = _around(lines, prose)
    over = _after(lines, prose, anchor, frozenset({"related", "latest"}))
    remarks = _after(lines, prose, anchor, frozenset({"comments"}))
    return [
        (*_own(one), *around[n], *_place(one, n, anchor), float(over[n]), float(remarks[n]))
        for n, one in enumerate(lines)
    ]


def prose_like(one: Signed) -> float:
    """0 to 1: how much a line alone looks like a paragraph: long, and ending like a sentence."""
    if one.sign in APART:
        return 0.0
    return min(1.0, one.line.size / 160) * (1.0 if one.line.ends else 0.4)


def _own(one: Signed) -> tuple[float, ...]:
    line = one.line
    apart = one.sign in APART
    return (
        1.0,
        log(1 + line.size) / 5,
        float(line.ends),
        float(line.ends and line.words >= 8 and not apart),
        float(not _QUOTES.isdisjoint(line.text[:600])),
        min(1.0, 4 * line.digits),
        float(line.repeats > 1),
        float(apart),
        float(one.sign == "caption"),
        float(one.sign in {"credit", "byline"}),
        float(line.words >= 4 and ITEM.match(line.text) is not None),
    )


def _around(lines: Sequence[Signed], prose: Sequence[float]) -> list[tuple[float, ...]]:
    count = len(lines)
    sums = list(accumulate(prose, initial=0.0))
    littles = list(accumulate((float(one.sign in APART or one.line.size < 30) for one in lines), initial=0.0))
    windows = [sums[min(count, n + 13)] - sums[max(0, n - 12)] for n in range(count)]
    peak = max(windows) or 1.0
    runs = _runs(lines)
    rows: list[tuple[float, ...]] = []
    for n in range(count):
        low, high = max(0, n - 4), min(count, n + 5)
        before = lines[n - 1].line.label if n else None
        after = lines[n + 1].line.label if n + 1 < count else None
        rows.append(
            (
                ((prose[n - 1] if n else 0.0) + (prose[n + 1] if n + 1 < count else 0.0)) / 2,
                (sums[high] - sums[low] - prose[n]) / 8,
                windows[n] / peak,
                (littles[high] - littles[low]) / (high - low),
                runs[n],
                float(lines[n].line.label in (before, after)),
            )
        )
    return rows


def _runs(lines: Sequence[Signed]) -> list[float]:
    """For each line, how many paragraphs stand in a row where it stands, up to six, as a share."""
    result = [0.0] * len(lines)
    start = 0
    for n in range(len(lines) + 1):
        if n < len(lines) and lines[n].line.ends and lines[n].line.size >= 40 and lines[n].sign not in APART:
            continue
        result[start:n] = [min(n - start, 6) / 6] * (n - start)
        start = n + 1
    return result


def _place(one: Signed, n: int, anchor: int | None) -> tuple[float, ...]:
    if anchor is None:
        return (0.0, 0.0, 0.0, 0.0)
    under = 0 < n - anchor <= 3 and one.line.words >= 8 and one.sign == "none"
    return (float(n <= anchor), float(n > anchor), log(1 + max(0, n - anchor)) / 5, float(under))


def _after(
    lines: Sequence[Signed], prose: Sequence[float], anchor: int | None, signs: frozenset[str]
) -> list[bool]:
    """For each line, whether one with these signs stands above it and below a paragraph."""
    result = []
    told, over = 0.0, False
    for n, one in enumerate(lines):
        if anchor is None or n > anchor:
            over = over or (told >= 1.0 and one.sign in signs and one.line.words <= _SIGN_WORDS)
            told += prose[n]
        result.append(over)
    return result

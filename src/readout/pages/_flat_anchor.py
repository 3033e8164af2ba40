"""Anchor: the line of a flattened page that its own address spells out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

from readout.pages._flat_signs import Signed

_TOKEN = re.compile(r"[^\W_]+")
_SITE = re.compile(r"\s[|·•»–—-]\s[^|·•»–—-]{2,40}$")
_MOST_WORDS, _MOST_SIZE = 36, 220.0
# An address that spells out its story shares this much of its words with the headline.
OVERLAP = 0.5
# To say where the story begins, a line must share more: on 4 of 106 pages a line that shares less stood
# inside the story or after it.
_CERTAIN, _NEARLY = 0.64, 0.7
# Paragraphs are looked for in this many lines below; beyond five of them more is no better.
_WINDOW, _LITTLE, _MUCH = 25, 0.5, 5.0


def overlaps(lines: Sequence[Signed], url: str) -> tuple[float, ...]:
    """For each line, 0 to 1: how much of the address's words it holds, and how much of its words they are."""
    slug = _slug(url)
    if not slug:
        return (0.0,) * len(lines)
    return tuple(_overlap(one, slug) for one in lines)


def _overlap(one: Signed, slug: frozenset[str]) -> float:
    line = one.line
    if not 2 <= line.words <= _MOST_WORDS or line.size > _MOST_SIZE:
        return 0.0
    words = set(_tokens(line.text))
    shared = len(words & slug)
    if shared < 2:
        return 0.0
    long = sum(len(word) > 2 for word in words)
    # A tab's title repeats the headline with the site's name; the headline itself stands without it.
    return (
        0.7 * shared / len(slug)
        + 0.3 * min(1.0, shared / max(1, long))
        - 0.08 * bool(_SITE.search(line.text))
    )


def _tokens(words: str) -> list[str]:
    return _TOKEN.findall((words if words.isascii() else anyascii(words)).casefold())


def _slug(url: str) -> frozenset[str]:
    """The words of the longest part of the address's path; empty where it spells nothing out."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return frozenset()
    best: list[str] = []
    for part in path.split("/"):
        words = [word for word in _tokens(part) if len(word) > 2 and not any(map(str.isdigit, word))]
        best = words if len(words) > len(best) else best
    return frozenset(best) if len(best) >= 3 else frozenset()


def anchor(overlap: Sequence[float], prose: Sequence[float]) -> int | None:
    """The line under which the story begins: of those the address spells out, the one most is told under.

    ``prose`` says how much each line looks like a paragraph. A page's first line is its tab's title rather
    than its headline, so it anchors nothing.
    """
    top = max(overlap, default=0.0)
    if top < _CERTAIN:
        return None
    best, found = _LITTLE, None
    for number, value in enumerate(overlap):
        if number == 0 or value < _NEARLY * top:
            continue
        below = min(sum(prose[number + 1 : number + 1 + _WINDOW]), _MUCH)
        # The headline stands above its repeats, so a later line has to be clearly better.
        if below > best + (_LITTLE if found is not None else 0.0):
            best, found = below, number
    return found

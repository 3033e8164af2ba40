"""Top: the headline of a flattened page, and what stands between it and the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

from readout.pages._flat_signs import Signed

_TOKEN = re.compile(r"[^\W_]+")
_SITE = re.compile(r"\s[|·•»–—-]\s[^|·•»–—-]{2,40}$")
# A headline's length in words and code points: the shortest and longest of 500 we looked at, with room.
_FEWEST, _MOST, _SIZE = 3, 40, 320.0
# An address that spells out its story shares this much of its words with the headline.
_OVERLAP = 0.5
_SIGNS = frozenset({"none", "inline", "furniture", "caption"})
# How far above the first paragraph a headline is looked for, in lines, where the address does not tell.
_REACH = 14


def headline(lines: Sequence[Signed], story: Sequence[bool], url: str) -> int | None:
    """The number of the headline's line, or None where the page shows none.

    The line that the address spells out is taken wherever it stands above the story's end; otherwise the last
    line above the first paragraph that is shaped like a headline.
    """
    first = first_paragraph(lines, story)
    last_story = max((n for n, inside in enumerate(story) if inside), default=len(lines) - 1)
    named = _by_address(lines[: last_story + 1], url, first)
    if named is not None:
        return named
    return _by_shape(lines, first) if first is not None else _alone(lines)


def first_paragraph(lines: Sequence[Signed], story: Sequence[bool]) -> int | None:
    """The number of the story's first line that is a paragraph; None where there is none."""
    for number, (one, inside) in enumerate(zip(lines, story, strict=True)):
        line = one.line
        long = line.ends and line.words >= 8 and line.size >= 60
        if (
            inside
            and one.sign in {"none", "credit"}
            and (long or line.size >= _SIZE or _wrapped(lines, number))
        ):
            return number
    return next((n for n, inside in enumerate(story) if inside and lines[n].line.ends), None)


def _wrapped(lines: Sequence[Signed], number: int) -> bool:
    """A line that goes on in the next, which begins with a small letter."""
    after = lines[number + 1].line.text if number + 1 < len(lines) else ""
    return lines[number].line.size >= 40 and after[:1].islower() and lines[number].sign == "none"


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


def _by_address(lines: Sequence[Signed], url: str, first: int | None) -> int | None:
    slug = _slug(url)
    if not slug:
        return None
    best, number = 0.0, None
    for at, one in enumerate(lines):
        if one.sign not in _SIGNS or not 2 <= one.line.words <= _MOST or one.line.size > _SIZE:
            continue
        words = set(_tokens(one.line.text))
        shared = len(words & slug)
        overlap = shared / len(slug) * 0.7 + shared / max(1, len([w for w in words if len(w) > 2])) * 0.3
        # The tab's title repeats the headline with the site's name; the headline itself stands without it.
        overlap -= 0.08 if _SITE.search(one.line.text) else 0.0
        overlap -= 0.1 if first is not None and at > first else 0.0
        if shared >= 2 and overlap > best + 1e-9:
            best, number = overlap, at
    return number if best >= _OVERLAP else None


def _by_shape(lines: Sequence[Signed], first: int) -> int | None:
    """The line above the first paragraph that is most like a headline: long, no sentence, printed twice."""
    best, number = 0.0, None
    for at in range(max(0, first - _REACH), first):
        one = lines[at]
        line = one.line
        if one.sign != "none" or not _FEWEST <= line.words <= _MOST or line.size > _SIZE or line.address:
            continue
        score = (
            min(line.size, 90.0) / 90 + 0.3 * (line.repeats > 1) - 0.5 * line.ends * (not _asks(line.text))
        )
        score += 0.1 * (line.words >= 5) - 0.4 * (line.text[:1] in "*•–—-" or line.text[:1].islower())
        # Of two that fit, the upper is the headline and the lower its summary.
        if score > best + 0.35 or (number is None and score > 0.2):
            best, number = score, at
    return number


def _asks(words: str) -> bool:
    return words.rstrip("\"'”’»").endswith(("?", "!"))


def _alone(lines: Sequence[Signed]) -> int | None:
    """On a page without any paragraph: its first line, if shaped like a headline and no sentence."""
    for number, one in enumerate(lines[:3]):
        line = one.line
        if one.sign == "none" and _FEWEST <= line.words <= _MOST and not line.ends and len(lines) > 1:
            return number
    return None

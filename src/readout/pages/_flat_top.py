"""Top: the headline of a flattened page, and what stands between it and the story."""

from __future__ import annotations

from collections.abc import Sequence

from readout.pages._flat_anchor import OVERLAP
from readout.pages._flat_signs import Signed

# A headline's length in words and code points, set by hand with room on both sides.
_FEWEST, _MOST, _SIZE = 3, 40, 320.0
# A headline this long is as good as a longer one; a sentence longer than the next is a paragraph.
_FULL, _SENTENCE = 60.0, 110.0
_SIGNS = frozenset({"none", "inline", "furniture", "caption"})
# How far above the first paragraph a headline is looked for, in lines, where the address does not tell.
_REACH = 14
# A line that shares some words with the address may stand further above; what it shares counts so much. Set
# by hand on 55 flattened pages with known titles: 4 more are read right, none less.
_FAR, _TOLD, _SPELT = 25, 0.2, 1.5


def headline(lines: Sequence[Signed], story: Sequence[bool], overlap: Sequence[float]) -> int | None:
    """The number of the headline's line, or None where the page shows none.

    The line that the address spells out is taken wherever it stands above the story's end; otherwise the last
    line above the first paragraph that is shaped like a headline. ``overlap`` says how much each line is
    spelt out by the address.
    """
    first = first_paragraph(lines, story)
    last_story = max((n for n, inside in enumerate(story) if inside), default=len(lines) - 1)
    named = _by_address(lines[: last_story + 1], overlap, first)
    if named is not None:
        return named
    return _by_shape(lines, first, overlap) if first is not None else _alone(lines)


def first_paragraph(
    lines: Sequence[Signed], story: Sequence[bool], headline: int | None = None
) -> int | None:
    """The number of the story's first paragraph below the headline; None where there is none."""
    for number, (one, inside) in enumerate(zip(lines, story, strict=True)):
        line = one.line
        if headline is not None and number <= headline:
            continue
        long = line.ends and line.words >= 8 and line.size >= 60
        if (
            inside
            and one.sign in {"none", "credit"}
            and (long or line.size >= _SIZE or _wrapped(lines, number))
        ):
            return number
    rest = range(0 if headline is None else headline + 1, len(lines))
    return next((n for n in rest if story[n] and lines[n].line.ends), None)


def _wrapped(lines: Sequence[Signed], number: int) -> bool:
    """A line that goes on in the next, which begins with a small letter."""
    after = lines[number + 1] if number + 1 < len(lines) else None
    # A byline begins with a small letter too.
    goes_on = after is not None and after.sign == "none" and after.line.text[:1].islower()
    return goes_on and lines[number].line.size >= 40 and lines[number].sign == "none"


def _by_address(lines: Sequence[Signed], overlap: Sequence[float], first: int | None) -> int | None:
    best, number = 0.0, None
    for at, one in enumerate(lines):
        late = first is not None and at > first
        if one.sign not in _SIGNS or _is_paragraph(one, late) or one.line.text.endswith(","):
            continue
        # A caption or a lead repeats the headline's words with a day; what is said first is the headline.
        value = overlap[at] - 0.1 * late - 0.15 * bool(one.stamps) - 0.1 * one.line.ends
        bare = number is not None and value >= best and _holds(lines[number], one)
        if value > best + 0.05 or bare:
            best, number = value, at
    return number if best >= OVERLAP else None


def _is_paragraph(one: Signed, late: bool) -> bool:
    """A sentence too long for a headline, or any sentence where paragraphs have begun."""
    line = one.line
    stops = line.ends or line.text.endswith((":", ";", ","))
    return stops and not _asks(line.text) and (late or line.size > _SENTENCE)


def _holds(above: Signed, one: Signed) -> bool:
    """Whether the line above is this one with more: the path that leads to the page, a number, the site."""
    whole, part = above.line.label, one.line.label
    return len(part) < len(whole) and part in whole and len(part) >= 0.6 * len(whole)


def _by_shape(lines: Sequence[Signed], first: int, overlap: Sequence[float]) -> int | None:
    """The line above the first paragraph that is most like a headline: long, no sentence, printed twice.

    What the address tells of it counts too, though it does not decide alone.
    """
    best, number = 0.0, None
    for at in range(max(0, first - _FAR), first):
        one = lines[at]
        line = one.line
        if one.sign != "none" or not _FEWEST <= line.words <= _MOST or line.size > _SIZE or line.address:
            continue
        told = overlap[at] if overlap[at] >= _TOLD else 0.0
        if not told and at < first - _REACH:
            continue
        score = min(line.size, _FULL) / _FULL + 0.3 * (line.repeats > 1) + 0.1 * (line.words >= 5)
        score -= 0.5 * (line.ends and not _asks(line.text)) + 0.4 * bool(one.stamps)
        score -= 0.4 * (line.text[:1] in "*•–—-" or line.text[:1].islower())
        score += _SPELT * told * (0.5 if line.ends else 1.0) - 0.5 * (line.text[-1:] in ",:;")
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

"""Dateline: the place, day and agency that open a story ("WASHINGTON, Aug 10 (Reuters) -")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.record import Block, Found, Span

_NAME = r"[^\W\d_][\w.'’-]*"
_PLACE = rf"(?P<place>{_NAME}(?:[ /-]{_NAME}){{0,4}})"
_WHERE = rf"(?:, {_NAME}(?: {_NAME}){{0,2}})?"
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)? [^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?"
)
_AGENCY = r"(?:\([^()]{2,40}\)|/[A-Z][\w-]{2,30}/|[A-Z][A-Z-]{3,25})"
_END = r"(?=\s?[-–—―]{1,2}(?:\s|[^\W\d_])|\s?:\s|\.\s)"
# A place in capitals needs only the dash; in small letters also a day, or an agency and a dash, or any name
# would do.
_WITH_DAY = re.compile(rf"(?P<d>{_PLACE}{_WHERE}[.,]? {_DAY}[.,]? ?(?:{_AGENCY})?\.?){_END}")
_WITH_AGENCY = re.compile(rf"(?P<d>{_PLACE}{_WHERE},? \([^()]{{2,40}}\))(?=\s?[-–—―:])")
_BARE = re.compile(rf"(?P<d>{_PLACE}{_WHERE})(?=\s?[-–—―]{{1,2}}\s?[^\W\d_])")
_WHOLE_LINE = re.compile(rf"(?P<d>{_PLACE}{_WHERE}(?:[.,]? {_DAY})?)\.?$")
_MOST_WORDS = {True: 5, False: 3}
_LOOK = 160
# How many of the first story blocks can hold it: a summary or caption may stand before.
_FIRST = 4
_LINE = 60


def dateline(text: str, blocks: Sequence[Block], names: frozenset[str] = frozenset()) -> Found[str] | None:
    """The dateline as printed, without the dash after it; None where the story has none.

    Looked for at the beginning of the first body blocks, and on a line of its own above them. ``names`` are
    case-folded names of agencies, which stand alone in capitals too and are no places.
    """
    tried, told = 0, False
    for block in blocks:
        alone = block.kind == "byline" and not told and block.span.of(text).casefold() not in names
        if alone and (found := whole_line(text, block.span)) is not None:
            return found
        if block.kind not in {"body", "summary"}:
            continue
        tried += 1
        told = told or block.kind == "body"
        if tried > _FIRST:
            break
        if found := opening(text, block.span):
            return found
    return None


def opening(text: str, span: Span) -> Found[str] | None:
    """The dateline that the words of ``span`` open with."""
    head = text[span.start : min(span.end, span.start + _LOOK)]
    for shape, capitals in ((_WITH_DAY, False), (_WITH_AGENCY, False), (_BARE, True)):
        match = shape.match(head)
        if match is not None and _is_place(match["place"], capitals):
            return _found(match, span.start, 0.9)
    return None


def whole_line(text: str, span: Span) -> Found[str] | None:
    """A line that is nothing but a place in capitals, with or without a day."""
    match = _WHOLE_LINE.match(span.of(text)) if len(span) <= _LINE else None
    return _found(match, span.start, 0.7) if match is not None and _is_place(match["place"], True) else None


def _found(match: re.Match[str], start: int, confidence: float) -> Found[str]:
    words = match["d"].rstrip(" .,")
    return Found(words, (Span(start, start + len(words)),), confidence)


def _is_place(place: str, capitals: bool) -> bool:
    """Few words, each beginning with a capital; all in capitals where nothing else shows a dateline."""
    words = place.replace("/", " ").split()
    if any(map(str.isdigit, place)):
        return False
    if sum(map(str.isalpha, place)) < 4 or len(words) > _MOST_WORDS[place.isupper()]:
        return False
    return place.isupper() if capitals else all(word[0].isupper() for word in words)

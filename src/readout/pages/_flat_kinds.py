"""Kinds: what each line of a flattened page is, once story, headline and lists are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.pages._flat_dateline import opening, whole_line
from readout.pages._flat_items import Listed
from readout.pages._flat_signs import Signed
from readout.record import BlockKind, Span

_PLAIN: dict[str, BlockKind] = {
    "advert": "advert",
    "time": "time",
    "byline": "byline",
    "credit": "byline",
    "caption": "caption",
}
_BULLETS = ("* ", "• ", "- ", "– ", "— ", "▪ ", "· ", "*")
_POST = re.compile(r"pic\.twitter\.com/|\(@\w{2,20}\)|^—\s.{2,60}\b(?:19|20)\d\d$|https?://t\.co/|^@\w+\b")
# A heading inside a story is short and no sentence; set by hand.
_HEADING_WORDS, _HEADING_SIZE = 14, 110.0
# Wire copy is wrapped at 60 to 90 letters; a line shorter than the first ends its paragraph.
_WRAPPED, _WIDEST = 38.0, 100.0
# A picture's words stand this near to the headline where they stand outside the story's stretch.
_NEAR = 6
# A line that names an author in a few words stands by the headline.
_BYLINE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of the page's lines before each gets its kind.

    ``first`` is the story's first paragraph, ``own_times`` its own time lines, ``wrapped`` says that its
    paragraphs are broken into lines of a fixed width, ``agencies`` are the case-folded names of outlets,
    which stand alone as credits.
    """

    lines: Sequence[Signed]
    story: Sequence[bool]
    headline: int | None
    first: int | None
    listed: Listed
    own_times: frozenset[int]
    wrapped: bool
    agencies: frozenset[str]


def kinds(page: Page) -> tuple[BlockKind, ...]:
    """The kind of each line, in order."""
    found = [_kind(page, number) for number in range(len(page.lines))]
    for number in _posts(page, found):
        found[number] = "post"
    for number in _summaries(page, found):
        found[number] = "summary"
    return tuple(found)


def _kind(page: Page, number: int) -> BlockKind:
    one = page.lines[number]
    if number == page.headline:
        return "headline"
    if number in page.listed.markers:
        return "marker"
    if number in page.listed.items:
        return page.listed.items[number].kind
    if number in page.listed.times:
        return "stamp"
    if page.headline is not None and one.line.label == page.lines[page.headline].line.label:
        return "furniture"
    if one.sign == "time":
        return "time" if number in page.own_times else "furniture"
    if one.sign == "inline":
        return "related"
    if not page.story[number]:
        return _outside(page, number)
    return _inside(page, number)


def _outside(page: Page, number: int) -> BlockKind:
    """Furniture, but for what stands by the headline or says itself what it is."""
    one = page.lines[number]
    near = page.headline is not None and page.first is not None and page.headline < number < page.first
    if one.sign == "advert":
        return "advert"
    if one.sign == "caption" and page.headline is not None and abs(number - page.headline) <= _NEAR:
        return "caption"
    if one.sign == "byline" and near:
        return "byline"
    if near and one.sign == "none":
        return _by_headline(page, number)
    return "furniture"


def _by_headline(page: Page, number: int) -> BlockKind:
    """A line between headline and story, outside the story's stretch: a byline or a summary."""
    one = page.lines[number]
    line = one.line
    if line.label in page.agencies or (whole_line(line.text, _all(line.text)) and line.words <= 3):
        return "byline"
    return "summary" if line.words >= 8 and number == (page.headline or 0) + 1 else "furniture"


def _inside(page: Page, number: int) -> BlockKind:
    one = page.lines[number]
    line = one.line
    if one.sign in _PLAIN:
        return _PLAIN[one.sign]
    if one.sign in {"furniture", "section", "code", "related", "latest", "comments"}:
        return "furniture"
    above = page.first is not None and number < page.first
    if line.label in page.agencies or _is_dateline(page, number):
        return "byline"
    if above and _is_head_matter(page, number):
        return "byline" if whole_line(line.text, _all(line.text)) else _above(page, number)
    if _is_scrap(page, number):
        return "furniture"
    return "subheading" if not above and _is_heading(page, number) else "body"


def _is_scrap(page: Page, number: int) -> bool:
    """Marks alone, an address, a tag in small letters, or a long run of letters and digits."""
    line = page.lines[number].line
    if not any(map(str.isalnum, line.text)) or (line.address and line.words <= 3):
        return True
    if line.words == 1 and line.digits > 0.3 and line.size > 12:
        return True
    tag = line.words <= 2 and line.text[:1].islower() and not line.ends and line.size < 25
    return tag and not page.wrapped


def _is_head_matter(page: Page, number: int) -> bool:
    """Above the first paragraph and no sentence."""
    line = page.lines[number].line
    return not (line.ends and line.words >= 8) and not line.text[:1].islower()


def _above(page: Page, number: int) -> BlockKind:
    """Above the first paragraph: over the headline stands furniture, under it a name."""
    line = page.lines[number].line
    if page.headline is None or number < page.headline:
        return "furniture" if line.words <= _BYLINE_WORDS or page.headline is not None else "body"
    if line.text.startswith(_BULLETS) and line.words >= 3:
        return "body"
    return "subheading" if line.words <= _BYLINE_WORDS else "body"


def _is_heading(page: Page, number: int) -> bool:
    """Short, no sentence, no list item, and followed by a paragraph."""
    line = page.lines[number].line
    if page.wrapped and line.size > _WRAPPED:
        return False
    if (
        line.ends
        or line.words > _HEADING_WORDS
        or line.size > _HEADING_SIZE
        or line.text.startswith(_BULLETS)
    ):
        return False
    if line.text[:1].islower() or line.text[-1:] in ",;-–—":
        return False
    for after in range(number + 1, min(number + 3, len(page.lines))):
        following = page.lines[after].line
        if page.story[after] and page.lines[after].sign == "none" and following.size > 40:
            return not following.text[:1].islower()
    return False


def _posts(page: Page, found: Sequence[BlockKind]) -> set[int]:
    """Embedded posts: the line that carries an account or a picture's address, and the words above it."""
    numbers: set[int] = set()
    for number, one in enumerate(page.lines):
        if not page.story[number] or not _POST.search(one.line.text) or one.line.size > 400:
            continue
        if found[number] in {"body", "furniture", "subheading"}:
            numbers.add(number)
            signature = one.line.text.startswith(("—", "– ", "@")) or "(@" in one.line.text
            if signature and number and found[number - 1] == "body" and one.line.words <= 12:
                numbers.add(number - 1)
    return numbers


def _summaries(page: Page, found: Sequence[BlockKind]) -> set[int]:
    """The lines under the headline that stand apart from the body: bullets, or a line above a byline."""
    if page.headline is None:
        return set()
    numbers: set[int] = set()
    at = page.headline + 1
    while at < len(found) and at <= page.headline + 8:
        line = page.lines[at].line
        if found[at] in {"furniture", "time", "byline", "advert", "caption"}:
            at += 1
            continue
        if found[at] != "body" or not any(kind == "body" for kind in found[at + 1 :]):
            break
        if opening(line.text, _all(line.text)) or not _apart(page, found, at):
            break
        if line.text.startswith(_BULLETS) or not numbers:
            numbers.add(at)
        else:
            break
        at += 1
    return numbers


def _apart(page: Page, found: Sequence[BlockKind], at: int) -> bool:
    """A bullet, a line that is no sentence, or one that byline, time or caption part from the body."""
    line = page.lines[at].line
    if line.text.startswith(_BULLETS) or (not line.ends and 5 <= line.words <= 40 and not page.wrapped):
        return True
    after = at + 1
    parted = False
    while after < len(found) and found[after] in {"time", "byline", "caption", "furniture"}:
        parted = parted or found[after] in {"time", "byline"}
        after += 1
    return parted and after < len(found) and found[after] == "body" and line.size < 400


def is_wrapped(lines: Sequence[Signed], story: Sequence[bool]) -> bool:
    """Whether the story's paragraphs are broken into lines of a fixed width, most of them in mid-sentence."""
    told = [one.line for one, inside in zip(lines, story, strict=True) if inside and one.sign == "none"]
    full = [line for line in told if line.size > _WRAPPED]
    if len(full) < 4 or max(line.size for line in full) > _WIDEST:
        return False
    return sum(not line.ends for line in full) * 2 >= len(full)


def _is_dateline(page: Page, number: int) -> bool:
    """A place in capitals on a line of its own, at most three lines under the headline."""
    line = page.lines[number].line
    under = page.headline is not None and 0 < number - page.headline <= 3
    return under and line.words <= 4 and whole_line(line.text, _all(line.text)) is not None


def _all(words: str) -> Span:
    return Span(0, len(words))

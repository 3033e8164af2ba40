"""What each line of a page is: the story's own words, what hangs on them, or furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from lxml.html import HtmlElement

from readout.knowledge import Language
from readout.pages._flat_dateline import whole_line
from readout.pages._html_lines import Line
from readout.pages._html_zones import Zone
from readout.pages._stamps import Stamp
from readout.record import BlockKind, Span

# A line belongs to the story where the main-text reader took at least half of its letters.
_TAKEN = 0.5
# A line nearly all of which is one link, inside a story, points to another story.
_LINKED = 0.9
_NOISE = re.compile(r"[\W_]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MAX_HEADING = 200
# A headline of fewer letters than this is a section's name or a button.
_SHORTEST_HEADLINE = 25
# "Read also:" and its like are shorter than this.
_LONGEST_LABEL = 40
# How many lines above the heading and below the last paragraph may belong to the story: kicker and byline
# above, credits and dates below.
_ABOVE, _BELOW = 8, 8
# Above its headline a story has at most a paragraph, no menu entries: those are shorter than this.
_LEAST_ABOVE = 60
# An element that holds this many paragraphs of the story holds the story.
_SIBLINGS = 3
# A story lies in a few such elements; where there are more, each holds a note or a comment.
_MOST_HOMES = 20
# The shortest paragraph that is taken back into the story.
_PROSE = 40
_STRANGE = (
    Zone.NAV
    | Zone.FOOTER
    | Zone.FORM
    | Zone.COMMENTS
    | Zone.RELATED
    | Zone.ASIDE
    | Zone.ADVERT
    | Zone.CAPTION
)
# A table's cell with the headline and this part of the story holds all of it.
_CELL = 0.7
# A line between headline and date is a credit ("From our correspondent") up to this many letters.
_CREDIT = 60
# An article element with this much text is a story; with less it is a card that holds the headline.
_ONE_STORY = 400
_MAX_BYLINE = 160
_MAX_SUMMARY = 700


@dataclass(frozen=True, slots=True)
class Context:
    """What the kinds of lines are decided by, beside the lines themselves."""

    covered: list[float]
    heading: int | None
    language: Language | None
    stamps: Callable[[str], tuple[Stamp, ...]]


def kinds(lines: list[Line], context: Context) -> list[BlockKind]:
    """The kind of each line, timed lists left out: they are furniture here."""
    inside = _inside(lines, context)
    taken = [number for number, own in enumerate(inside) if own and number != context.heading]
    first, last = (taken[0], taken[-1]) if taken else (len(lines), -1)
    near = range(
        min(first, context.heading if context.heading is not None else first) - _ABOVE, last + _BELOW
    )
    found: list[BlockKind] = []
    for number, line in enumerate(lines):
        if number == context.heading:
            found.append("headline")
        elif inside[number]:
            found.append(_own(line, lines, context))
        else:
            found.append(_around(line, first <= number <= last, number in near, context))
    _rescue(lines, found)
    _summaries(lines, found, context.heading)
    _credits(lines, found, context.heading)
    return found


def _credits(lines: list[Line], found: list[BlockKind], heading: int | None) -> None:
    """Short lines without a full stop between the headline and its date say who wrote the story."""
    if heading is None:
        return
    time = next((n for n in range(heading + 1, min(len(found), heading + 4)) if found[n] == "time"), heading)
    for number in range(heading + 1, time):
        text = lines[number].text
        if found[number] == "body" and len(text) <= _CREDIT and text[-1] not in ".!?…:":
            found[number] = "byline"


def _rescue(lines: list[Line], found: list[BlockKind]) -> None:
    """Headings and paragraphs that the main-text reader lost beside others of the story."""
    counts = Counter(
        line.block.getparent() for line, kind in zip(lines, found, strict=True) if kind == "body"
    )
    homes = {parent for parent, count in counts.items() if count >= _SIBLINGS and parent is not None}
    twins = {twin for home in homes for twin in _twins(home)} if len(homes) <= _MOST_HOMES else set()
    told = [number for number, kind in enumerate(found) if kind in ("body", "subheading", "quotation")]
    if not told:
        return
    for number in range(told[0], len(lines)):
        line = lines[number]
        if found[number] != "furniture" or line.zone & _STRANGE or line.linked > 0.3 * len(line.text):
            continue
        inside = number < told[-1]
        if line.block.tag == "p" and len(line.text) >= _PROSE:
            parent = line.block.getparent()
            if (inside and parent in homes) or parent in twins:
                found[number] = "body"
        elif line.block.tag in _HEADINGS and inside and found[number + 1] in ("body", "quotation"):
            found[number] = "subheading" if len(line.text) <= _MAX_HEADING else "furniture"


def _twins(home: HtmlElement) -> list[HtmlElement]:
    """Elements made like the one that holds the story, a step or two aside: pages cut stories into chunks."""
    name, parent = home.get("class"), home.getparent()
    if not name or parent is None:
        return []
    near = [*parent, *(cousin for aunt in parent.itersiblings() if aunt.tag == parent.tag for cousin in aunt)]
    return [one for one in near if one.tag == home.tag and one.get("class") == name and one is not home]


def _inside(lines: list[Line], context: Context) -> list[bool]:
    """Which lines are the story's: those the main-text reader took, in the headline's own article element.

    Pages that load the next story below this one hold several article elements.
    """
    inside = [share >= _TAKEN for share in context.covered]
    if context.heading is None:
        return inside
    for number in range(context.heading):
        inside[number] = inside[number] and len(lines[number].text) >= _LEAST_ABOVE
    inside[context.heading] = True
    _leave_cells(lines, inside, context.heading)
    home = _article(lines[context.heading].block)
    if home is None:
        return inside
    homes = {number: _article(lines[number].block) for number, own in enumerate(inside) if own}
    at_home = sum(len(lines[number].text) for number, one in homes.items() if one is home)
    if at_home < _ONE_STORY:
        return inside
    for number, one in homes.items():
        if one is not None and one is not home and home not in one.iterancestors("article"):
            inside[number] = False
    return inside


def _leave_cells(lines: list[Line], inside: list[bool], heading: int) -> None:
    """Take the other cells of a page built as a table out of the story that its headline's cell holds."""
    block = lines[heading].block
    home = block if block.tag == "td" else next(block.iterancestors("td"), None)
    if home is None:
        return
    own = [line.block is home or home in line.block.iterancestors("td") for line in lines]
    letters = [len(line.text) * inside[number] for number, line in enumerate(lines)]
    held = sum(count for count, one in zip(letters, own, strict=True) if one)
    if held - len(lines[heading].text) >= _PROSE and held >= _CELL * sum(letters):
        for number, one in enumerate(own):
            inside[number] = inside[number] and one


def _article(element: HtmlElement) -> HtmlElement | None:
    return element if element.tag == "article" else next(element.iterancestors("article"), None)


def _own(line: Line, lines: list[Line], context: Context) -> BlockKind:
    """The kind of a line that the main-text reader took."""
    if context.heading is not None and _same(line.text, lines[context.heading].text):
        return "furniture"
    if small := _small(line, context):
        return small
    if line.zone & Zone.POST:
        return "post"
    if _pointer(line):
        return "related"
    tag = line.block.tag
    if tag in _HEADINGS and len(line.text) <= _MAX_HEADING:
        return "subheading"
    if line.zone & Zone.CAPTION and tag != "p":
        return "caption"
    if line.zone & Zone.QUOTE:
        return "quotation"
    return "body"


def _around(line: Line, between: bool, near: bool, context: Context) -> BlockKind:
    """The kind of a line that it left out."""
    small = _small(line, context) if near or line.zone & Zone.ADVERT else None
    if small and (near or small == "advert"):
        return small
    if not between or line.zone & (Zone.NAV | Zone.RELATED | Zone.FOOTER):
        return "furniture"
    if line.zone & Zone.POST:
        return "post"
    return "caption" if line.zone & Zone.CAPTION else "furniture"


def _pointer(line: Line) -> bool:
    """A line that is one link to another story: its headline, alone or after "Read also:"."""
    if len(line.links) != 1 or len(line.text) < _SHORTEST_HEADLINE:
        return False
    start, end, _ = line.links[0]
    if end - start >= _LINKED * len(line.text):
        return True
    named = line.text[:start].rstrip().endswith(":") and start <= _LONGEST_LABEL and end == len(line.text)
    return named and end - start >= _SHORTEST_HEADLINE and " " in line.text[start:end]


def _small(line: Line, context: Context) -> BlockKind | None:
    """Lines that are known by their few words: advertising marks, bylines, times, "Read also"."""
    text = line.text
    folded = text.casefold().strip(" :.-–—|[]()*")
    words = context.language.furniture if context.language else None
    if words and folded in words.advert:
        return "advert"
    if line.zone & Zone.ADVERT and len(text) < _MAX_HEADING:
        return "advert"
    if words and line.linked > 0.7 * len(text) and len(text) < _MAX_HEADING and _opens(folded, words.inline):
        return "related"
    if len(text) <= _MAX_BYLINE:
        if line.zone & Zone.BYLINE or (words and words.bylines and _opens(folded, words.bylines)):
            return "byline"
        if whole_line(text, Span(0, len(text))) and context.stamps(text):
            return "byline"  # a ministry's "VIENNA, 25 January 2022"
        if _is_time(line, context):
            return "time"
    return None


def _opens(folded: str, openings: tuple[str, ...]) -> bool:
    return any(folded.startswith(f"{opening} ") or folded == opening for opening in openings)


def _is_time(line: Line, context: Context) -> bool:
    if line.zone & (Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.COMMENTS):
        return False
    if line.times and sum(end - start for start, end, _ in line.times) * 2 > len(line.text):
        return True
    if len(line.text) > 100:
        return False
    found = context.stamps(line.text)
    return bool(found) and sum(len(stamp.span) for stamp in found) + 25 > len(line.text)


def _summaries(lines: list[Line], found: list[BlockKind], heading: int | None) -> None:
    """The standfirst: a paragraph so named, or set as a heading, between headline and first paragraph."""
    if heading is None:
        return
    seen: set[str] = set()
    for number in range(heading + 1, min(len(lines), heading + 15)):
        line, kind = lines[number], found[number]
        if kind == "body" and not line.zone & Zone.SUMMARY:
            return
        if not _is_summary(line, kind) or (seen and kind == "furniture"):
            continue
        found[number] = "furniture" if line.text in seen else "summary"
        seen.add(line.text)


def _is_summary(line: Line, kind: BlockKind) -> bool:
    if kind not in ("body", "subheading", "furniture") or not 40 <= len(line.text) <= _MAX_SUMMARY:
        return False
    if line.zone & (Zone.RELATED | Zone.NAV | Zone.CAPTION) or line.linked > _LINKED * len(line.text):
        return False
    if "©" in line.text or next(line.block.iterancestors("figure"), None) is not None:
        return False
    return bool(line.zone & Zone.SUMMARY) or (kind == "subheading" and line.text.count(" ") >= 7)


def _same(left: str, right: str) -> bool:
    if not 0.5 * len(right) <= len(left) <= 2 * len(right):
        return False
    return _NOISE.sub("", left).lower() == _NOISE.sub("", right).lower()

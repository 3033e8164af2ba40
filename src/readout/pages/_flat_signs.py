"""Signs: what the words of a language pack say that a line is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from readout.knowledge import Language
from readout.pages._flat_lines import Line
from readout.pages._stamps import Stamp, stamps

Sign = Literal[
    "related",  # heads a block of related stories
    "latest",  # heads a block of newest or most read stories
    "inline",  # a link to another story inside this one
    "advert",
    "byline",
    "credit",  # the note that ends a story: who reported, from which agency
    "caption",
    "time",  # nothing but a date or time, with or without "Published"
    "comments",  # heads what readers wrote, or leads to it
    "furniture",  # known words of menus, buttons, notices
    "section",  # the name of a department
    "code",
    "none",
]

# Lines longer than this are text even if they open with a notice's words.
_NOTICE = 600
_PHRASE = 400
# Words that a line begins or ends with are no longer than this.
_EDGE = 60
_STAMP_LINE = 140
_COUNT = " ()[]0123456789"
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# "… © Somebody / Agency" at a line's end: a picture's words, unless it is the site's own with its year.
_COPYRIGHT = re.compile(r"\S.*©\s?(?!\D{0,20}\d{4})[^©]{2,60}$")
_PUBLIC = re.compile(r"^(?:@\w+|#\w+(?:\s+#\w+)*|[\W\d_]+)$")


class Signed(NamedTuple):
    """A line with its sign, and its stamps where it is short enough to be furniture's or a heading's."""

    line: Line
    sign: Sign
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class _Notices:
    """Numbers of the lines that hold a notice's phrase, and of those that hold a picture's."""

    phrases: frozenset[int]
    pictures: frozenset[int]


def signed(
    text: str, lines: Sequence[Line], language: Language | None, day_first: bool | None
) -> tuple[Signed, ...]:
    """Every line with the sign that its words give it; ``none`` where the pack does not know it."""
    notices = _notices(text, lines, language)
    found = []
    for number, line in enumerate(lines):
        times = _times(line, language, day_first)
        found.append(Signed(line, _sign(line, times, language, notices, number), times))
    return tuple(found)


def _times(line: Line, language: Language | None, day_first: bool | None) -> tuple[Stamp, ...]:
    if line.size > _STAMP_LINE * 2:
        return ()
    # Without a digit only "an hour ago" and "yesterday" are times.
    if not line.digits and (line.size > 40 or not _is_spelt(line.label, language)):
        return ()
    return stamps(line.text, language, day_first)


def _is_spelt(label: str, language: Language | None) -> bool:
    furniture = language.furniture if language is not None else None
    if furniture is None:
        return False
    ago = label.endswith(furniture.ago_after) or label.startswith(furniture.ago_before)
    return ago or label in _day_words(language)


@cache
def _day_words(language: Language | None) -> frozenset[str]:
    furniture = language.furniture if language is not None else None
    return frozenset(word for word, _ in furniture.days) if furniture is not None else frozenset()


def _sign(
    line: Line, times: tuple[Stamp, ...], language: Language | None, notices: _Notices, number: int
) -> Sign:
    if line.code:
        return "code"
    if times and _is_time(line, times, language):
        return "time"
    if _PUBLIC.match(line.text):
        return "furniture"
    if "©" in line.text and line.size <= _PHRASE and _COPYRIGHT.search(line.text):
        return "caption"
    if times and _heads_comment(line):
        return "comments"
    if language is None or language.furniture is None:
        return "furniture" if line.address and line.words <= 3 else "none"
    return _by_words(line, language, notices, number)


# "February 10, 2025 - Ottawa, Ontario - Global Affairs Canada": behind the day stand place and issuer.
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:of |and |for |the |de |du |des |la )*[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,4}"
_ISSUED = re.compile(rf"\s*[-–—|•]\s*{_CAPITALS}(?:, {_CAPITALS})?\s+[-–—|•]\s+{_CAPITALS}\s*$")


def _heads_comment(line: Line) -> bool:
    """ "Gary M on September 17, 2018 at 8:50 pm said:": a name, a time and a colon."""
    return line.text.endswith(":") and line.words <= 14


def _is_time(line: Line, times: tuple[Stamp, ...], language: Language | None) -> bool:
    """Whether nothing is left of the line once its stamps, weekdays and "Published" are taken away."""
    left = line.text
    for stamp in reversed(times):
        left = left[: stamp.span.start] + " " + left[stamp.span.end :]
    words = [word.casefold() for word in _LETTERS.findall(left)]
    if len(words) <= 2 or all(word in _time_words(language) for word in words):
        return True
    if times[0].span.start == 0 and _ISSUED.match(line.text, times[0].span.end):
        return True
    opening = line.label.startswith(_published(language))
    return opening and len(words) <= 8 and line.size <= _STAMP_LINE


@cache
def _time_words(language: Language | None) -> frozenset[str]:
    furniture = language.furniture if language is not None else None
    if furniture is None:
        return frozenset()
    sources = (*furniture.published, *furniture.updated, *furniture.joins)
    return frozenset(word for entry in sources for word in entry.split())


@cache
def _published(language: Language | None) -> tuple[str, ...]:
    furniture = language.furniture if language is not None else None
    return (*furniture.published, *furniture.updated) if furniture is not None else ()


def _by_words(line: Line, language: Language, notices: _Notices, number: int) -> Sign:
    furniture = language.furniture
    assert furniture is not None
    label = line.label
    whole = _whole_lines(language)
    if (sign := whole.get(label)) is not None:
        return sign
    if line.digits and label.strip(_COUNT) in furniture.comments:
        return "comments"
    if line.words == 1 and ":" not in line.text:
        return "furniture" if label.startswith(furniture.openings) else "none"
    return _by_opening(line, language, notices, number)


@cache
def _whole_lines(language: Language) -> dict[str, Sign]:
    """What a line that is nothing but a known word is; of two meanings, the later here counts."""
    furniture = language.furniture
    assert furniture is not None
    meanings: tuple[tuple[frozenset[str], Sign], ...] = (
        (furniture.sections, "section"),
        (furniture.latest, "latest"),
        (furniture.related, "related"),
        (furniture.lines, "furniture"),
        (furniture.comments, "comments"),
        (furniture.advert, "advert"),
    )
    return {word: sign for words, sign in meanings for word in words}


def _by_opening(line: Line, language: Language, notices: _Notices, number: int) -> Sign:
    furniture = language.furniture
    assert furniture is not None
    label = line.label
    if line.size <= _NOTICE and line.text[:_EDGE].casefold().startswith(furniture.credits):
        return "credit"
    if link_opening(line, language):
        return "inline"
    if line.words <= 14 and not line.ends and _names_author(line, furniture.bylines):
        return "byline"
    if line.size <= _PHRASE and _is_caption(line, language, number in notices.pictures):
        return "caption"
    if line.size <= _NOTICE and label.startswith(furniture.openings):
        return "furniture"
    if number in notices.phrases and line.size <= _NOTICE:
        return "furniture"
    return "none"


def _names_author(line: Line, openings: tuple[str, ...]) -> bool:
    """ "By Jane Roe", and "byJane Roe" where a page sets the name in an element of its own."""
    if _opens(line.label, openings):
        return True
    return line.text[:1].islower() and any(
        line.text.startswith(word) and line.text[len(word) : len(word) + 1].isupper() for word in openings
    )


def _opens(label: str, openings: tuple[str, ...]) -> bool:
    """Whether ``label`` begins with one of the words, as a whole word, and goes on."""
    if not label.startswith(openings):
        return False
    return any(label.startswith(word) and label[len(word) : len(word) + 1] in {" ", ":"} for word in openings)


def _is_caption(line: Line, language: Language, pictured: bool) -> bool:
    """A picture's words: they open with "Photo:", or end with who took it."""
    furniture = language.furniture
    assert furniture is not None
    if pictured or line.label.startswith(furniture.captions):
        return True
    if line.text[-_EDGE:].casefold().endswith(furniture.credit_ends):
        return True
    return ":" in line.text and not line.ends and _credit(language).search(line.text) is not None


@cache
def _credit(language: Language) -> re.Pattern[str]:
    """ "Photo: Somebody" at the end of a line: a caption's word, a colon and a name of a few words."""
    furniture = language.furniture
    words = [word.rstrip(": ") for word in furniture.captions if word.endswith(":")] if furniture else []
    names = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{names})\s?: ?[^:.!?]{{2,80}}$", re.IGNORECASE)


def link_opening(line: Line, language: Language | None) -> int:
    """How many code points of the line are the words that open a link to another story; 0 if it opens none.

    "Read more: …", "Read alsoOver 100,000 people protest": the words, then a colon or a new beginning.
    """
    if language is None or language.furniture is None or not line.label.startswith(language.furniture.inline):
        return 0
    bare = line.text[:60].lstrip("[(»>•*-–— ")
    shift = len(line.text[:60]) - len(bare)
    folded = bare.lower()
    for word in language.furniture.inline:
        if not folded.startswith(word):
            continue
        rest = line.text[shift + len(word) :]
        mark = len(rest) - len(rest.lstrip(" :：|>»›"))
        if rest[mark:] and any(sign in rest[:mark] for sign in ":：|>»›"):
            return shift + len(word) + mark
        if " " in word and rest[:1].isupper():
            return shift + len(word)
    return 0


def _notices(text: str, lines: Sequence[Line], language: Language | None) -> _Notices:
    if language is None or language.furniture is None or not lines:
        return _Notices(frozenset(), frozenset())
    found = [
        _holding(text, lines, words) for words in (language.furniture.phrases, language.furniture.pictures)
    ]
    return _Notices(*found)


def _holding(text: str, lines: Sequence[Line], phrases: tuple[str, ...]) -> frozenset[int]:
    """Numbers of the lines that hold one of the phrases; one search a phrase over the whole page."""
    # lower() keeps the length of nearly every text; where it does not, offsets would lie, so lines are asked.
    folded = text.lower()
    if len(folded) != len(text):
        return frozenset(n for n, line in enumerate(lines) if any(phrase in line.label for phrase in phrases))
    starts = [line.start for line in lines]
    found = set()
    for phrase in phrases:
        at = folded.find(phrase)
        while at >= 0:
            number = max(0, bisect_right(starts, at) - 1)
            found.add(number)
            at = folded.find(phrase, max(lines[number].start + len(lines[number].text), at + 1))
    return frozenset(found)

"""Sentences: where one sentence of a story ends and the next begins."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from readout.knowledge import Language
from readout.record import Span

# Marks that end a sentence in the scripts we meet; the Greek question mark is a semicolon and is added there.
_WIDE = "。！？｡"
_MARKS = r"[.!?…؟۔।॥" + _WIDE + "]"
_CLOSERS = r"[\"'”’»›)\]」』】\*]*(?:\[\d{1,3}\])*"
_OPENERS = "\"'“‘«‹„([「『【¿¡—–-*•>"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|[\u2029\f]")
_ITEM = re.compile(r"\n\s*(?:[-–—•*·▪►]\s|\d{1,2}[.)]\s|>>)")
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\],;:/–—]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
# The longest stretch before a full stop that can be an abbreviation ("Ph.D", "approx", "Cmdr").
_LOOK_BACK = 16


def sentences(text: str, span: Span, language: Language | None) -> tuple[Span, ...]:
    """The sentences of ``text`` inside ``span``, in order, without the white space around them.

    Offsets count code points of ``text``. A line break inside a paragraph is white space; a blank line or a
    new list item ends a sentence. ``language`` gives the abbreviations; without it single initials and
    dotted abbreviations are still kept together.
    """
    found: list[Span] = []
    for start, end in _paragraphs(text, span):
        begin = start
        for match in _ends(language.script if language is not None else "").finditer(text, start, end):
            if match.start() >= begin and _ends_here(text, begin, match, end, language):
                _add(found, text, begin, match.end())
                begin = match.end()
        _add(found, text, begin, end)
    return tuple(found)


@cache
def _ends(script: str) -> re.Pattern[str]:
    greek = "|;(?=[\\s\"'»”])" if script == "Greek" else ""
    return re.compile(
        rf"(?:[{_WIDE}]+|(?:{_MARKS}{greek})+(?={_CLOSERS}(?:\s|$)|[\"'”»]*[A-Z“\"«][^\W\d])){_CLOSERS}"
    )


def _paragraphs(text: str, span: Span) -> list[tuple[int, int]]:
    """Stretches that no sentence crosses: cut at blank lines and before list items."""
    cuts = [match.end() for match in _BLANK_LINE.finditer(text, span.start, span.end)]
    cuts += [match.start() + 1 for match in _ITEM.finditer(text, span.start, span.end)]
    edges = [span.start, *sorted(cuts), span.end]
    return [(left, right) for left, right in pairwise(edges) if left < right]


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = end - (len(words) - len(words.rstrip()))
    if left < right and any(map(str.isalnum, text[left:right])):
        found.append(Span(left, right))
    elif left < right and found and found[-1].end <= left:
        # Marks alone belong to the sentence they follow.
        found[-1] = Span(found[-1].start, right)


def _ends_here(text: str, begin: int, match: re.Match[str], end: int, language: Language | None) -> bool:
    mark = text[match.start() : match.end()]
    if mark[0] in _WIDE:
        return not _inside_quotation(text, begin, match)
    after = text[match.end() : min(end, match.end() + 40)]
    if not after.strip():
        return True
    if not after[0].isspace():
        return _glued(text, match, language)
    following = after.lstrip().lstrip(_OPENERS).lstrip()
    if following[:1].islower():
        return False
    # Only a single full stop may be an abbreviation's: "Why?" and "..." before a capital end a sentence.
    single = mark[0] == "." and mark[1:2] != "."
    return not single or _stop_ends(text, begin, match.start(), following, language)


def _inside_quotation(text: str, begin: int, match: re.Match[str]) -> bool:
    """A wide mark inside 「…」 does not end the sentence that quotes."""
    words = text[begin : match.end()]
    return words.count("「") > words.count("」") or words.count("『") > words.count("』")


def _glued(text: str, match: re.Match[str], language: Language | None) -> bool:
    """A stop with no space after it ("discussed.The") ends a sentence from small letter to capital."""
    before = text[max(0, match.start() - 3) : match.start()]
    after = text[match.end() : match.end() + 2].lstrip("\"'“”«»")
    word = _WORD_BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    known = language is not None and word is not None and word[0] in language.abbreviations
    return len(before) == 3 and before.islower() and after[:1].isupper() and not known


def _stop_ends(text: str, begin: int, stop: int, following: str, language: Language | None) -> bool:
    """Whether a single full stop ends a sentence: not after an abbreviation, an initial or a list number."""
    word = _WORD_BEFORE.search(text, max(begin, stop - _LOOK_BACK), stop)
    if word is None:
        return True
    before = word[0]
    abbreviation = _is_abbreviation(before, language)
    if before.isdigit():
        return not _is_number_label(text, begin, word.start(), before, following, language)
    counted = len(before) == 1 and text[max(begin, word.start() - 3) : word.start()].rstrip()[-1:].isdigit()
    if not abbreviation or (counted and not before.isupper()):
        return True  # "в 2024 г. Президент ..."
    # "in the U.S. The president" ends; "U.S. Secretary" does not: the next word is one that opens sentences.
    opener = _NEXT_WORD.match(following)
    known = language is not None and opener is not None
    return bool(
        known and language and opener and opener[0].casefold() in language.stopwords and len(before) > 1
    )


def _is_abbreviation(before: str, language: Language | None) -> bool:
    if len(before) == 1 and (before.isupper() or language is None):
        return before.isupper()
    if language is not None and (
        before in language.abbreviations or before.capitalize() in language.abbreviations
    ):
        return True
    # Letters with stops between them, as in "a.m", "S.T.A.R" or the last part of "Japan-U.S".
    last = before.rpartition("-")[2]
    return "." in last and all(len(part) <= 2 and part.isalpha() for part in last.split("."))


def _is_number_label(
    text: str, begin: int, start: int, number: str, following: str, language: Language | None
) -> bool:
    """ "1. They agreed" at the start of a sentence, and "am 3. Januar" where the pack knows the month."""
    if not text[begin:start].strip(" \n\t-–•*("):
        return True
    opener = _NEXT_WORD.match(following)
    furniture = language.furniture if language is not None else None
    if opener is None or furniture is None or len(number) > 2:
        return False
    return any(opener[0].casefold() in names.split() for names in furniture.months)

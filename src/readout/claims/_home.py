"""Whose page it is: a government's own site, or a text that opens with the name of its ministry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from readout.knowledge import Knowledge
from readout.record import Article

# Lines from the top among which a masthead stands ("Kingdom of A | Ministry of Foreign Affairs").
_TOP = 4
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = ("government", "seat")
# Short lines behind one another are a menu.
_ENTRIES = 2


def home(article: Article, knowledge: Knowledge) -> str | None:
    """The government that speaks on this page, for a bare "the Prime Minister"; None where nobody's does."""
    if article.outlet is not None and article.outlet.value in knowledge.outlets:
        return knowledge.outlets.get(article.outlet.value).official
    pack = knowledge.languages.get(article.language) if article.language in knowledge.languages else None
    words = (
        frozenset(pack.reading.mastheads) if pack is not None and pack.reading is not None else frozenset()
    )
    if not words:
        return None
    told = (line.strip() for line in article.text.splitlines() if line.strip())
    top = list(islice(told, _TOP + _ENTRIES))
    lines = (line for number, line in enumerate(top[:_TOP]) if not in_menu(top, number))
    found = (_named(line, words, knowledge, article.language) for line in lines)
    return next((code for code in found if code is not None), None)


def _named(line: str, words: frozenset[str], knowledge: Knowledge, language: str) -> str | None:
    """The government that a line names, if all else in it are words for its ministries."""
    spots = [s for s in knowledge.offices.spot(line, language) if s.kind in _NAMES]
    codes = {key for spot in spots for key in spot.keys[:1]}
    if len(codes) != 1:
        return None
    others = [
        match.group().lower()
        for match in _WORD.finditer(line)
        if not any(spot.span.start <= match.start() < spot.span.end for spot in spots)
    ]
    seated = any(spot.kind == "seat" for spot in spots)
    return codes.pop() if set(others) <= words and (seated or len(set(others)) > 1) else None


def in_menu(lines: Sequence[str], number: int) -> bool:
    """Whether a line is an entry among others: "Politics", "White House", "Congress"."""
    before, after = lines[max(number - 1, 0) : number], lines[number + 1 : number + 1 + _ENTRIES]
    entries = len(after) == _ENTRIES and all(len(line.split()) <= _ENTRIES for line in after)
    return entries or any(len(line.split()) == 1 for line in before)

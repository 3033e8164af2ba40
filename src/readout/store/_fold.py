"""Words as they are looked for: without case, accents or the letters' national forms.

The text is cut into words here, not by the database, for three reasons: letters that Unicode does not take
apart (ı ł ø đ) must be found by their plain form, Chinese and Japanese have no spaces to cut at, and the
place of a hit must be known in code points of the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from readout.record import Span

# Marks that sit on a letter: Latin, Cyrillic, Hebrew points, Arabic vowel signs.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
# Scripts written without spaces: each sign is a word of its own, and a name is a row of them.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W_{_UNSPACED}][{_MARKS}]*)+")
_STRIP = re.compile(f"[{_MARKS}]")
# Letters with a stroke or without a dot, which have no decomposition in Unicode.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in lower case, without marks, in plain letters."""
    if word.isascii():
        return word.lower()
    # Twice: a letter's compatibility form can have a case of its own (𝐀 is A), and a folded case a mark.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFC", _STRIP.sub("", apart).translate(_LETTERS))


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Span]]:
    """Every folded word of ``text[start:end]`` and its span in ``text``, in order."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        yield fold(found[0]), Span(found.start(), found.end())


def folded(text: str) -> str:
    """The folded words of ``text``, one space between."""
    return " ".join(fold(found[0]) for found in _WORD.finditer(text))

"""Phrases of a language found in a text: whole words, alternatives and stems, whatever case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from readout.record import Span

T = TypeVar("T")

# Letters that differ in writing alone and that no decomposition folds.
_ALIKE = {"ı": "i", "ς": "σ", "ى": "ي", "ة": "ه", "’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-"}
_WORD = re.compile(r"\w+")
# What Arabic writes together with the word: and, so, in, for, as; the article.
_PREFIXED = "[وفبلك]{0,2}(?:ال|ل)?"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_KEY = 2


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return _ALIKE.get(char) or _ALIKE.get(base) or (base if len(base) == 1 else char)


def letters(text: str) -> str:
    """The text lower case and without accents, each code point in its place, so that spans fit both."""
    return "".join(map(_letter, text))


class Phrases(Generic[T]):
    """Patterns with what they stand for.

    A pattern is words with spaces between; ``a|b`` is either word, ``stem*`` any word that begins so, ``*``
    any one word. Words may be joined by a space or a hyphen.
    """

    def __init__(self, patterns: Iterable[tuple[str, T]]) -> None:
        self._groups: dict[str, list[tuple[re.Pattern[str], T]]] = defaultdict(list)
        for pattern, value in patterns:
            folded = letters(pattern.strip())
            compiled = re.compile(r"[\s-]+".join(map(_word, folded.split())) + r"(?!\w)")
            for key in {_key(choice) for choice in folded.split()[0].split("|")}:
                self._groups[key].append((compiled, value))

    def find(self, text: str, within: Span | None = None) -> Iterator[tuple[Span, T]]:
        """Every phrase in ``text``, which ``letters`` has folded: the longest first, from left to right.

        Where one stretch stands for several things each is given.
        """
        at, end = (within.start, within.end) if within is not None else (0, len(text))
        while (word := _WORD.search(text, at, end)) is not None:
            found = self._at(text, word.start(), end)
            longest = max((stop for stop, _ in found), default=0)
            for value in dict.fromkeys(value for stop, value in found if stop == longest):
                yield Span(word.start(), longest), value
            at = longest or word.end()

    def _at(self, text: str, start: int, end: int) -> list[tuple[int, T]]:
        keys = {_key(text[start : start + _KEY]), text[start]} if start < end else set()
        return [
            (match.end(), value)
            for key in keys
            for pattern, value in self._groups.get(key, ())
            if (match := pattern.match(text, start, end)) is not None
        ]


def _key(word: str) -> str:
    """What a phrase is looked up by: its first letters; all Arabic ones are of one group."""
    if _ARABIC.match(word):
        return "ar"
    return word.rstrip("*")[:_KEY]


def _word(word: str) -> str:
    choices = [_choice(choice) for choice in word.split("|")]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _choice(word: str) -> str:
    stem = word.endswith("*")
    escaped = re.escape(word.rstrip("*"))
    if _ARABIC.match(word):
        escaped = _PREFIXED + escaped
    # A stem takes its ending, which may follow an apostrophe ("Putin'le"), and the rest of a joined word.
    return rf"{escaped}[\w']*" if stem else rf"{escaped}"

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
        groups: dict[str, list[tuple[re.Pattern[str], T]]] = defaultdict(list)
        for pattern, value in patterns:
            folded = letters(pattern.strip())
            compiled = re.compile(r"[\s-]+".join(map(_word, folded.split())) + r"(?!\w)")
            for key in {_key(choice) for choice in folded.split()[0].split("|")}:
                groups[key].append((compiled, value))
        self._groups = dict(groups)

    def find(self, text: str, within: Span | None = None) -> Iterator[tuple[Span, T]]:
        """Every phrase in ``text``, which ``letters`` has folded: the longest first, from left to right.

        Where one stretch stands for several things each is given.
        """
        start, end = (within.start, within.end) if within is not None else (0, len(text))
        at = start
        for word in _WORD.finditer(text, start, end):
            if word.start() < at or not (groups := self._of(text, word.start())):
                continue
            found = [
                (match.end(), value)
                for group in groups
                for pattern, value in group
                if (match := pattern.match(text, word.start(), end)) is not None
            ]
            longest = max((stop for stop, _ in found), default=0)
            for value in dict.fromkeys(value for stop, value in found if stop == longest):
                yield Span(word.start(), longest), value
            at = longest or at

    def _of(self, text: str, at: int) -> list[list[tuple[re.Pattern[str], T]]]:
        """The patterns that a word can begin: by its first letters."""
        keys = (text[at : at + _KEY], text[at], "ar" if _ARABIC.match(text, at) else "")
        return [group for key in dict.fromkeys(keys) if (group := self._groups.get(key)) is not None]


def _key(word: str) -> str:
    """What a phrase is looked up by: its first letters; all Arabic ones are of one group."""
    return "ar" if _ARABIC.match(word) else word.rstrip("*")[:_KEY]


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

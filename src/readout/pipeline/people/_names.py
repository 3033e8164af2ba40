"""Finding people and governments by what somebody typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Letters with a stroke or without a dot, which Unicode does not take apart.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss"})


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in small plain letters."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)
    return tuple("".join(letter if letter.isalnum() else " " for letter in plain).split())


def begins(asked: tuple[str, ...], names: Iterable[str]) -> bool:
    """Whether one of the names has, for every word asked for, a word that begins so."""
    return any(all(any(w.startswith(a) for w in words(name)) for a in asked) for name in names)


def script(name: str) -> str:
    """The script of a name's first letter, in words; empty for Latin and where there is no letter."""
    letter = next((one for one in name if one.isalpha()), "")
    found = unicodedata.name(letter, "").split(" ")[0].split("-")[0] if letter else ""
    known = {"CJK": "Chinese characters", "HANGUL": "Hangul", "HIRAGANA": "Kana", "KATAKANA": "Kana"}
    return "" if found in ("", "LATIN") else known.get(found, found.capitalize())

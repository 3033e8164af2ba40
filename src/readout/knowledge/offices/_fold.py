"""Folding words so that spellings meet: case, accents, endings and prefixes of inflected languages."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
        "ŋ": "n", "ґ": "г", "ё": "е", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ٱ": "ا", "ـ": None,
        "\u200c": None, "\u200d": None, "\u00ad": None, ".": None,
    }
)  # fmt: skip

# A dotted acronym ("U.S.", "и.о."), or a word with the marks that a decomposed text keeps apart. The two
# modifier letters that serve as apostrophes (U+02BB, U+02BC) end a word as other apostrophes do.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"
    r"|(?:[^\W_ʻʼ]|[\u00ad\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d])+"
)

# Scripts written without spaces between words: every letter is a token of its own.
_UNSPACED = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
)

# Where the words of a hashtag or a handle meet ("SaudiArabia", "USTreasury").
_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
# The signs of hashtags and handles.
TAGS = "#@"

Token = tuple[str, int, int]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case, without accents, dots, joiners; Arabic letter variants made one."""
    if word.isascii():
        return word.lower().replace(".", "")
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


def tokens(text: str) -> list[Token]:
    """The folded words of a text with their start and end, in code points."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if start and text[start - 1] in TAGS and len(parts := parts_of_tag(word)) > 1:
            found += [(fold(word[a:b]), start + a, start + b) for a, b in parts]
        elif word.isascii() or max(word) < "\u0e00":
            found.append((fold(word), start, match.end()))
        else:
            pieces = _UNSPACED.finditer(word)
            found += [(fold(piece.group()), start + piece.start(), start + piece.end()) for piece in pieces]
    return found


def parts_of_tag(word: str) -> list[tuple[int, int]]:
    """Start and end of each word that a hashtag or a handle runs together; a single word is one by itself."""
    return list(pairwise([0, *(match.start() for match in _SEAM.finditer(word)), len(word)]))


@lru_cache(maxsize=65536)
def folded(words: str) -> tuple[str, ...]:
    """The folded words alone."""
    return tuple(token[0] for token in tokens(words))


def script(word: str) -> str:
    """``latin``, ``cyrillic``, ``greek``, ``arabic`` or ``other``, by the word's first letter."""
    first = word[0] if word else "a"
    if first < "\u0370":
        return "latin"
    if first < "\u0400":
        return "greek"
    if first < "\u0530":
        return "cyrillic"
    return "arabic" if "\u0600" <= first < "\u0780" else "other"


def _endings(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split()) | {""}


def _nominative(words: str) -> tuple[str, ...]:
    return tuple(sorted({fold(word) for word in words.split()}, key=len, reverse=True))


# Endings of nouns, names and adjectives in all cases (Russian and Ukrainian together).
# An ending may follow a stem only; that is narrower than any three letters, and keeps "кубок" from "Куба".
ENDINGS = {
    "cyrillic": _endings(
        "а у ом е ы и ов ам ами ах ем ев ой ою ей ею я ю ям ями ях ого его ому ему им ым ый ий ая"
        " яя ое ее ые ие ую юю их ых ими ыми ь ью о ия ию ием ии ій ія ію ієм ії і ї є єю еві ові ів"
        " їв ім ої єм ього ьому ьої"
    ),
    "greek": _endings(
        "α ας ες ων ο ου ος ον οι ους η ης ε ι ια ιας ιες ιων ιο ιου ιος ιοι ιους εις εως ά ή ό ού ών ς"
    ),
    "arabic": _endings("ه ي يه ين ون ان ات يين تين"),
    "tr": _endings(
        "ı i u ü a e la le da de ta te dan den tan ten ya ye yı yi yu yü ın in un ün nın nin nun"
        " nün na ne nda nde ndan nden nı ni nu nü yla yle sı si su sü sının sinin sunun sünün sına"
        " sine suna süne sını sini sunu sünü sıyla siyle suyla süyle sında sinde sından sinden lı li"
        " lu lü lar ler ları leri larının lerinin larla lerle ların lerin larını lerini ını ini unu"
        " ünü ına ine una üne ının inin unun ünün ıyla iyle uyla üyle ında inde unda ünde ından"
        " inden undan ünden"
    ),
    "fr": _endings("e s es ne nes x"),
    "es": _endings("a o as os es s e"),
    "de": _endings("e en er es em s n in innen ern"),
}

# What the nominative of a stemmed word ends with, longest first; the stem is what stays.
_NOMINATIVE = {
    "cyrillic": _nominative("ий ый ой ая яя ое ее ые ие і ы а я о ь й"),
    "greek": _nominative("ος ες ης ας α η ο ε"),
    "es": _nominative("o a"),
    "fr": _nominative("e"),
    "de": _nominative("e"),
}
_SHORTEST = 3  # letters of a stem: below, a stem with an ending is too often another word ("Рим" is kept)
_LEAST = 4  # letters of a Cyrillic stem that lost another ending than а or я ("Мали" is not "мал-")
_AFTER = 7  # letters: no ending is longer
_GENITIVE = ("de",)  # languages whose names take an s of their own, without an apostrophe ("Putins")
_CONJUNCTIONS = ("", "و", "ف")
_ARTICLES = ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك")
_PREFIXES = tuple(first + second for first in _CONJUNCTIONS for second in _ARTICLES)
# What is written as one with a name that keeps its article and takes no endings: "and", "by", "to", "like".
_BOUND = tuple(first + second for first in _CONJUNCTIONS for second in ("", "ب", "ل", "ك") if first + second)


def stem(word: str, language: str) -> str | None:
    """The key under which an inflected word is kept (``~`` and its stem), or None if it is not inflected.

    ``language`` counts for Latin script only.
    """
    kind = script(word)
    if kind == "latin":
        kind = language
    if kind not in ENDINGS or len(word) < _SHORTEST:
        return None
    if kind == "arabic":
        return "~" + (word[2:] if word.startswith("ال") and len(word) > _SHORTEST + 1 else word)
    least = _SHORTEST if kind != "cyrillic" or word[-1] in "ая" else _LEAST
    for ending in _NOMINATIVE.get(kind, ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return "~" + word[: -len(ending)]
    return "~" + word


@lru_cache(maxsize=65536)
def variants(word: str, language: str) -> tuple[str, ...]:
    """Every key under which a word of a text may be kept: as it is, then by stems, longest first."""
    kind = script(word)
    if kind == "latin":
        kind = language
    endings = ENDINGS.get(kind)
    if endings is None or len(word) < _SHORTEST:
        return (word,)
    bases = [word]
    if kind == "arabic":
        bases = [word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) - len(p) >= _SHORTEST]
    found = [word]
    if kind == "arabic":
        found += [word[len(p) :] for p in _BOUND if word.startswith(p) and len(word) - len(p) >= _SHORTEST]
        found += ["ال" + word[2:]] if word.startswith("لل") and len(word) > _SHORTEST + 1 else []
    for base in bases:
        cuts = range(len(base), max(_SHORTEST, len(base) - _AFTER) - 1, -1)
        found += ["~" + base[:cut] for cut in cuts if base[cut:] in endings]
    if kind in _GENITIVE and len(word) > _LEAST and word.endswith("s"):
        found.append(word[:-1])
    return tuple(dict.fromkeys(found))

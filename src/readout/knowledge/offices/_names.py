"""Whether two forms of a name can be one person's, and whom of the atlas a name fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._values import Person

# A name below this likeness is nobody's: on the pairs in tests/knowledge, every pair of one person lies above
# it and every pair of two persons below.
THRESHOLD = 0.85
WORD = 0.72  # the least likeness of two words of a name; below, they are different words
_LETTERS = 4  # of a family name alone; shorter ones sound like each other and like other words
ALONE = 0.88  # a family name alone has nothing to confirm it, so it must be nearer
_SURNAME_ONLY = 0.9  # the likeness given to a family name that fits exactly but stands alone
_INITIAL = 0.92  # an initial agrees with many names
_CONSONANTS = 0.9  # words with equal consonants and first vowel (Mohammed, Muhammad)
_OTHER_GENERATION = 0.8  # below ``THRESHOLD``: one form says junior, the other does not
_EXTRA = 0.015  # what each word costs that only one form has (a patronymic, a middle name)

PARTICLES = frozenset(
    {
        "al", "el", "ul", "ad", "as", "ash", "an", "ar", "az", "bin", "ibn", "ben", "bint", "von",
        "van", "der", "den",
        "de", "da", "di", "do", "dos", "du", "la", "le", "y",
    }
)  # fmt: skip
# What tells father and son of one name apart.
GENERATIONS = frozenset({"jr", "sr"})
_TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "sheikh",
        "shaikh",
        "hajj",
        "ii",
        "iii",
    }
)

# Letters that transliterations of Cyrillic, Arabic, Turkish, Greek and Slavic Latin write differently.
# The letters after each pattern are what a word must hold for it to be tried: most words hold few of them.
_SOUNDS = tuple(
    (re.compile(pattern), sound, tuple(needed.split()))
    for pattern, sound, needed in (
        ("shch|sch|sh|sz", "s", "sh sch sz"), ("dzh|dj|zh", "j", "zh dj"), ("tch|ch|cz", "c", "ch cz"),
        ("tz|ts", "c", "tz ts"), ("kh", "h", "kh"), ("gh", "g", "gh"), ("ph", "f", "ph"), ("th", "t", "th"),
        ("dh", "d", "dh"), ("ck|q", "k", "ck q"), ("w", "v", "w"), ("x", "ks", "x"),
        ("oo|ou", "u", "oo ou"), ("ee", "i", "ee"), ("(?<=[a-z])(iy|yi|ij|yj|ii|yy|y|j)$", "i", "y j ii"),
        ("y", "i", "y"), ("ie|ei|ai|ae", "e", "ie ei ai ae"), ("i+", "i", "ii"), (r"(.)\1+", r"\1", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The word as it sounds, near enough: romanised, spellings of one sound made one."""
    for pattern, letters, needed in _SOUNDS:
        if not needed or any(part in word for part in needed):
            word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=65536)
def roman(name: str) -> tuple[str, ...]:
    """The words of a name in Latin letters, without titles."""
    words = folded(name if name.isascii() else anyascii(" ".join(folded(name))))
    return tuple(word for word in words if word not in _TITLES)


def likeness(left: str, right: str) -> float:
    """How well two forms of a name fit one person, 0 to 1; ``THRESHOLD`` and above say that they do.

    The order of words is free, initials and left-out middle names are allowed; a word that contradicts
    makes it 0.
    """
    return _alike(roman(left), roman(right))


def akin(left: str, right: str) -> bool:
    """Whether two folded words can be one word of one name; an initial agrees with what it begins."""
    if left == right:
        return True
    return _word("".join(roman(left)), "".join(roman(right))) >= THRESHOLD


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    if not left or not right:
        return 0.0
    if left == right or "".join(left) == "".join(right):
        return 1.0
    if GENERATIONS & set(left) != GENERATIONS & set(right):
        bare = (tuple(word for word in words if word not in GENERATIONS) for words in (left, right))
        return min(_OTHER_GENERATION, _alike(*bare))
    if _initials(left) and _initials(right) and _initials(left) != _initials(right):
        return 0.0
    fewer, more = sorted((_weighty(left), _weighty(right)), key=len)
    if len(fewer) == 1:
        return _SURNAME_ONLY * _word(fewer[0], more[-1]) if _word(fewer[0], more[-1]) >= ALONE else 0.0
    free = list(more)
    total = weight = 0.0
    full = False
    for word in sorted(fewer, key=len, reverse=True):
        best = max(free, key=lambda other: _word(word, other))
        score = _word(word, best)
        if score < WORD:
            return 0.0
        free.remove(best)
        full = full or min(len(word), len(best)) > 1
        total += score * len(word)
        weight += len(word)
    # Initials alone ("M. K. Narayanan" for "Mohammad Khan") bring nobody together.
    return max(0.0, total / weight - _EXTRA * len(free)) if full else 0.0


def _initials(words: tuple[str, ...]) -> str:
    """The initial that stands second ("George W. Bush"); it is the first of the middle names."""
    return words[1] if len(words) > 2 and len(words[1]) == 1 else ""


def _weighty(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in PARTICLES) or words


@lru_cache(maxsize=65536)
def _word(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    if len(left) == 1 or len(right) == 1:
        return _INITIAL if left[0] == right[0] else 0.0
    return sounding(sound(left), sound(right))


def sounding(a: str, b: str) -> float:
    """How likely two sounds are one word's, 0 to 1."""
    if a == b:
        return 0.98
    if min(len(a), len(b)) <= 3:
        return 0.0  # short names (Li, Lee, Yi) differ by one letter and are different names
    if _frame(a) == _frame(b) and len(_frame(a)[0]) >= 3:
        return _CONSONANTS
    return Levenshtein.normalized_similarity(a, b) if a[0] == b[0] else 0.0


def _frame(word: str) -> tuple[str, str]:
    vowels = [letter for letter in word if letter in "aeiou"]
    consonants = "".join(letter for letter in word if letter not in "aeiou")
    first = vowels[0] if vowels else ""
    return consonants, {"e": "a", "o": "u"}.get(first, first) + word[:1]


def forms(person: Person) -> tuple[tuple[str, ...], ...]:
    """Every form of a person's name, romanised."""
    return tuple(dict.fromkeys(roman(name) for name in (person.name, *person.also)))


def fit(words: tuple[str, ...], person: Person, families: Callable[[Person], Iterable[str]]) -> float:
    """How well a name fits a person, 0 below ``THRESHOLD``; one word alone must be one of ``families``."""
    if (len(words) == 1 and len(words[0]) < _LETTERS) or _contradicted(words, person):
        return 0.0
    if len(words) == 1:
        scores = [_word(words[0], "".join(roman(family))) for family in families(person)]
        score = max((score for score in scores if score >= ALONE), default=0.0)
    else:
        known = (form for form in forms(person) if len(_weighty(form)) > 1 or form == words)
        score = max((_alike(words, form) for form in known), default=0.0)
    return score if score >= THRESHOLD else 0.0


def _contradicted(words: tuple[str, ...], person: Person) -> bool:
    """Whether the name has a middle initial and every form of the person's that has one has another."""
    own = {_initials(form) for form in forms(person)} - {""}
    return bool(_initials(words) and own) and _initials(words) not in own

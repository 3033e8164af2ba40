"""Finding the persons whose names may fit a name nobody has written like that before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from readout.knowledge.offices._names import ALONE, GENERATIONS, PARTICLES, WORD, sound, sounding

_NEAR = 0.78  # Jaro-Winkler of single words, for finding whom to compare at all; wider than ``WORD``
_LONGEST = 24  # letters: a longer word is no two words of a name written as one
_MOST = 16  # words: a longer name is nobody's
_PART = 2  # letters: two words written as one ("Kimoon") are each as long at least


class Sounds:
    """An index of persons by the sound of their names' words."""

    def __init__(self, places: Mapping[str, Sequence[int]]) -> None:
        self._places = places

    def near(self, words: tuple[str, ...]) -> set[int]:
        """The places of the persons whose names have words near enough to those of ``words``.

        A name of two words or more fits nobody by one word alone, so two must be near: an initial counts,
        and so do two words that one of the names writes as one.
        """
        long = [w for w in words if len(w) > 1 and w not in PARTICLES and w not in GENERATIONS]
        if len(words) > _MOST:
            return set()
        hits: Counter[int] = Counter()
        for word in long:
            hits.update(self._with(word, alone=len(long) == 1))
        if len(long) > 1:
            for left, right in pairwise(long):
                hits.update(dict.fromkeys(self._places.get(sound(left + right), ()), 2))
        needed = min(2, len(long))
        return {place for place, count in hits.items() if count >= needed}

    def _with(self, word: str, *, alone: bool) -> set[int]:
        """The persons with a word near ``word``, with its initial, or with the two halves of it."""
        heard, least = sound(word), ALONE if alone else WORD
        found: set[int] = set()
        for near in self._near(heard):
            if sounding(heard, near) >= least:
                found.update(self._places[near])
        if not alone:
            found.update(self._places.get(word[0], ()))
            for left, right in self._halves(word):
                found |= left & right
        return found

    def _near(self, heard: str) -> Iterator[str]:
        known = self._by_letter.get(heard[:1], [])
        found = process.extract(heard, known, scorer=JaroWinkler.similarity, score_cutoff=_NEAR, limit=None)
        return (item[0] for item in found)

    def _halves(self, word: str) -> Iterator[tuple[set[int], set[int]]]:
        if len(word) > _LONGEST:
            return
        for cut in range(_PART, len(word) - _PART + 1):
            left, right = self._places.get(sound(word[:cut])), self._places.get(sound(word[cut:]))
            if left and right:
                yield set(left), set(right)

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for heard in self._places:
            found.setdefault(heard[:1], []).append(heard)
        return found

"""Cue patterns compiled: words, alternatives, stems, optional words and gaps, matched on folded tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from readout.claims._tokens import fold

T = TypeVar("T")

# The widest gap ".." may bridge, in tokens: long enough for "held a first phone and video", short enough
# to stay in the clause; "..." lets a list of parties stand inside. Found on our own examples; rerun the
# golden tests when it changes.
_GAP = 6
_WIDE_GAP = 14


@dataclass(frozen=True, slots=True)
class _Step:
    words: frozenset[str]
    stems: tuple[str, ...]
    ends: tuple[str, ...]
    optional: bool
    gap: int

    def fits(self, word: str) -> bool:
        return word in self.words or word.startswith(self.stems) or word.endswith(self.ends)


def _steps(pattern: str) -> tuple[_Step, ...]:
    steps = []
    for part in pattern.split():
        if part in ("..", "..."):
            steps.append(_Step(frozenset(), (), (), optional=False, gap=_GAP if part == ".." else _WIDE_GAP))
            continue
        optional = part.startswith("[") and part.endswith("]")
        choices = [fold(choice) for choice in part.strip("[]").split("|")]
        words = frozenset(choice for choice in choices if "*" not in choice)
        stems = tuple(choice[:-1] for choice in choices if choice.endswith("*"))
        ends = tuple(choice[1:] for choice in choices if choice.startswith("*"))
        steps.append(_Step(words, stems, ends, optional, gap=0))
    return tuple(steps)


def _match(steps: Sequence[_Step], words: Sequence[str], at: int) -> int | None:
    """The end of the longest match that begins at ``at``, or None."""
    if not steps:
        return at
    step, rest = steps[0], steps[1:]
    if step.gap:
        for skip in range(step.gap + 1):
            end = _match(rest, words, at + skip) if at + skip <= len(words) else None
            if end is not None:
                return end
        return None
    if at < len(words) and step.fits(words[at]):
        end = _match(rest, words, at + 1)
        if end is not None:
            return end
    return _match(rest, words, at) if step.optional else None


class Matcher(Generic[T]):
    """Many patterns at once, each with what it stands for, indexed by their first word."""

    def __init__(self, patterns: Iterable[tuple[str, T]]) -> None:
        self._words: dict[str, list[tuple[tuple[_Step, ...], T]]] = {}
        self._stems: dict[str, list[tuple[tuple[_Step, ...], T]]] = {}
        self._ends: dict[str, list[tuple[tuple[_Step, ...], T]]] = {}
        for pattern, value in patterns:
            steps = _steps(pattern)
            for word in steps[0].words:
                self._words.setdefault(word, []).append((steps, value))
            for stem in steps[0].stems:
                self._stems.setdefault(stem[:3], []).append((steps, value))
            for end in steps[0].ends:
                self._ends.setdefault(end[-3:], []).append((steps, value))

    def at(self, words: Sequence[str], index: int) -> Iterator[tuple[int, T]]:
        """Every pattern that matches at ``index``: the end of the match and its value."""
        word = words[index]
        found = self._words.get(word, ())
        begun = dict.fromkeys((word[:3], word[:2], word[:1])) if self._stems else ()
        stems = [one for letters in begun for one in self._stems.get(letters, ())]
        ends = self._ends.get(word[-3:], ())
        for steps, value in (*found, *stems, *ends):
            end = _match(steps, words, index)
            if end is not None and end > index:
                yield end, value

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Every match anywhere: start, end and value, by start."""
        for index in range(len(words)):
            for end, value in self.at(words, index):
                yield index, end, value

    def any_in(self, words: Sequence[str]) -> bool:
        """True when at least one pattern matches somewhere."""
        return next(self.find(words), None) is not None

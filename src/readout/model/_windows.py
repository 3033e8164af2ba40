"""A text as the model takes it: pieces of words in windows, each with its case and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from readout.model._labels import CASES, MARKS
from readout.record import Marked

# Pieces in a window, the two that frame it included, and how many of them two neighbours share. A window of
# 384 holds nine of ten of the corpus's stories whole; attention grows with the square of it.
SIZE = 384
SHARED = 96
_CLS = 101
_SEP = 102


class _Encoding(Protocol):
    @property
    def ids(self) -> list[int]: ...
    @property
    def offsets(self) -> list[tuple[int, int]]: ...


class Tokenizer(Protocol):
    """What is needed of a tokenizer: pieces with their places in the text, without framing pieces."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> _Encoding:
        """Ids and offsets (code points) of the pieces of ``sequence``."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that the model reads at once.

    ``ids``, ``cases`` and ``marks`` hold a number a piece, the framing ones included; ``places`` the pieces'
    stretches of the text, (0, 0) for the framing ones. Pieces from ``own[0]`` to ``own[1]`` are this
    window's to decide; the others belong to a neighbour that sees more around them.
    """

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    marks: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    own: tuple[int, int]


def cut(marked: Marked, tokenizer: Tokenizer) -> list[Window]:
    """The windows of a text, in order; none for a text without words."""
    encoding = tokenizer.encode(marked.text, add_special_tokens=False)
    places = encoding.offsets
    cases = [_case(marked.text, start, end) for start, end in places]
    marks = _marks(places, marked)
    return [
        Window(
            ids=(_CLS, *encoding.ids[start:end], _SEP),
            cases=(0, *cases[start:end], 0),
            marks=(0, *marks[start:end], 0),
            places=((0, 0), *places[start:end], (0, 0)),
            own=(own_start - start + 1, own_end - start + 1),
        )
        for start, end, own_start, own_end in _stretches(len(places))
    ]


def _stretches(count: int) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of every window, and of what is its own."""
    room = SIZE - 2
    start = own = 0
    while own < count:
        end = min(start + room, count)
        own_end = count if end == count else end - SHARED // 2
        yield start, end, own, own_end
        own, start = own_end, end - SHARED


def _case(text: str, start: int, end: int) -> int:
    """The case of a word up to the piece's end: of "NATO", cut after "N", first capital, then upper."""
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    word = text[start:end]
    if not word[:1].isalnum():
        return CASES.index("mark")
    if len(word) > 1 and word.isupper():
        return CASES.index("upper")
    return CASES.index("capital" if word[:1].isupper() else "lower")


def _marks(places: Sequence[tuple[int, int]], marked: Marked) -> list[int]:
    """The number of what is known of each piece; where marks overlap, of the one that begins last."""
    found = [0] * len(places)
    ordered = sorted(marked.marks, key=lambda mark: mark[0])
    at = 0
    for span, kind in ordered:
        while at < len(places) and places[at][1] <= span.start:
            at += 1
        number = MARKS.index(kind) if kind in MARKS else MARKS.index("other")
        index = at
        while index < len(places) and places[index][0] < span.end:
            found[index] = number
            index += 1
    return found

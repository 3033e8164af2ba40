"""Stories that hold the words, with the words marked in a piece of their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from readout.doors.rest import Labels
from readout.doors.web import _words as words
from readout.doors.web._marks import Mark, Piece, joined, pieces
from readout.record import Span


class Placed(Protocol):
    """A range inside a snippet."""

    start: int
    end: int


class Hit(Protocol):
    """What the answer of a search says of a story."""

    story: str
    page: str
    headline: str | None
    outlet: str | None
    published: str | None
    snippet: str

    @property
    def marks(self) -> Sequence[Placed]:
        """Where the words stand in the snippet."""
        ...


@dataclass(frozen=True, slots=True)
class HitView:
    """A story that was found."""

    story: str
    headline: str
    source: str
    published: str | None
    snippet: tuple[Piece, ...]


def hits(found: Sequence[Hit], labels: Labels) -> tuple[HitView, ...]:
    """The stories as the page shows them."""
    return tuple(
        HitView(
            one.story,
            one.headline or words.host(one.page),
            labels.outlet(one.outlet) if one.outlet else words.host(one.page),
            one.published,
            _marked(one),
        )
        for one in found
    )


def _marked(hit: Hit) -> tuple[Piece, ...]:
    marks = joined(Mark(Span(one.start, one.end), ("hit",)) for one in hit.marks)
    return pieces(hit.snippet, Span(0, len(hit.snippet)), marks, anchored=False)

"""A text with marks in it, as a flat row of pieces that a template prints one after the other.

Marks may lie in each other and may cross; HTML elements only nest. A mark that crosses another is closed
where the other ends and opened again behind it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from readout.record import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that says something: ``kinds`` are its classes, ``title`` what it says."""

    span: Span
    kinds: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, or the opening or closing of a mark. ``anchor`` is the mark's place in the page's address."""

    what: Literal["text", "open", "close"]
    text: str = ""
    anchor: str | None = None
    kinds: str = ""
    title: str = ""


def anchor(span: Span, text: str = "") -> str:
    """The name of a span's place on the page; ``text`` tells several texts of one page apart."""
    return f"{text}s{span.start}-{span.end}"


def joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks with those of one and the same span made one, in text order, the wider first."""
    found: dict[Span, tuple[dict[str, None], dict[str, None]]] = {}
    for mark in marks:
        if len(mark.span):
            kinds, titles = found.setdefault(mark.span, ({}, {}))
            kinds.update(dict.fromkeys(mark.kinds))
            if mark.title:
                titles[mark.title] = None
    return tuple(
        Mark(span, tuple(kinds), "; ".join(titles))
        for span, (kinds, titles) in sorted(found.items(), key=lambda item: (item[0].start, -item[0].end))
    )


def pieces(
    text: str, within: Span, marks: Iterable[Mark], *, anchored: bool = True, name: str = ""
) -> tuple[Piece, ...]:
    """The part ``within`` of the text with the marks that touch it; the pieces' texts make up that part.

    ``marks`` are as ``joined`` gives them. A mark's anchor, behind ``name``, stands where it begins.
    """
    # (start, -end, order, mark): what is cut off by another mark's end comes back with a later start.
    waiting = [
        (max(mark.span.start, within.start), -min(mark.span.end, within.end), number, mark)
        for number, mark in enumerate(marks)
        if mark.span.touches(within)
    ]
    heapq.heapify(waiting)
    out: list[Piece] = []
    open_ends: list[int] = []
    at = within.start

    def go_to(place: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1] <= place:
            _text(out, text, at, open_ends[-1])
            at = max(at, open_ends.pop())
            out.append(Piece("close"))
        _text(out, text, at, place)
        at = max(at, place)

    while waiting:
        start, negative, number, mark = heapq.heappop(waiting)
        go_to(start)
        end = -negative
        if open_ends and end > open_ends[-1]:
            heapq.heappush(waiting, (open_ends[-1], negative, number, mark))
            end = open_ends[-1]
        first = anchored and start == mark.span.start
        out.append(
            Piece(
                "open",
                anchor=anchor(mark.span, name) if first else None,
                kinds=" ".join(mark.kinds),
                title=mark.title,
            )
        )
        open_ends.append(end)
    go_to(within.end)
    return tuple(out)


def _text(out: list[Piece], text: str, start: int, end: int) -> None:
    if start < end:
        out.append(Piece("text", text=text[start:end]))

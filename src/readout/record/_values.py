"""Span and Found: where a value stands, and a value with the places it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` in Unicode code points of ``Article.text``.

    :raises ValueError: if ``start`` is negative or ``end`` lies before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"a span runs forward from 0; got [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words this span covers in ``text``."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True when ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """True when the two spans share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, the spans it was read from and how sure the reader is (0 to 1).

    ``evidence`` is empty only where the value comes from outside the text (a given publication date, an
    HTML attribute, the page's address): then ``source`` names that place.
    """

    value: T
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    source: str = "text"

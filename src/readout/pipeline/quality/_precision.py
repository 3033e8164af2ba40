"""How often each field is right, as people's words on it say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from readout.pipeline._shares import wilson
from readout.record import Review

# The fields that are looked at, so that one without a word is told of as well.
FIELDS = (
    "date",
    "party",
    "role",
    "place",
    "channel",
    "topic",
    "type",
    "status",
    "quotation",
    "speaker",
    "source",
)


@dataclass(frozen=True, slots=True)
class Precision:
    """One field: how many words call it right, wrong, and not verifiable."""

    field: str
    right: int
    wrong: int
    unverifiable: int

    @property
    def number(self) -> int:
        """The words that decide it."""
        return self.right + self.wrong

    @property
    def share(self) -> float | None:
        """The share that is right; None where no word decides it."""
        return self.right / self.number if self.number else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Its 95 % Wilson interval; None where no word decides it."""
        return wilson(self.right, self.number) if self.number else None


def precision(reviews: Iterable[Review]) -> tuple[Precision, ...]:
    """Every field by name, from words oldest first; the last word on a place of a claim counts."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in reviews:
        words = said[one.claim, one.field]
        if one.verdict != "undo":
            words.append(one.verdict)
        elif words:
            words.pop()
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for (_, place), words in said.items():
        if words:
            counts.setdefault(_field(place), Counter())[words[-1]] += 1
    return tuple(
        Precision(field, count["accept"], count["edit"], count["not-verifiable"])
        for field, count in sorted(counts.items())
    )


def _field(place: str) -> str:
    """The field of a place: ``party`` of ``party-1``."""
    head, dash, tail = place.rpartition("-")
    return head if dash and tail.isdigit() else place

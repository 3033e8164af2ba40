"""How often each field is right, as people's words on it say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from readout.pipeline._shares import wilson
from readout.record import Review

# The fields that are looked at, so that one without a word is told of as well.
FIELDS = ("attribution", "channel", "date", "party", "place", "status", "topic", "type")
# Half-open, of the ids of claims.
Range = tuple[str, str]


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


def precision(reviews: Iterable[Review], drawn: Range | None = None) -> tuple[Precision, ...]:
    """Every field by name, from words oldest first; the last word on a place of a claim counts.

    ``drawn`` is the range of claims that chance drew: words on others, which were looked at because they were
    doubtful, say nothing of the whole. A word on what the page was read not to report is none on a value.
    """
    said: dict[tuple[str, str], list[Review]] = defaultdict(list)
    for one in reviews:
        words = said[one.claim, one.field]
        if one.verdict != "undo":
            words.append(one)
        elif words:
            words.pop()
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for (claim, place), words in said.items():
        if words and words[-1].was and (drawn is None or drawn[0] <= claim < drawn[1]):
            counts.setdefault(_field(place), Counter())[words[-1].verdict] += 1
    return tuple(
        Precision(field, count["accept"], count["edit"], count["not-verifiable"])
        for field, count in sorted(counts.items())
    )


def _field(place: str) -> str:
    """The field of a place: ``party`` of ``party-1``."""
    head, dash, tail = place.rpartition("-")
    return head if dash and tail.isdigit() else place

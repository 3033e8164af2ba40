"""The measure of a body: overlap of four-word shingles, as article-extraction benchmarks count it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
SIZE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, with how often it stands in ``text``; a shorter text is one run."""
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[at : at + SIZE]) for at in range(max(1, len(words) - SIZE + 1)) if words)


def score(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of ``found``."""
    wanted, got = shingles(gold), shingles(found)
    right = sum((wanted & got).values())
    precision = right / sum(got.values()) if got else float(not wanted)
    return precision, right / sum(wanted.values()) if wanted else 1.0


def macro(scores: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Mean precision, mean recall, and the F1 of these two."""
    pairs = list(scores)
    precision = sum(pair[0] for pair in pairs) / len(pairs)
    recall = sum(pair[1] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0

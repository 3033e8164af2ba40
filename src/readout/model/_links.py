"""Which triggers of a text tell one and the same act: a small head over pairs of them.

It looks at what the other heads say of two triggers, at the words that they give roles to, and at the text
between; a logistic curve over that gives the probability that both tell one act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from readout.record import Span

Numbers = npt.NDArray[np.float32]

# What the curve weighs, in the order of its weights: append, never reorder.
FEATURES = (
    "types",
    "statuses",
    "acts",
    "main",
    "keys",
    "parties",
    "crossed",
    "words",
    "far",
    "headline",
)
# Of two triggers of which one has no parties, the share of parties that they have in common.
_UNKNOWN = 0.5
# A first line of at most so many characters is taken for a headline.
_HEADLINE = 160
# Words of more letters than this that begin alike are the same word ("expelled", "expels").
_SHORT, _STEM = 3, 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard of one trigger: its place, the shares of its labels, its key, the ids of its parties."""

    span: Span
    kinds: Numbers
    statuses: Numbers
    acts: Numbers
    main: float
    key: Numbers
    sources: frozenset[int]
    targets: frozenset[int]
    parties: frozenset[int]


def features(heard: Sequence[Heard], text: str) -> Numbers:
    """Triggers, in text order, to triggers x triggers x ``FEATURES``; only the half above means anything."""
    main = np.array([one.main for one in heard], np.float32)
    starts = np.array([one.span.start for one in heard])
    keys = np.stack([one.key for one in heard])
    keys = keys / np.maximum(np.linalg.norm(keys, axis=1, keepdims=True), 1e-6)
    stems = [_stems(one.span.of(text)) for one in heard]
    first = text.find("\n")
    head = starts < (first if first < _HEADLINE else 0)
    found = (
        _alike([one.kinds for one in heard]),
        _alike([one.statuses for one in heard]),
        _alike([one.acts for one in heard]),
        np.maximum.outer(main, main),
        keys @ keys.T,
        _table(heard, lambda a, b: _shared(a.parties, b.parties)),
        _table(heard, lambda a, b: len(a.sources & b.targets) + len(a.targets & b.sources) > 0),
        np.array([[float(bool(a & b)) for b in stems] for a in stems], np.float32),
        np.log1p(np.abs(starts[None, :] - starts[:, None]) / 6),
        np.broadcast_to(head[:, None], (len(heard), len(heard))),
    )
    return np.stack([np.asarray(one, np.float32) for one in found], axis=-1)


def linked(
    heard: Sequence[Heard], text: str, weights: Numbers, bias: float
) -> tuple[tuple[Span, Span, float], ...]:
    """Every two triggers, the first one first, with the probability that they tell one act."""
    if len(heard) < 2:
        return ()
    ordered = sorted(heard, key=lambda one: one.span)
    same = 1 / (1 + np.exp(-(features(ordered, text) @ weights + bias)))
    return tuple(
        (ordered[i].span, ordered[j].span, round(float(same[i, j]), 4))
        for i in range(len(ordered))
        for j in range(i + 1, len(ordered))
    )


def _alike(shares: Sequence[Numbers]) -> Numbers:
    """How far two triggers' shares of labels agree: 1 where they are the same, 0 where none is in both."""
    roots = np.sqrt(np.stack(shares))
    alike: Numbers = roots @ roots.T
    return alike


def _table(heard: Sequence[Heard], told: Callable[[Heard, Heard], float]) -> Numbers:
    return np.array([[float(told(a, b)) for b in heard] for a in heard], np.float32)


def _shared(left: frozenset[int], right: frozenset[int]) -> float:
    if not left or not right:
        return _UNKNOWN
    return len(left & right) / min(len(left), len(right))


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(words.lower()) if len(word) > _SHORT}

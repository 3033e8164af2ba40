"""Logistic curves with few weights, and how well probabilities keep their word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

Numbers = tuple[float, float, float]
# What is said without any document: the second number as it is.
_START = (0.0, 1.0, 0.0)
# How firmly the weights are held there: as if the spread of each were the root of one over this.
_PULL = 2.0
_STEPS = 30
# Answers of like probability that are judged together.
BINS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """Answers of like probability: its mean, the share that is right, and how many."""

    said: float
    right: float
    count: int


def fitted(seen: Sequence[tuple[Numbers, bool]]) -> Numbers:
    """The weights that make what was seen likeliest, by Newton's steps; ``_START`` where nothing was seen."""
    start = np.array(_START)
    if not seen:
        return _START
    given = np.array([numbers for numbers, _ in seen])
    wanted = np.array([right for _, right in seen], np.float64)
    weights = start.copy()
    for _ in range(_STEPS):
        shares = 1 / (1 + np.exp(-(given @ weights)))
        slope = given.T @ (shares - wanted) + _PULL * (weights - start)
        curve = (given.T * (shares * (1 - shares))) @ given + _PULL * np.eye(len(start))
        weights = weights - np.linalg.solve(curve, slope)
    # A surer signal never makes an answer less likely, whatever few documents say.
    first, second, third = (round(float(weight), 3) for weight in weights)
    return first, max(second, 0.0), max(third, 0.0)


def probability(curve: Numbers, numbers: Numbers) -> float:
    """What a curve says of one answer."""
    return 1 / (1 + exp(-sum(weight * number for weight, number in zip(curve, numbers, strict=True))))


def rows(found: Sequence[tuple[float, bool]]) -> list[Row]:
    """The answers in ``BINS`` parts of like size, from the least sure to the surest."""
    ordered = sorted(found)
    parts = [ordered[len(ordered) * at // BINS : len(ordered) * (at + 1) // BINS] for at in range(BINS)]
    return [
        Row(sum(said for said, _ in part) / len(part), sum(right for _, right in part) / len(part), len(part))
        for part in parts
        if part
    ]


def ece(found: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: how far what is said is from what is right, in the mean over the parts."""
    return sum(abs(row.said - row.right) * row.count for row in rows(found)) / max(len(found), 1)

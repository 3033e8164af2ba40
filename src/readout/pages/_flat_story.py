"""Story: which lines of a flattened page are the story, by a small linear model and sticky states."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from readout.pages._flat_signs import Signed

# Lines with these signs are never the story's paragraphs, whatever their shape.
APART = frozenset({"related", "latest", "advert", "furniture", "section", "code", "time", "inline"})

# Log-odds that a line is the story's, in the order of ``features``.
WEIGHTS = (-5.0, 3.0, 2.0, 1.5, 0.6, 3.0, -1.5, -1.5, -0.8, -1.0, -3.0, 2.0, 2.0)
# What it costs, in log-odds, to go from furniture to story or back: it keeps a story in few stretches.
SWITCH = 3.0
# Above this share of the page's letters in paragraphs, the page is the story with little around it, and a
# line has to be known as furniture to be taken for it.
_CLIPPED = 0.5
_LIFT = 5.0


def story(lines: Sequence[Signed]) -> tuple[bool, ...]:
    """For each line, whether it stands within the story (known furniture inside it included)."""
    odds = [sum(w * x for w, x in zip(WEIGHTS, row, strict=True)) for row in features(lines)]
    weights = [0.3 + min(one.line.size, 600.0) / 200 for one in lines]
    lift = _LIFT if prose_share(lines) > _CLIPPED else 0.0
    return _path([(value + lift) * weight for value, weight in zip(odds, weights, strict=True)])


def prose_share(lines: Sequence[Signed]) -> float:
    """The share of the page's code points that stand in lines that look like paragraphs."""
    whole = sum(one.line.size for one in lines)
    return sum(one.line.size for one in lines if prose_like(one) > 0.3) / whole if whole else 0.0


def _path(scores: Sequence[float]) -> tuple[bool, ...]:
    """The likeliest sequence of the two states (Viterbi), each change costing ``SWITCH``."""
    inside, outside = 0.0, 0.0
    back: list[tuple[bool, bool]] = []
    for score in scores:
        enter, leave = outside - SWITCH > inside, inside - SWITCH > outside
        back.append((not enter, leave))
        inside, outside = max(inside, outside - SWITCH) + score, max(outside, inside - SWITCH)
    state = inside > outside
    states = []
    for stayed, left in reversed(back):
        states.append(state)
        state = stayed if state else left
    return tuple(reversed(states))


def features(lines: Sequence[Signed]) -> list[tuple[float, ...]]:
    """One row a line: its own shape, then how much its neighbours look like paragraphs."""
    prose = [prose_like(one) for one in lines]
    rows = []
    for number, one in enumerate(lines):
        near = (prose[number - 1] if number else 0.0) + (
            prose[number + 1] if number + 1 < len(lines) else 0.0
        )
        wide = sum(prose[max(0, number - 4) : number + 5]) - prose[number]
        rows.append((*_own(one), near / 2, wide / 8))
    return rows


def prose_like(one: Signed) -> float:
    """0 to 1: how much a line alone looks like a paragraph: long, and ending like a sentence."""
    if one.sign in APART:
        return 0.0
    return min(1.0, one.line.size / 160) * (1.0 if one.line.ends else 0.4)


def _own(one: Signed) -> tuple[float, ...]:
    line = one.line
    return (
        1.0,
        log(1 + line.size) / 5,
        min(line.size, 500.0) / 500,
        float(line.ends),
        min(1.0, 12 * line.commas / max(12, line.words)),
        min(line.common, 0.5) * min(1.0, line.words / 8),
        line.capital * min(1.0, line.words / 4),
        min(1.0, 4 * line.digits),
        float(line.repeats > 1),
        float(line.address),
        float(one.sign in APART),
    )

"""Story: which lines of a flattened page are the story, by a small linear model and sticky states."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from readout.pages._flat_features import APART, ITEM, NAMES, features
from readout.pages._flat_signs import Signed

# Log-odds that a line is the story's, a weight for each feature: a logistic regression on the lines of
# 106 news pages, each page weighing the same (workshop/story.py fits it anew and prints the scores of five
# folds by site; the weights are those of all pages). To be read as: long lines that end like sentences and
# stand together below the headline are the story; menus, twins and what follows a heading of other stories
# are not.
WEIGHTS: dict[str, float] = {
    "always": -4.34,
    "size": 3.61,
    "ends": 1.00,
    "sentence": -0.73,
    "quotes": 0.52,
    "digits": 1.35,
    "repeats": -1.07,
    "apart": -2.02,
    "caption": -3.54,
    "credit": -2.13,
    "item": 1.38,
    "near": 1.90,
    "wide": -0.79,
    "peak": 1.79,
    "little": -2.71,
    "run": 1.88,
    "twin": -0.44,
    "above": -2.03,
    "below": 1.55,
    "far": -2.21,
    "under": -0.60,
    "over": -0.99,
    "remarks": -4.35,
}
# What it costs, in log-odds of a full line, to go from furniture to story or back: it keeps a story in few
# stretches. A line counts by its length: the little lines inside a story are judged with it.
SWITCH = 3.0
_LINE, _LETTERS, _MOST = 0.3, 200.0, 600.0
# Added to every line, because a lost paragraph costs more than a teaser too many.
SHIFT = 0.2
# A page on which fewer letters than this are told below its headline is read again, ever more readily.
_LEAST, _STEP, _TRIES, _BELOW = 250.0, 0.5, 8, 80
# A page with hardly a menu is the story with little around it: a line has to be known as furniture to be
# taken for it. Of 106 full pages, 101 had 24 short unexplained lines or more; of 85 texts that had been cut
# out of their pages, none had more than four.
_FEW_MENUS, _MANY_MENUS, _LIFT = 7, 25, 5.0
# A list item follows the story or another item within this many lines.
_REACH, _ITEM_WORDS = 2, 3
_OUTSIDE = APART | {"caption", "credit", "byline"}


def story(lines: Sequence[Signed], anchor: int | None) -> tuple[bool, ...]:
    """For each line, whether it stands within the story (known furniture inside it included).

    ``anchor`` is the line that the page's address spells out, or None.
    """
    weights = [WEIGHTS[name] for name in NAMES]
    odds = [sum(map(mul, weights, row)) for row in features(lines, anchor)]
    sizes = [_LINE + min(one.line.size, _MOST) / _LETTERS for one in lines]
    shift = SHIFT + _LIFT * _clipped(lines)
    states: tuple[bool, ...] = ()
    for _ in range(_TRIES):
        states = _path([(value + shift) * size for value, size in zip(odds, sizes, strict=True)])
        if _told(lines, states, anchor) >= _LEAST:
            break
        shift += _STEP
    return _with_items(lines, _without_above(lines, states, anchor))


def _clipped(lines: Sequence[Signed]) -> float:
    """0 to 1: how sure it is that the page is a story cut out of its page, by its lack of menus."""
    menus = sum(
        one.line.size < 30 and not one.line.ends and one.sign in {"none", "furniture", "section"}
        for one in lines
    )
    return min(1.0, max(0.0, (_MANY_MENUS - menus) / (_MANY_MENUS - _FEW_MENUS)))


def _told(lines: Sequence[Signed], states: Sequence[bool], anchor: int | None) -> float:
    """The letters of the story, or of what is near below the headline where that is known."""
    start, end = (0, len(lines)) if anchor is None else (anchor + 1, anchor + 1 + _BELOW)
    return sum(
        one.line.size
        for one, inside in zip(lines[start:end], states[start:end], strict=True)
        if inside and one.sign not in _OUTSIDE
    )


def _without_above(lines: Sequence[Signed], states: tuple[bool, ...], anchor: int | None) -> tuple[bool, ...]:
    """Nothing above the headline, where at least as much is told below it."""
    if anchor is None:
        return states
    told = [one.line.size if inside else 0.0 for one, inside in zip(lines, states, strict=True)]
    if sum(told[anchor + 1 :]) < max(_LEAST, sum(told[: anchor + 1])):
        return states
    return tuple(inside and n > anchor for n, inside in enumerate(states))


def _with_items(lines: Sequence[Signed], states: tuple[bool, ...]) -> tuple[bool, ...]:
    """List items next to the story belong to it, however short: they are told about in it."""
    found = list(states)
    last = -_REACH - 1
    for n, one in enumerate(lines):
        item = one.sign == "none" and one.line.words >= _ITEM_WORDS and ITEM.match(one.line.text) is not None
        if found[n] or (item and n - last <= _REACH):
            found[n] = True
            last = n
    return tuple(found)


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

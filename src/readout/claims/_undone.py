"""Acts that a text says were not done: "did not condemn", "declined to sanction", "will not recall"."""

from __future__ import annotations

from typing import Literal

from readout.claims._act import Act
from readout.claims._words import Words

# Words in front of the cue among which its negation stands ("has not yet publicly threatened").
_NEAR = 3
# Words in front of those that a pattern of leaving undone may fill.
_REACH = 6
# What may stand between a negation and its verb, besides adverbs; not "only", and no other verb.
_LIGHT = frozenset(["yet", "been", "be", "also", "ever", "even", "have", "has", "so", "far", "as", "again"])
_NOT_LIGHT = frozenset(["only", "merely", "simply"])
# Families whose negation is read with their status, as called off or denied.
_CALLED_OFF = ("contact", "visit", "letter")
# A cue at or below this weight ("discussed") may stand for any contact.
_OPEN = 0.5
# Families of which one does not say that they did not happen: silence is no act.
_SPOKEN = ("statement", "threat", "refusal", "mediation")

# "a text that would have tightened sanctions": what it would have done was not done.
_WOULD_HAVE = (("would", "have"), ("could", "have"), ("might", "have"))

Undone = Literal["denied", "untold"]


def undone(act: Act, words: Words) -> Undone | None:
    """What a negated act of a directed kind is: ``denied`` where it says what was not done, ``untold`` where
    somebody only leaves it undone or will not do it; None for one that is told as done.
    """
    if act.cue.frame != "verb":
        return None
    folds = act.sentence.folds(act.start - _REACH, act.start)
    negated = _negated(folds[-_NEAR:], words)
    if act.kind.family not in _CALLED_OFF and folds[-2:] in _WOULD_HAVE:
        return "untold"
    if act.kind.family in _CALLED_OFF:
        # "did not discuss trade when they met": what was not a matter denies no meeting
        return "untold" if negated and act.cue.weight <= _OPEN else None
    withheld = any(end == len(folds) for _, end, _ in words.telling.withheld.find(folds))
    if withheld:
        return None if words.negated & set(folds) else "untold"  # "did not hesitate to condemn" does
    if not negated:
        return None
    ahead = words.status.future.any_in(folds)
    return "untold" if ahead or act.kind.family in _SPOKEN else "denied"


def _negated(folds: tuple[str, ...], words: Words) -> bool:
    """Whether a negation of the verb stands in these words, and nothing between that undoes it."""
    place = next((i for i in range(len(folds) - 1, -1, -1) if folds[i] in words.negated), None)
    if place is None:
        return False
    # "did not rule out sending": the negation is of another verb
    between = [word for word in folds[place + 1 :] if word not in _LIGHT]
    return all(word.endswith("ly") and word not in _NOT_LIGHT for word in between)

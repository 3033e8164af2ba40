"""Acts that a text says were not done: "did not condemn", "declined to sanction", "will not recall"."""

from __future__ import annotations

from typing import Literal

from readout.claims._act import Act
from readout.claims._words import Words

# Words in front of the cue among which its negation stands ("has not yet publicly threatened").
_NEAR = 3
# Words in front of those that a pattern of leaving undone may fill.
_REACH = 6
# Behind a negation these words undo it: "did not only condemn".
_ONLY = frozenset(["only", "just", "merely", "simply", "hesitate", "shy", "stop", "cease", "fail"])
# Families whose negation is read with their status, as called off or denied.
_CALLED_OFF = ("contact", "visit", "letter")
# A cue at or below this weight ("discussed") may stand for any contact.
_OPEN = 0.5
# Families of which one does not say that they did not happen: silence is no act.
_SPOKEN = ("statement", "threat", "refusal", "mediation")

Undone = Literal["denied", "untold"]


def undone(act: Act, words: Words) -> Undone | None:
    """What a negated act of a directed kind is: ``denied`` where it says what was not done, ``untold`` where
    somebody only leaves it undone or will not do it; None for one that is told as done.
    """
    if act.cue.frame != "verb":
        return None
    folds = act.sentence.folds(act.start - _REACH, act.start)
    negated = _negated(folds[-_NEAR:], words)
    if act.kind.family in _CALLED_OFF:
        # "did not discuss trade when they met": what was not a matter denies no meeting
        return "untold" if negated and act.cue.weight <= _OPEN else None
    withheld = any(end == len(folds) for _, end, _ in words.telling.withheld.find(folds))
    if withheld:
        return None if negated else "untold"  # "did not hesitate to condemn" does
    if not negated:
        return None
    ahead = words.status.future.any_in(folds)
    return "untold" if ahead or act.kind.family in _SPOKEN else "denied"


def _negated(folds: tuple[str, ...], words: Words) -> bool:
    """Whether a negation of the verb stands in these words, and nothing between that undoes it."""
    place = next((i for i in range(len(folds) - 1, -1, -1) if folds[i] in words.negated), None)
    if place is None:
        return False
    between = folds[place + 1 :]
    return not (_ONLY & set(between) or set(between) & {*words.and_, *words.breaks, ",", ";", "but"})

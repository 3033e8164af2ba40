"""Acts told beside another: "A met B before heading to C", "on the eve of A's visit to C"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._words import Words

_BEFORE = frozenset(["before", "after"])
# "ahead of A's first visit to B": so many tokens may stand between these words and whose visit it is.
_NEAR = 2


def share_subjects(acts: Sequence[Act]) -> None:
    """Give a gerund behind "before" or "after", and a letter handed over, the subject before it."""
    for number, act in enumerate(acts[1:], start=1):
        gerund = act.cue.frame == "verb" and act.sentence.tokens[act.start].fold.endswith("ing")
        beside = bool(_BEFORE & set(act.sentence.folds(act.start - 1, act.start)))
        main = acts[number - 1]
        objects = {m for _, group in main.right for m in group}
        if not main.left or main.passive or not objects:
            continue
        if gerund and beside and act.left and set(act.left) <= objects:
            act.left = main.left
        if act.kind.family == "letter" and main.kind.mutual:
            # "A met B and gave him a letter from Z": A is its bearer.
            act.right = tuple(
                (via, main.left if via == "via" and set(group) <= objects else group)
                for via, group in act.right
            )


def is_yet_to_come(act: Act, words: Words) -> bool:
    """Whether a journey without a day was still ahead when what stands beside it was done.

    "met B before heading to C", "on the eve of A's visit to C", "ahead of A's trip to C".
    """
    if act.kind.family != "visit":
        return False
    if act.cue.frame == "verb":
        return act.sentence.folds(act.start - 1, act.start) == ("before",)
    first = min([act.start, *(m.start for m in act.left)])
    folds = [fold for fold in act.sentence.folds(first - _NEAR - 2, first) if fold not in words.articles]
    return folds[-2:] in (["eve", "of"], ["ahead", "of"]) or folds[-1:] == ["before"]


def is_present(act: Act, words: Words) -> bool:
    """Whether a journey is told in the present tense, which on an earlier day is of what is to come."""
    verb = act.sentence.tokens[act.start].fold
    if act.kind.family != "visit" or act.cue.frame != "verb" or act.sentence.kind == "caption":
        return False
    after_to = act.sentence.folds(act.start - 1, act.start) == ("to",)
    return verb.endswith("s") and verb not in words.auxiliaries and not after_to


def is_purpose(act: Act, journey: Act) -> bool:
    """Whether a contact is what a journey told before it is made for: "flies to C for talks with B"."""
    before = [token.text for token in act.sentence.tokens[max(act.start - _NEAR, 0) : act.start]]
    return journey.sentence is act.sentence and journey.end <= act.start and bool({"for", "to"} & set(before))

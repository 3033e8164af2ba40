"""Whose offer is refused, where the words before tell it: "A proposed talks. The offer was rejected by B"."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._page import OpenPage

# How many sentences before the refusal whoever offered may stand, and how near in front of his verb.
_BACK = 2
_NEAR = 4
_DOERS = ("person", "office", "government", "pronoun")
_KNOWN = frozenset(["the", "this", "that", "it"])


def name_refused(page: OpenPage, act: Act) -> None:
    """Give a refusal of "the offer", of which nothing more is told, whoever made one before. English only."""
    if act.kind.family != "refusal" or page.words.orders is not None or not _open(act):
        return
    doers = [m for _, group in act.right for m in group] if act.cue.swap else list(act.left)
    refusing = {page.people.government(m) for m in doers} - {None}
    if len(refusing) != 1:
        return
    number = act.sentence.number
    for back in range(min(_BACK, number) + 1):
        offering = _offering(page, number - back, act.start if not back else None)
        if offering is not None and page.people.government(offering) not in refusing | {None}:
            if act.cue.swap:
                act.left = (offering,)
            else:
                act.right = (*act.right, ("of", (offering,)))
            act.rules.append("target:offer-before")
            return


def _open(act: Act) -> bool:
    """Whether a refusal lacks whom it refuses and speaks of a thing that was told before."""
    inside = act.sentence.folds(act.start - 1, act.end)
    return bool(_KNOWN & set(inside)) and not (act.left if act.cue.swap else act.right)


def _offering(page: OpenPage, number: int, before: int | None) -> Mention | None:
    """Who offers, proposes or asks for something in a sentence, the last one in front of ``before``."""
    one = page.sentences[number]
    subjects = [m for m in page.mentions[number] if m.via is None and m.kind in _DOERS and not m.quoted]
    for place in range((before if before is not None else len(one.tokens)) - 1, -1, -1):
        if one.tokens[place].fold not in page.words.telling.offers:
            continue
        found = [m for m in subjects if 0 <= place - m.end <= _NEAR]
        if found:
            return found[-1]
    return None

"""One sentence, several acts: who shared in each of them."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._mirrors import mirrored
from readout.claims._page import OpenPage
from readout.claims._parties import PartyFinder, Principal

_SEVERAL = 2


def shares(page: OpenPage, finder: PartyFinder, act: Act) -> list[tuple[Principal, ...]]:
    """The principals of an act; for "spoke with A and B by phone", of each of its two calls.

    "A and B each expelled six diplomats" are two acts as well, one of each against the other, and "A and B
    have each met C" two meetings.
    """
    principals = finder.aim(act, finder.principals(act))
    again = not act.mentions and act.cue.frame == "noun" and act.kind.mutual
    if again:
        principals = finder.known_pair(act.sentence.span_of(act.start, act.end))
    if crossed := mirrored(act, principals, page.words):
        return crossed
    callers = [p for p in principals if any(s.end <= _start(act) for s in p.party.found.evidence[-1:])]
    others = [p for p in principals if p not in callers]
    if len(others) == 1 and len(callers) > 1 and _each(page, act):
        return [(caller, others[0]) for caller in callers]
    if len(callers) != 1 or len({p.government for p in others}) < _SEVERAL or not _several(page, act):
        return [principals]
    return [(callers[0], other) for other in others]


def _each(page: OpenPage, act: Act) -> bool:
    """Whether several in front of a contact had one of their own each: "A and B have each met C"."""
    if act.kind.family != "contact" or not act.left:
        return False
    return bool(page.words.telling.crossed & set(act.sentence.folds(act.left[-1].end, act.start)))


def _several(page: OpenPage, act: Act) -> bool:
    """Whether one with several counterparts is one act with each: a call, letters, contacts told apart.

    "In separate meetings with A and B", "met A and B separately"; "spoke to A for an hour and to B for two".
    """
    if act.kind.family == "contact" and act.right and act.right[0][1][0].kind != "pair":
        vias = [m.via for _, group in act.right for m in group if m.start >= act.start]
        if len(vias) >= _SEVERAL and len(set(vias)) == 1 and vias[0] in ("to", "with"):
            return True
        end = act.right[-1][1][-1].end
        around = (
            *act.sentence.folds(act.start - 1, act.right[0][1][0].start + 1),
            *act.sentence.folds(end, end + 2),
        )
        if page.words.telling.apart & set(around):
            return True
    if act.kind.family == "letter":
        return "letters" in act.sentence.folds(act.start, act.end)
    return act.kind.pairwise and not page.words.together & {token.fold for token in act.sentence.tokens}


def _start(act: Act) -> int:
    return act.sentence.tokens[act.start].span.start

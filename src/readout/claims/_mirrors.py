"""Acts that two governments do to each other: "A and B each expelled six diplomats"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._drafts import Draft
from readout.claims._parties import PartyFinder, Principal
from readout.claims._words import Words

_FAMILIES = ("sanction", "statement")
_SEVERAL = 2
# Tokens behind the subject, or in the cue and behind it, where the words stand that make it two acts.
_NEAR = 4
RULE = "mirrored"


def mirrored(act: Act, principals: tuple[Principal, ...], words: Words) -> list[tuple[Principal, ...]]:
    """The two acts of governments that each did the same to the other; empty for any other act."""
    sources = [p for p in principals if p.party.role == "source" and p.government]
    both = {p.government for p in sources}
    alone = len(sources) == len(principals) == len(both) == _SEVERAL
    if act.kind.mutual or act.kind.family not in _FAMILIES or not alone or not act.left:
        return []
    told = {*act.sentence.folds(act.left[-1].end, act.left[-1].end + _NEAR)}
    told |= {*act.sentence.folds(act.start, act.end + _NEAR)}
    if not words.telling.crossed & told:
        return []
    span = act.sentence.span_of(act.start, act.end)
    act.rules.append(RULE)
    first, second = sources
    return [
        (first, PartyFinder.again(second, span, "target")),
        (second, PartyFinder.again(first, span, "target")),
    ]


def without_halves(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what tells a mirrored act once more without saying to whom: "A and B kick out envoys"."""
    crossed = [d for d in drafts if RULE in d.rules]
    return [
        draft
        for draft in drafts
        if RULE in draft.rules
        or any(p.party.role == "target" for p in draft.principals)
        or not any(d.kind.family == draft.kind.family and d.governments == draft.governments for d in crossed)
    ]

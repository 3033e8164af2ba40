"""Acts that are only weighed: a thing somebody thinks senseless, or speaks of as what would come of it."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._words import Words

# How far in front of the act the words stand that weigh it, and how near to it they end.
_BEFORE = 8
_NEAR = 3
# How far behind a gerund its own verb may stand: "Lifting the sanctions on B as a whole would ...".
_BEHIND = 14


def weighed(act: Act, words: Words) -> bool:
    """Whether a text only weighs an act: "it makes no sense to ...", "sanctioning B would hurt A"."""
    return _senseless(act, words) or _subject(act, words)


def _senseless(act: Act, words: Words) -> bool:
    first = max(act.start - _BEFORE, 0)
    folds = act.sentence.folds(first, act.start)
    return any(len(folds) - end <= _NEAR for _, end, _ in words.telling.weighing.find(folds))


def _subject(act: Act, words: Words) -> bool:
    """True for a gerund that is the subject of its clause: no comma parts it from a verb of its own."""
    sentence = act.sentence
    if act.cue.frame != "verb" or not sentence.tokens[act.start].fold.endswith("ing"):
        return False
    before = sentence.tokens[act.start - 1].fold if act.start else ""
    if before and before not in words.says and before not in ("that", '"', "“", "‘", "'"):
        return False
    for token in sentence.tokens[act.end : act.end + _BEHIND]:
        if token.text in (",", ";", ":") or token.fold in words.breaks:
            return False
        if token.fold in words.telling.finites:
            return True
    return False

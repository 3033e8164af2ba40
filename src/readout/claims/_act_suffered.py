"""Acts told by what is done to somebody: their doer stands elsewhere in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._words import Words

_Group = tuple[Mention, ...]


def name_doer(act: Act, before: Sequence[_Group], owner: _Group) -> None:
    """ "Alger a décidé l'expulsion de B": what the noun tells of is done to its owner, by who is in front."""
    doer = next((g for g in before if g[0].via is None and g[0].kind != "owner"), ())
    act.left, linked = owner, [(via, g) for via, g in act.right if g != owner and via is not None]
    act.right = (*(((None, doer),) if doer else ()), *linked)


def name_announcer(act: Act, groups: Sequence[_Group], words: Words) -> None:
    """ "A a annoncé que B était déclaré persona non grata": what is done to B is A's, who announces it."""
    if act.cue.frame != "verb" or act.cue.swap:
        return
    end = act.left[0].start
    announcers = [g for g in groups if g[-1].end <= end and g[0].via is None and g != act.left]
    for group in reversed(announcers):
        if words.says & set(act.sentence.folds(group[-1].end, end)):
            act.right = (("by", group),)
            break
    act.passive = True

"""Whom an act was with where its own sentence names one side: the model reads over sentences.

"China dispatched two vessels" after "Tokyo bought the islands": the rules find one government beside the cue,
the model gives the other a role in the act. Nobody whom the rules found is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._advice import meant
from readout.claims._mentions import Mention, own_office
from readout.claims._page import OpenPage
from readout.record import Role

# How sure the model must be that the words tell an act. Set on documents held out
# (python -m workshop.train.evaluate).
_CERTAIN = 0.9
# A cue fainter than this tells no act without a counterpart beside it ("can call it what he likes").
# A contact needs more: "spoke" alone is mostly said of a speech.
_CLEAR = 0.61
_OPENLY = 0.66
# How sure it must be of the role that it gives whoever is added.
_PARTY = 0.45
# A journey goes somewhere by its own words, if to a place that the atlas does not know.
_HOST = 0.6
# Families of acts in which many take part who are no counterparts of each other.
_OPEN = ("vote",)
_PLACES = ("in", "at")
# Words behind which stands whom a talk was about.
_MATTERS = ("of", "about", "over", "on")
_SIDES = ("both", "source", "target")
RULE = "model:counterpart"
# An act of these families without a target of its own is one against whoever was spoken of before; the
# model must be this sure that it is one.
_STRIKING = ("sanction", "refusal")
_PLAIN = 0.97
BEFORE = "target:named-before"


def name_counterpart(page: OpenPage, act: Act, everyone: Sequence[Mention]) -> None:
    """Give an act in which one government stands the other side that the model sees in it.

    Only where the model takes the words for an act of the same kind with whom the rules found in it, and
    only somebody of another government who was named by then.
    """
    proposal = act.proposal
    if proposal is None or act.sentence.kind == "headline" or proposal.kinds[0][0] != act.kind.name:
        return
    here = {page.people.government(m) for m in act.mentions} - {None}
    if len(here) != 1 or act.kind.family in _OPEN:
        return
    if proposal.certainty < _CERTAIN or act.cue.weight < (_OPENLY if act.kind.mutual else _CLEAR):
        return
    if any(m.kind == "pair" for m in act.mentions) or not _agreed(act):
        return
    first, second = meant(act, everyone, _HOST if act.kind.family == "visit" else _PARTY)
    role: Role = "both"
    wanted = (*first, *second)
    if not act.kind.mutual:
        doing = _does(act)
        role = "target" if doing else "source"
        wanted = second if doing else first
    others = tuple(m for m in wanted if _named(m, act) and page.people.government(m) not in (*here, None))
    if others:
        act.third = (*act.third, (role, others))
        act.rules.append(RULE)


def _named(mention: Mention, act: Act) -> bool:
    """Whether somebody is named by then who may be a party: not where it was, nor what was spoken of."""
    place = mention.kind == "government" and mention.via in _PLACES
    matter = mention.sentence == act.sentence.number and mention.via in _MATTERS
    return mention.sentence <= act.sentence.number and not (place or matter or own_office(mention))


def _agreed(act: Act) -> bool:
    """Whether the model takes anybody for a party whom the rules found in the act."""
    spans = [span for role, span, _ in act.proposal.roles if role in _SIDES] if act.proposal else []
    return any(m.span.touches(span) for m in act.mentions for span in spans)


def _does(act: Act) -> bool:
    """Whether who stands in the act does it, rather than suffers it."""
    swap = act.passive != act.cue.swap
    return bool(act.left) != swap


def name_target_before(page: OpenPage, act: Act) -> None:
    """Give a sanction or refusal without a target the one other government that was just named.

    "Belgium's embassy is packing. Rwanda broke off relations on Monday": whom in front of the cue, or else
    the sentence before, names; nobody where either names two.
    """
    proposal = act.proposal
    if proposal is None or proposal.certainty < _PLAIN or proposal.kinds[0][0] != act.kind.name:
        return
    here = {page.people.government(m) for m in act.mentions} - {None}
    if act.kind.family not in _STRIKING or act.sentence.kind == "headline":
        return
    if act.third or len(here) != 1 or not _does(act):
        return
    number = act.sentence.number
    own = [m for m in page.mentions[number] if m.end <= act.start]
    for mentions in (own, page.mentions.get(number - 1, [])):
        others = {page.people.government(m): m for m in mentions if _named(m, act)}
        named = [m for government, m in others.items() if government not in (*here, None)]
        if len(named) == 1 and named[0].kind != "person":
            act.third = (("target", (named[0],)),)
            act.rules.append(BEFORE)
        if named:
            return

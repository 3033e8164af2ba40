"""Who called off a contact: the side that the act is then of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.claims._act import Act
from readout.claims._drafts import Draft
from readout.claims._mentions import Mention
from readout.claims._words import Words

# Words of a passive in front of "called off".
_BEEN = frozenset(["been", "was", "were", "is", "are", "be", "being"])
_BEFORE = 3
# Tokens between "called off" and the contact, and between its subject and it.
_REACH = 14
# How near a cue the words "had been due" stand.
_DUE = 4


def called_off_by(act: Act, mentions: Sequence[Mention], words: Words) -> Mention | None:
    """The subject of the verb that calls the act off, or its agent behind "by"; None where nobody is named.

    ``mentions`` are those of the act's sentence. Read in languages of English order only.
    """
    if words.orders is not None:
        return None
    folds = [token.fold for token in act.sentence.tokens]
    for start, end, _ in sorted(words.status.cancelled.find(folds), key=lambda f: abs(act.start - f[1])):
        under_way = folds[start].endswith("ing")  # "was ending the talks" is no passive
        if under_way or not _BEEN & set(folds[max(start - _BEFORE, 0) : start]):
            if start < act.start <= end + _REACH:
                return _subject(start, mentions)
        elif abs(act.start - start) <= 2 * _REACH:
            behind = [m for m in mentions if m.start >= end and m.via in words.by]
            return behind[0] if behind and behind[0].start - end <= _BEFORE else None
    return None


def _subject(verb: int, mentions: Sequence[Mention]) -> Mention | None:
    """Whoever stands in front of the verb with nothing that governs him."""
    before = [
        m for m in mentions if m.end <= verb and m.via is None and m.kind not in ("owner", "pair", "matter")
    ]
    return before[-1] if before and verb - before[-1].end <= _REACH else None


def call_off_with(drafts: Sequence[Draft]) -> list[Draft]:
    """What "had been due" between the parties of an act that is called off goes with it.

    A visit that is called off was due when its traveller was to have met somebody there. What had been due
    and is not called off is left out of the drafts returned.
    """
    off = [draft.governments for draft in drafts if draft.status == "cancelled"]
    for draft in drafts:
        act = draft.act
        due = act.sentence.folds(act.start - _DUE, act.start + _DUE)
        had_been = any(pair == ("had", "been") for pair in pairwise(due))
        if draft.status == "planned" and had_been and draft.governments in off:
            draft.status = "cancelled"
    for draft in drafts:
        if draft.kind.family == "visit" and draft.status == "cancelled" and draft.when is None:
            met = next((other for other in drafts if _on_it(other, draft)), None)
            if met is not None:
                draft.when = met.when
                draft.rules.append("date:meeting-called-off")
    return _without_undecided(drafts)


def _without_undecided(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out visits that "had been due" of which the page does not say that they were called off.

    "Had been due on Tuesday, and landed at noon": whether it was to come, came or did not come is open.
    """
    return [
        draft
        for draft in drafts
        if not (
            draft.kind.family == "visit"
            and draft.status == "planned"
            and draft.act.sentence.folds(draft.act.start, draft.act.start + 2) == ("had", "been")
        )
    ]


def _on_it(contact: Draft, visit: Draft) -> bool:
    """Whether a contact called off was due on a visit called off: its traveller's, with its hosts."""
    travelling = {p.key for p in visit.principals if p.party.role == "source"}
    off = contact.kind.family == "contact" and contact.status == "cancelled" and contact.when is not None
    who = {p.key for p in contact.principals}
    return off and contact.governments == visit.governments and travelling <= who

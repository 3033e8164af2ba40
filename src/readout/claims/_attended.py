"""Who else was there: sentences that tell of a contact again only to say who attended it."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._drafts import Draft
from readout.claims._words import Words

# How near to the noun the words stand: "the meeting was also attended by", "attended the bilateral talks".
_NEAR = 3
_REACH = 8
# How many sentences before such a one the contact is told.
_BACK = 4
_SEVERAL = 2


def told_of_guests(act: Act, drafts: Sequence[Draft], words: Words) -> bool:
    """Whether an act only says who attended a contact that was told before.

    "The meeting was attended by A and B", "A and B attended the talks": without a contact of two governments
    shortly before, whoever attended held it.
    """
    if not attended(act, words):
        return False
    number = act.sentence.number
    return any(
        draft.kind.family == act.kind.family
        and len(draft.governments) >= _SEVERAL
        and 0 < number - max(draft.sentences) <= _BACK
        for draft in drafts
    )


def attended(act: Act, words: Words) -> bool:
    """Whether the words around a noun for a contact say who was there rather than who held it."""
    if act.cue.frame != "noun" or act.kind.family != "contact":
        return False
    before = act.sentence.folds(max(act.start - _REACH, 0), act.start)
    after = act.sentence.folds(act.end, act.end + _REACH)
    return any(len(before) - end <= _NEAR for _, end, _ in words.telling.attending.find(before)) or any(
        start <= _NEAR for start, _, _ in words.telling.attending.find(after)
    )

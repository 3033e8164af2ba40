"""The contact or letter in which the headline's words were said: it is what the page reports."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._drafts import Draft
from readout.claims._page import OpenPage

# What is said or promised in a contact or letter; a text that was signed is news by itself.
_SPOKEN = ("statement", "aid", "agreement")
_CARRIERS = ("contact", "letter")
_PAIR = 2
# A first sentence shorter than this, in tokens, is a dateline.
_SHORT = 6


def mark_carrier(page: OpenPage, drafts: Sequence[Draft]) -> None:
    """Mark the act that a story opens with where its headline only tells what came up in it.

    "B asks A to stop the war" over "B spoke with A by telephone on Tuesday": the page reports the call.
    """
    lead = next((s.number for s in page.sentences if s.kind == "body" and len(s.tokens) > _SHORT), None)
    head = next((d for d in drafts if d.head), None)
    if lead is None or head is None or head.kind.family not in _SPOKEN or _in_story(page, head, lead):
        return
    if head.kind.family == "agreement" and head.act.cue.frame == "noun" and "cue:agreement" in head.rules:
        return  # "Joint statement of A and B"
    for draft in drafts:
        told = draft.kind.family in _CARRIERS and draft.status == "happened" and lead in draft.sentences
        if told and len(draft.governments & head.governments) >= _PAIR and not draft.act.aside:
            draft.carries = True
            head.when = head.when or draft.when
            return


def _in_story(page: OpenPage, head: Draft, lead: int) -> bool:
    """Whether the story opens with the headline's own act."""
    return any(n <= lead and page.sentences[n].kind != "headline" for n in head.sentences)

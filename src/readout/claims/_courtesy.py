"""A minister who "called on the President" went to see him; one who "called on him to act" asked for it."""

from __future__ import annotations

from dataclasses import replace

from readout.claims._act import Act
from readout.claims._page import OpenPage

_CALL = frozenset(["called", "calls", "call", "calling"])
_ON = frozenset(["on", "upon"])
_PEOPLE = ("person", "office")
# Words behind whoever is called on that say what for: then it may be a request.
_ASKS = frozenset(["to", "for", "that", "not", '"', "“"])
# A meeting told so is as sure as one told by a noun.
_WEIGHT = 0.8


def call_in_person(page: OpenPage, act: Act) -> None:
    """Make a meeting of "called on" between two people of whom nothing is asked. English only."""
    inside = act.sentence.folds(act.start, act.end)
    if page.words.orders is not None or len(inside) != 2 or inside[0] not in _CALL or inside[1] not in _ON:
        return
    if not act.left or not act.right or act.left[0].kind not in _PEOPLE:
        return
    called = act.right[0][1]
    behind = act.sentence.folds(called[-1].end, len(act.sentence.tokens))
    if called[0].kind not in _PEOPLE or _ASKS & set(behind):
        return
    act.kind = page.knowledge.event_types.get("meeting")
    act.cue = replace(act.cue, act=None, cameo=None, weight=_WEIGHT, channel="in person")
    act.rules.append("kind:called-in-person")

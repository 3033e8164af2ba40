"""Who travels in a visit told by a noun, and where to."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._words import Words

_TRAVELLERS = ("person", "office", "pronoun")


def name_visited(act: Act, groups: Sequence[tuple[Mention, ...]]) -> None:
    """ "Li wraps up Egypt visit", "Blinken's Beijing trip": the country right before the noun is visited."""
    country = act.left[0] if len(act.left) == 1 and not act.right else None
    if country is None or country.kind != "government" or country.end != act.start:
        return
    doers = [
        g for g in groups if g[-1].end <= country.start and g[0].via is None and g[0].kind in _TRAVELLERS
    ]
    if doers:
        act.left, act.right = doers[-1], (("to", (country,)),)


def name_visitor(act: Act, words: Words) -> None:
    """ "cancelled a visit to A by B", "the visit of B to A": B travels, whoever the subject is."""
    for via, group in act.right:
        if via in words.by or (via in words.of and group[0].kind in ("person", "office")):
            act.left = group
            act.right = tuple((other, one) for other, one in act.right if one is not group)
            return

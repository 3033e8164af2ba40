"""For whom a letter is that its bearer hands over: "met B and gave him a letter from President Z"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._page import OpenPage
from readout.claims._parties import Principal
from readout.claims._people import Person

_TO = ("to", "for")


def name_receiver(page: OpenPage, act: Act, met: Sequence[Principal]) -> None:
    """Let a letter without an addressee, or for "him", be for whom its bearer met. English word order only.

    ``met`` are the two who met last. The bearer is one of them; the other side's person receives the letter.
    """
    if (
        act.kind.family != "letter"
        or act.kind.mutual
        or "letter:parts" not in act.rules
        or page.words.orders is not None
    ):
        return
    bearers = {page.people.government(m) for via, group in act.right if via == "via" for m in group} - {None}
    others = [p for p in met if p.government and p.government not in bearers]
    if len(bearers) != 1 or len(others) != 1 or not bearers & {p.government for p in met}:
        return
    person = _person(page, others[0])
    authors = {page.people.government(m) for m in act.left}
    if person is None or person.government in authors:
        return
    receivers = [m for via, group in act.right if via in _TO for m in group]
    if not receivers:
        span = act.sentence.span_of(act.start, act.end)
        receivers = [Mention(act.sentence.number, act.start, act.end, span, "pronoun")]
        act.right = (("to", tuple(receivers)), *act.right)
        act.rules.append("addressee:met")
    if len(receivers) == 1 and receivers[0].kind == "pronoun":
        page.people.take(receivers[0], person)


def _person(page: OpenPage, principal: Principal) -> Person | None:
    found = [p for p in page.people.all() if p.last == principal.key and p.government == principal.government]
    return found[0] if len(found) == 1 else None

"""Subjects that a language leaves out: "A se reunió con B. Después conversó con C" tells of A and C."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._page import OpenPage
from readout.claims._people import Person

_SUBJECTS = ("person", "office", "pronoun")
_BARE = (*_SUBJECTS, "government", "pair")


def name_dropped(page: OpenPage, act: Act) -> None:
    """Give an act whose verb has no subject in its sentence the subject of the sentence before.

    Only where the language leaves subjects out, the other side is told, and whoever is taken is no party of
    the act already and of another government.
    """
    one, orders = act.sentence, page.words.orders
    contact = act.kind.mutual or act.kind.family == "visit"
    if orders is None or not orders.drops or act.cue.frame != "verb" or not contact:
        return
    if act.left or not act.right or one.kind == "headline" or not one.number:
        return
    if any(m.start < act.start and m.via is None and m.kind in _BARE for m in page.mentions[one.number]):
        return
    person = _subject(page, one.number - 1)
    others = {page.people.government(m) for m in act.mentions}
    if person is None or person.government is None or person.government in others:
        return
    mention = Mention(one.number, act.start, act.end, one.span_of(act.start, act.end), "pronoun")
    page.people.take(mention, person)
    act.left = (mention,)
    act.rules.append("subject:left-out")


def _subject(page: OpenPage, number: int) -> Person | None:
    """The first person whom nothing governs in a sentence that is no headline."""
    if page.sentences[number].kind == "headline":
        return None
    bare = (m for m in page.mentions[number] if m.via is None and m.kind in _SUBJECTS and not m.quoted)
    first = next(bare, None)
    return page.people.of(first) if first is not None else None

"""Whom a letter is for, where the sentence after it says so: "It is addressed to B", "In it A assures B"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._act_letters import ANSWERED, CALLED_OFF, told_by
from readout.claims._drafts import Draft
from readout.claims._mentions import Mention, groups
from readout.claims._page import OpenPage
from readout.claims._parties import PartyFinder, Principal

_AGAIN = (("it",), ("the", "letter"), ("the", "message"))
_INSIDE = (("in", "it"), ("in", "the", "letter"), ("in", "the", "message"))
_FOR = frozenset(["addressed", "meant", "intended", "directed"])
_TO = ("to", "for")
# Tokens from the sentence's start in which the words "is addressed to" stand.
_NEAR = 6


def name_addressee(page: OpenPage, act: Act) -> None:
    """Give a letter without an addressee the one that the next sentence names. English word order only."""
    if ANSWERED in act.rules and not act.right:
        _name_replier(page, act)
        return
    number = act.sentence.number + 1
    aimed = any(via in _TO for via, _ in act.right)
    if act.kind.family != "letter" or aimed or page.words.orders is not None or number >= len(page.sentences):
        return
    following = page.sentences[number]
    folds = following.folds(0, _NEAR)
    everyone = groups(following, page.mentions[number], page.words)
    found: tuple[Mention, ...] = ()
    if any(folds[: len(words)] == words for words in _AGAIN) and _FOR & set(folds):
        found = next((group for group in everyone if group[0].via in _TO), ())
    elif any(folds[: len(words)] == words for words in _INSIDE):
        found = told_by(following, everyone, page.words)
    if found:
        act.right = (*act.right, ("to", found))
        act.rules.append("addressee:next-sentence")


def _name_replier(page: OpenPage, act: Act) -> None:
    """ "A wrote to B. It is a reply to B's letter of May 2": B had written to A."""
    author = page.people.of(act.left[0])
    here = act.sentence.number
    earlier = [other for number in (here, here - 1) if number >= 0 for other in page.acts_of(number)]
    for other in earlier:
        to = [m for _, group in other.right for m in group]
        letter = other is not act and other.kind.family == "letter" and bool(other.left)
        if letter and author is not None and author in [page.people.of(m) for m in to]:
            act.right = (("to", other.left),)
            act.rules.append("addressee:replier")
            return


def to_whom_it_was_called_off(
    act: Act, principals: tuple[Principal, ...], drafts: Sequence[Draft]
) -> tuple[Principal, ...]:
    """The principals of a letter that names nobody it is for, with whom its author called a contact off with.

    "A called off the summit with B. In a letter, A found the meeting inappropriate": A wrote to B.
    """
    authors = {p.government for p in principals if p.party.role == "source" and p.government}
    aimed = any(p.party.role == "target" for p in principals)
    if act.kind.family != "letter" or aimed or len(authors) != 1:
        return principals
    for draft in reversed(drafts):
        others = [p for p in draft.principals if p.government and p.government not in authors]
        if draft.status != "cancelled" or not draft.kind.mutual or not authors & draft.governments:
            continue
        if len(others) == 1:
            span = act.sentence.span_of(act.start, act.end)
            act.rules.append(CALLED_OFF)
            # "a letter released by the White House": the author's own office carries nothing to anybody.
            kept = [p for p in principals if p.party.name or p.party.role != "carrier"]
            return (*kept, PartyFinder.again(others[0], span, "target"))
    return principals

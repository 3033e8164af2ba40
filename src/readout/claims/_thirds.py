"""Third parties of an act that the rules did not give it: of proposed acts, and told a sentence later."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._act_thirds import came_too, ordered_thirds, third_parties, told_after
from readout.claims._mentions import Mention, groups
from readout.claims._page import OpenPage

_SEVERAL = 2


def name_thirds(page: OpenPage, act: Act) -> None:
    """Give a mutual act whoever is said to have hosted, mediated or witnessed it, apart from its sides."""
    if not act.kind.mutual or not act.mentions:
        return
    number = act.sentence.number
    if act.proposal is not None and page.words.orders is None:
        everyone = groups(act.sentence, page.mentions[number], page.words)
        act.third += tuple(
            third for third in third_parties(act, everyone, page.words) if third not in act.third
        )
    if page.words.orders is not None:
        everyone = groups(act.sentence, page.mentions[number], page.words)
        found = list(ordered_thirds(act, everyone, page.words))
        act.third += tuple(found) if _still_two(page, act, {m for _, g in found for m in g}) else ()
    after = page.sentences[number + 1] if number + 1 < len(page.sentences) else None
    if after is not None and after.kind == act.sentence.kind:
        everyone = groups(after, page.mentions[number + 1], page.words)
        act.third += tuple(told_after(after, everyone, told_again(page, act, number + 1), page.words))
        nouns = [a.start for a in page.acts_of(number + 1) if a.kind.family == act.kind.family]
        act.third += tuple(came_too(after, everyone, nouns, page.words))
    if act.kind.family == "contact":
        _leave_out_own(page, act)
    third = {m for _, group in act.third for m in group}
    if third and set(act.mentions) - third:
        act.left = tuple(m for m in act.left if m not in third)
        act.right = tuple(
            (via, kept) for via, group in act.right if (kept := tuple(m for m in group if m not in third))
        )


def _still_two(page: OpenPage, act: Act, third: set[Mention]) -> bool:
    """Whether an act has two sides besides those whom its sentence seems to name as third parties."""
    return len({page.people.government(m) for m in act.mentions if m not in third} - {None}) >= _SEVERAL


def _leave_out_own(page: OpenPage, act: Act) -> None:
    """A contact's principals brought their own ministers and ambassadors: those are no third party."""
    third = {m for _, group in act.third for m in group}
    sides = {page.people.government(m) for m in act.mentions if m not in third} - {None}
    act.third = tuple(
        (role, kept)
        for role, group in act.third
        if (kept := tuple(m for m in group if role != "witness" or page.people.government(m) not in sides))
    )


def told_again(page: OpenPage, act: Act, number: int) -> bool:
    """Whether a sentence begins with an act's parties, with a noun for such an act or with "it"."""
    if page.sentences[number].folds(0, 1) == ("it",):
        return True
    pair = any(m.kind == "pair" and m.start <= 1 for m in page.mentions[number])
    return pair or any(a.kind.family == act.kind.family and a.start <= 1 for a in page.acts_of(number))

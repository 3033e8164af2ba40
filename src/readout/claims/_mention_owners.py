"""Whose somebody is: "Putin's aide Yuri Ushakov" is Ushakov, of whatever government Putin is.

Whoever stands in the possessive in front of a title or a word of kinship is named to say who the next one is;
he does nothing and nothing is done to him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from readout.claims._mentions import OWNS, Mention
from readout.claims._tokens import Sentence, fold
from readout.claims._words import Words

_MARKS = frozenset(["'s", "’s", "'", "’"])
# "Lula's former chief foreign policy adviser": the words that may stand in between at most.
_BETWEEN = 4
_CHAIR = "head-of-body"


def name_owners(sentence: Sentence, found: Sequence[Mention], words: Words) -> list[Mention]:
    """The mentions of a sentence in order, owners set apart and the owned in their place."""
    mentions = list(found)
    if words.orders is not None:
        return mentions
    for index, (owner, owned) in enumerate(pairwise(found)):
        if _one_holder(sentence, owner, owned, words):
            mentions[index] = replace(owner, via=OWNS)
            mentions[index + 1] = replace(owned, start=owner.start, via=owner.via)
            continue
        if owner.kind != "person" or owned.kind not in ("person", "office"):
            continue
        lead = sentence.folds(owner.end, owned.start)
        if not 0 < len(lead) <= 1 + _BETWEEN or lead[0] not in _MARKS:
            continue
        between, kin = set(lead[1:]) - {"-"}, words.names.relations
        if (owned.office or kin & between) and between <= kin | words.modifiers:
            owner = mentions[index]  # itself owned, it may have moved: "A's aide B's wife C"
            mentions[index] = replace(owner, via=OWNS)
            mentions[index + 1] = replace(
                owned,
                start=owner.start,
                via=owner.via,
                owned=owned.owned or (bool(owned.office) and owned.government is None),
            )
    return mentions


def _one_holder(sentence: Sentence, first: Mention, second: Mention, words: Words) -> bool:
    """ "African Union chairman and Senegal's President Macky Sall" is one man in two offices."""
    joined = sentence.folds(first.end, second.start)
    chairs = first.kind == "office" and first.office_kind == _CHAIR
    return chairs and second.kind == "person" and len(joined) == 1 and joined[0] in words.and_


def name_regimes(mentions: dict[int, list[Mention]], text: str) -> None:
    """Say whose "the junta" is: the government last called so; one that the page nowhere names goes."""
    last: dict[str, str] = {}
    for number in sorted(mentions):
        found = []
        for mention in mentions[number]:
            word = fold(mention.span.of(text)).split()[-1]
            if mention.kind != "government":
                found.append(mention)
            elif mention.government is not None:
                last[word] = mention.government
                found.append(mention)
            elif word in last:
                found.append(replace(mention, government=last[word]))
        mentions[number] = found

"""Who joined a contact: "A met B in Paris. They were joined by C"; "A and B, joined by C, met"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention, groups
from readout.claims._page import OpenPage
from readout.claims._thirds import told_again
from readout.claims._tokens import Sentence
from readout.claims._words import Words

# Tokens between an act and the words that say who joined it, in the act's own sentence.
_NEAR = 12
# Tokens between those words and whoever joined ("joined at the palace by").
_BEHIND = 2


def name_joined(page: OpenPage, act: Act) -> None:
    """Give a contact whoever joined its parties. English word order only.

    Those of its sides' own governments joined nobody: ministers and spouses who came along.
    """
    if act.kind.family != "contact" or not act.mentions or page.words.orders is not None:
        return
    number = act.sentence.number
    joined = list(_in_own(act, groups(act.sentence, page.mentions[number], page.words), page.words))
    after = page.sentences[number + 1] if number + 1 < len(page.sentences) else None
    if after is not None and after.kind == act.sentence.kind and _opens(page, act, after):
        joined += [g for _, g in _by(after, groups(after, page.mentions[number + 1], page.words), page.words)]
    sides = {page.people.government(m) for m in act.mentions}
    for group in joined:
        foreign = tuple(m for m in group if page.people.government(m) not in sides | {None})
        if foreign:
            act.right = (*act.right, ("with", foreign))
            act.rules.append("party:joined")


def _in_own(act: Act, everyone: Sequence[tuple[Mention, ...]], words: Words) -> Iterator[tuple[Mention, ...]]:
    for place, group in _by(act.sentence, everyone, words):
        apart = max(place - act.end, act.start - group[-1].end, 0)
        if apart <= _NEAR and not set(group) & set(act.mentions):
            yield group


def _opens(page: OpenPage, act: Act, after: Sentence) -> bool:
    """Whether a sentence goes on with the act's parties: "They", "The three", "The talks"."""
    counted = after.folds(0, 1) == ("the",) and bool(page.words.quantities & set(after.folds(1, 2)))
    return counted or told_again(page, act, after.number)


def _by(
    one: Sentence, everyone: Sequence[tuple[Mention, ...]], words: Words
) -> Iterator[tuple[int, tuple[Mention, ...]]]:
    """Whoever stands behind words like "were joined by", with where these begin."""
    folds = [token.fold for token in one.tokens]
    for start, end, _ in words.telling.joining.find(folds):
        for group in everyone:
            if end <= group[0].start <= end + _BEHIND and group[0].via in words.by:
                yield start, group

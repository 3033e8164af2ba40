"""Who carried a letter, where the sentence after it says so: "It was handed over by C", "C delivered it"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention, groups
from readout.claims._page import OpenPage
from readout.claims._tokens import Sentence
from readout.claims._words import Words

_AGAIN = (("it",), ("the", "letter"), ("the", "message"), ("the", "invitation"), ("the", "note"))
_WAYS = ("via", "through")
# Tokens between the verb that hands a letter over and who or what stands by it.
_NEAR = 3
# From the letter again to the verb: "The letter from the Emir was delivered".
_FAR = 12


def name_carrier(page: OpenPage, act: Act) -> None:
    """Give a letter the carrier that the next sentence names. English word order only."""
    if act.kind.family != "letter" or act.kind.mutual or page.words.orders is not None or not act.left:
        return
    number = act.sentence.number + 1
    carried = any(via in (*_WAYS, *page.words.by) for via, _ in act.right)
    if carried or number >= len(page.sentences) or page.sentences[number].kind != act.sentence.kind:
        return
    following = page.sentences[number]
    everyone = groups(following, page.mentions[number], page.words)
    carrier = _passive(following, everyone, page.words) or _active(following, everyone, page.words)
    if carrier and not set(carrier) & set(act.mentions):
        act.right = (*act.right, ("via", carrier))
        act.rules.append("carrier:next-sentence")


def _passive(one: Sentence, everyone: Sequence[tuple[Mention, ...]], words: Words) -> tuple[Mention, ...]:
    """ "The message was delivered to B by C"."""
    if not any(one.folds(0, len(again)) == again for again in _AGAIN):
        return ()
    verb = next((i for i, t in enumerate(one.tokens[:_FAR]) if t.fold in words.letters.carries), None)
    if verb is None:
        return ()
    return next((g for g in everyone if g[0].start > verb and g[0].via in words.by), ())


def _active(one: Sentence, everyone: Sequence[tuple[Mention, ...]], words: Words) -> tuple[Mention, ...]:
    """ "C handed over the letter"."""
    for index, token in enumerate(one.tokens):
        behind = one.folds(index + 1, index + 2 + _NEAR)
        again = any(behind[i : i + len(words_)] == words_ for i in range(_NEAR) for words_ in _AGAIN)
        if token.fold in words.letters.carries and again:
            before = [g for g in everyone if g[0].via is None and 0 <= index - g[-1].end <= _NEAR]
            return before[-1] if before else ()
    return ()

"""Whoever has a colon in front of what he says: "Kremlin: Putin called Macron", "14:22 Peskov: ..."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.claims._mentions import PER, Label, Mention
from readout.claims._tokens import Sentence
from readout.claims._words import Words

# What may stand in front of him: the time of an entry, with its zone or in brackets.
_ZONES = frozenset(["gmt", "utc", "cet", "est", "edt", "bst", "cest", "h"])
_CLOCK = frozenset(":.,()[]-–—|•·*")


def cite_colons(
    sentences: Sequence[Sentence],
    mentions: dict[int, list[Mention]],
    labels: Mapping[int, Sequence[Label]],
    words: Words,
) -> None:
    """Make whoever opens a sentence with a colon behind him its source ("per"), and no party of its acts."""
    for one in sentences:
        for place, mention in enumerate(mentions[one.number]):
            if _opens(one, mention, words) and _speaks(one, mention, labels[one.number], words):
                mentions[one.number][place] = replace(mention, via=PER)


def _speaks(sentence: Sentence, mention: Mention, labels: Sequence[Label], words: Words) -> bool:
    """Whether it is somebody who speaks, and not the country that an entry is about."""
    if mention.kind in ("person", "office"):
        return True
    if any(label.kind == "seat" and label.end == mention.end for label in labels):
        return True
    inside = range(mention.start, mention.end)
    return any(words.organs.longest(sentence, at) == mention.end for at in inside)


def _opens(sentence: Sentence, mention: Mention, words: Words) -> bool:
    """Whether a sentence opens with a mention and a colon, behind nothing but a time or an article."""
    if sentence.folds(mention.end, mention.end + 1) != (":",):
        return False
    before = sentence.tokens[: mention.start]
    return all(
        not token.word
        or token.text in _CLOCK
        or token.text[:1].isdigit()
        or token.fold in _ZONES
        or token.fold in words.articles
        for token in before
    )

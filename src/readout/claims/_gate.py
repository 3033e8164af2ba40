"""Whether a story can tell of an engagement, by its names and words: a cheap look before the reading.

A story is left unread where its names belong to fewer than two governments, or where no sentence, nor any
two after one another, have enough of the words that such acts are told with; where they have few, the rules
read it and the model is not asked. The words' weights are data, a file a language in ``gates/``, made by
``python -m workshop.train.gate`` and measured there. A language without a file is always read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import fsum
from typing import Literal

from readout.knowledge import Knowledge
from readout.knowledge.offices import Offices, Spotted
from readout.record import Article

_WORD = re.compile(r"[^\W\d_]+")
_NAMES = frozenset(["government", "demonym", "capital", "seat", "body", "region"])
_PEOPLE = frozenset(["person", "family"])
_SEVERAL = 2
SEVERAL = "<several>"
# Code points of a story that costs so little to read that no look before is worth its risk.
_SHORT = 800

# Nobody reads the story; the rules do; the model is asked too, if there is one.
Look = Literal["nobody", "rules", "model"]


@dataclass(frozen=True, slots=True)
class Gate:
    """The weights of words: what those of a sentence or two sum to says how likely they tell of an act.

    Below ``least`` nobody reads the story, below ``asked`` the rules alone do.

    ``types`` are the event types that the weights were made with: any other may have words of its own.
    """

    types: frozenset[str]
    least: float
    asked: float
    bias: float
    words: dict[str, float]

    def best(self, texts: Sequence[str], spots: Sequence[Sequence[Spotted]]) -> float:
        """The most that any sentence, or any two after one another, sum to."""
        return max((self.score(words) for words in heard(texts, spots)), default=self.bias)

    def score(self, words: AbstractSet[str]) -> float:
        """What words sum to."""
        weight = self.words.get
        return self.bias + fsum(weight(word, 0.0) for word in words)


def stretches(count: int) -> list[tuple[int, int]]:
    """Where to look among so many sentences: each alone, and every two after one another; start and end."""
    return [(at, end) for at in range(count) for end in (at + 1, at + 2) if end <= count]


def heard(texts: Sequence[str], spots: Sequence[Sequence[Spotted]]) -> Iterator[AbstractSet[str]]:
    """The words of every stretch, and what kinds of names stand in it."""
    words = [set(_WORD.findall(text.lower())) for text in texts]
    held: list[set[tuple[str, ...]]] = []
    for own, found in zip(words, spots, strict=True):
        own.update(f"<{one.kind}>" for one in found)
        held.append({one.keys for one in found if one.kind in _NAMES and one.kind != "region"})
    for start, end in stretches(len(words)):
        told = set().union(*words[start:end])
        if len(set().union(*held[start:end])) >= _SEVERAL:
            told.add(SEVERAL)
        yield told


def look(
    article: Article,
    knowledge: Knowledge,
    language: str,
    spots: Sequence[Sequence[Spotted]],
    home: str | None,
) -> Look:
    """Who should read a story, by what the atlas finds in each sentence.

    ``home`` is the government that speaks on the page.
    """
    gate = gate_of(language)
    if gate is None or sum(len(span) for span in article.sentences) < _SHORT:
        return "model"
    if not two_governments(spots, knowledge.offices, home):
        return "nobody"
    if not gate.types.issuperset(knowledge.event_types.names()):
        return "model"
    best = gate.best([span.of(article.text) for span in article.sentences], spots)
    if best < gate.least:
        return "nobody"
    return "rules" if best < gate.asked else "model"


def two_governments(spots: Sequence[Sequence[Spotted]], offices: Offices, home: str | None) -> bool:
    """Whether the names can stand for two governments, every meaning of each allowed for."""
    found = {home} if home is not None else set()
    for one in (one for sentence in spots for one in sentence):
        if one.kind in _NAMES:
            found.update(one.keys)
        elif one.kind in _PEOPLE:
            found.update(term.government for person in one.keys for term in offices.terms(person))
        if len(found) >= _SEVERAL:
            return True
    return False


@cache
def gate_of(language: str) -> Gate | None:
    """The gate of a language; None where it has none."""
    file = files("readout.claims") / "gates" / f"{language}.json"
    if not file.is_file():
        return None
    data = json.loads(file.read_text(encoding="utf-8"))
    return Gate(frozenset(data["types"]), data["least"], data["asked"], data["bias"], data["words"])

"""Mentions: the actors a sentence names, and how they are coordinated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Span

# The ``via`` of whoever says so: "per the Kremlin", "Kremlin: ...".
PER = "per"
# The ``via`` of whoever only says whose the next mention is: "Putin's aide Yuri Ushakov".
OWNS = "'s"

_GENERATIONS = frozenset(["jr", "sr"])
_DASHES = frozenset("-–—")

# The ``office_kind`` of a pronoun that stands for whoever was named last: "ce dernier".
LATTER = "latter"
GOVERNING = ("government", "demonym", "capital", "seat", "body")


@dataclass(frozen=True, slots=True)
class Label:
    """Something the atlas knows, on tokens ``[start, end)``: its kind and keys."""

    start: int
    end: int
    kind: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One actor as a sentence names him; token indices are of that sentence.

    ``kind`` is ``person`` (a name stands there), ``office`` (a title alone), ``government`` (a government,
    body or its organ), ``owner`` (a government in the possessive, "Russia's invasion"), ``counterpart`` (an
    unnamed opposite number), ``pair`` ("the two leaders"), ``pronoun`` or ``speaker`` ("I").
    ``persons`` are atlas ids the name may stand for; ``via`` is the word that governs it ("with"). ``owned``
    titles stand behind "its", "his". ``post`` is the government to which an ambassador is accredited.
    """

    sentence: int
    start: int
    end: int
    span: Span
    kind: str
    name: str | None = None
    persons: tuple[str, ...] = ()
    office: str | None = None
    office_kind: str | None = None
    government: str | None = None
    counterpart: bool = False
    via: str | None = None
    quoted: bool = False
    owned: bool = False
    post: str | None = None


@dataclass(slots=True)
class Draft:
    """What the parser has gathered of one mention so far."""

    governments: list[str]
    label_kind: str | None = None
    office: tuple[int, int] | None = None
    office_kind: str | None = None
    plural: bool = False
    counterpart: bool = False
    honorific: bool = False
    former: bool = False
    organ: bool = False
    post: str | None = None


def own_office(mention: Mention) -> bool:
    """True for an unnamed office that only belongs to whoever acts: "recalled its ambassador"."""
    return mention.owned and mention.kind == "office"


def groups(sentence: Sentence, mentions: Sequence[Mention], words: Words) -> list[tuple[Mention, ...]]:
    """Mentions that are coordinated ("A and B", "A, B and C") as one group each; owners are in none."""
    found: list[list[Mention]] = []
    for mention in mentions:
        if mention.via == OWNS:
            continue
        if found and _joined(sentence, found[-1][-1], mention, words):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [tuple(group) for group in found]


def _joined(sentence: Sentence, left: Mention, right: Mention, words: Words) -> bool:
    if left.start == right.start:
        return True
    between = sentence.folds(left.end, right.start)
    if words.orders is not None and words.orders.order == "vso" and right.kind == "government" != left.kind:
        return False  # "تستدعي سفير A وB تؤجل": another clause
    if not between:
        return sentence.tokens[left.end - 1].text == "," and left.kind == right.kind == "person"
    if len(between) > 4:
        return False
    joins = set(between) - set(words.articles)
    if sentence.tokens[left.end - 1].fold in _GENERATIONS:
        joins -= {"."}  # "Ferdinand Marcos Jr. and B"
    if words.orders is not None and len(joins) == 1 and joins <= _DASHES and left.via != "about":
        return left.kind == right.kind == "person"  # "the meeting Putin - Erdogan"
    if joins == {","}:
        if words.orders is not None and left.via is None and right.via is not None:
            return False  # "Fidan, Rubio ile görüştü": the comma closes the subject
        return left.kind == right.kind
    return bool(joins & words.and_) and joins <= (
        words.and_ | {",", "as", "well", "with", "along", "of", "for"}
    )

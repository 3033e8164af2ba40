"""Reading a mention: which words are the name, the office, the government, and what the rest says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from readout.knowledge.offices._fold import Token, tokens
from readout.knowledge.offices._names import PARTICLES
from readout.knowledge.offices._standing import StandingWords, deputy_of, standing_of
from readout.knowledge.offices._values import Spotted, Standing

_GOVERNING = frozenset({"government", "body", "demonym", "capital", "seat"})
_PERSONAL = frozenset({"person", "family"})
_WITHIN = re.compile(r"[\s.\-‐‑–'’ʼʻ`]*")  # what may stand between two words of a name
_OWNS = re.compile(r"(?:['’]s?|s['’])\s+\w")  # "Macron's envoy" is not Macron


@dataclass(frozen=True, slots=True)
class Mention:
    """The parts of a mention.

    ``offices`` are office kinds and ``titles`` the folded words outside the name. ``beside`` is set where the
    words speak of somebody else than they name ("a spokesman for X"), ``several`` where they mean several
    people or governments, ``unknown`` where a word is left that nothing here explains.
    """

    name: str | None
    offices: tuple[str, ...]
    titles: frozenset[str]
    governments: tuple[str, ...]
    standing: Standing
    counterpart: bool
    beside: bool
    several: bool
    unknown: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """A mention's words with what is spotted in them; sets hold places of words."""

    text: str
    words: Sequence[Token]
    offices: tuple[Spotted, ...]
    governing: tuple[Spotted, ...]
    personal: frozenset[int]
    official: frozenset[int]
    governed: frozenset[int]
    plain: frozenset[int]


def read_mention(
    text: str,
    spotted: Sequence[Spotted],
    known: StandingWords,
    language: str,
    honorifics: Collection[str],
    kinds_of: Callable[[str], tuple[str, ...]],
) -> Mention:
    """The parts of ``text``, given what was ``spotted`` in it; ``kinds_of`` tells what a
    title means."""
    parts = _parts(text, spotted, known, honorifics)
    named = _name(parts)
    rest = [at for at in range(len(parts.words)) if not named or not named[0] <= at < named[1]]
    offices, deputies = _offices(parts, known)
    if named and named[1] - named[0] > 1:
        # "King Abdullah" is a by-name and says the office too.
        offices = tuple(dict.fromkeys((*offices, *kinds_of(parts.words[named[0]][0]))))
    governments = tuple(dict.fromkeys(key for each in parts.governing for key in each.keys))
    titles = frozenset(parts.words[at][0] for at in rest)
    explained = parts.official | parts.governed | parts.plain
    return Mention(
        name=text[parts.words[named[0]][1] : parts.words[named[1] - 1][2]] if named else None,
        offices=offices,
        titles=titles,
        governments=governments,
        standing=standing_of(" ".join(titles), language),
        counterpart=not titles.isdisjoint(known.counterpart),
        beside=named is not None and _beside(parts, named, known),
        several=len(governments) > 1 or any(_plural(each.span.of(text), kinds_of) for each in parts.offices),
        unknown=deputies or any(at not in explained for at in rest),
    )


def _parts(
    text: str, spotted: Sequence[Spotted], known: StandingWords, honorifics: Collection[str]
) -> _Parts:
    words = tokens(text)
    people = [each for each in spotted if each.kind in _PERSONAL and each.keys and not _owner(each, spotted)]
    outside = [each for each in spotted if not any(each.span.touches(one.span) for one in people)]
    offices = tuple(each for each in outside if each.kind == "office")
    governing = tuple(each for each in outside if each.kind in _GOVERNING)
    personal, official, governed = (_places(words, each) for each in (people, offices, governing))
    plain = (at for at, word in enumerate(words) if known.known(word[0]) or word[0] in honorifics)
    return _Parts(text, words, offices, governing, personal, official, governed, frozenset(plain) - personal)


def _owner(family: Spotted, spotted: Sequence[Spotted]) -> bool:
    """Whether a family name is a demonym as well ("Danish") and stands before an office: then it is that."""
    if family.kind != "family":
        return False
    also = any(each.kind in _GOVERNING and each.span == family.span for each in spotted)
    return also and any(each.kind == "office" and each.span.start >= family.span.end for each in spotted)


def _places(words: Sequence[Token], spotted: Sequence[Spotted]) -> frozenset[int]:
    return frozenset(
        at
        for at, (_, start, end) in enumerate(words)
        if any(start < each.span.end and each.span.start < end for each in spotted)
    )


def _name(parts: _Parts) -> tuple[int, int] | None:
    """The words of the name: those with a spotted person in them, else the last that may be one."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(parts.words):
        if not _namely(parts, at):
            at += 1
            continue
        end = at + 1
        while (longer := _longer(parts, end)) > end:
            end = longer
        runs.append((at, end))
        at = end
    known = [run for run in runs if not parts.personal.isdisjoint(range(*run))]
    return next(iter(known), runs[-1] if runs else None)


def _namely(parts: _Parts, at: int) -> bool:
    """Whether a word can be part of a name: spotted in one, or left over and not in lower case."""
    if at in parts.personal:
        return True
    if at in parts.official or at in parts.governed or at in parts.plain:
        return False
    first = parts.text[parts.words[at][1]]
    # Scripts without capitals give no sign: there a left-over word counts only where no name is known.
    return first.isupper() if first.lower() != first.upper() else first.isalpha() and not parts.personal


def _longer(parts: _Parts, end: int) -> int:
    """The end of a name that goes on at ``end``, over particles; ``end`` where it does not."""
    at = end
    while at < len(parts.words) and parts.words[at][0] in PARTICLES and at not in parts.personal:
        at += 1
    if at >= len(parts.words) or not _namely(parts, at):
        return end
    gaps = (parts.text[parts.words[i - 1][2] : parts.words[i][1]] for i in range(end, at + 1))
    apart = any(not _WITHIN.fullmatch(gap) for gap in gaps)
    return end if apart or _OWNS.match(parts.text[parts.words[end - 1][2] :]) else at + 1


def _offices(parts: _Parts, known: StandingWords) -> tuple[tuple[str, ...], bool]:
    """The office kinds, deputies told from those they stand in for; and whether one has no kind."""
    found: list[str] = []
    lacking = False
    for each in parts.offices:
        first = next(at for at, word in enumerate(parts.words) if word[2] > each.span.start)
        deputy = first > 0 and first - 1 not in parts.official and parts.words[first - 1][0] in known.deputy
        kinds = [deputy_of(key) if deputy else key for key in each.keys]
        lacking = lacking or None in kinds
        found += [kind for kind in kinds if kind]
    return tuple(dict.fromkeys(found)), lacking


def _beside(parts: _Parts, named: tuple[int, int], known: StandingWords) -> bool:
    """Whether the name only says whose spokesman, wife or envoy is meant."""
    if _OWNS.match(parts.text[parts.words[named[1] - 1][2] :]):
        return True
    at = named[0] - 1
    seen = parts.official | parts.governed | (parts.plain - _leading(parts, known))
    while at >= 0 and at in seen and not (at in parts.official and _begins(parts, at)):
        at -= 1
    if at >= 0 and at in parts.official:
        at -= 1
        while at >= 0 and at in seen - parts.official:
            at -= 1
    between = parts.governed & frozenset(range(max(at, 0), named[0]))
    led = at > 0 and parts.words[at][0] in known.of
    return led and (not between or not parts.official.isdisjoint(range(at + 1, named[0])))


def _leading(parts: _Parts, known: StandingWords) -> frozenset[int]:
    return frozenset(at for at in parts.plain if parts.words[at][0] in known.of)


def _begins(parts: _Parts, at: int) -> bool:
    start = parts.words[at][1]
    return any(each.span.start == start for each in parts.offices)


def _plural(words: str, kinds_of: Callable[[str], tuple[str, ...]]) -> bool:
    """Whether a title is one for several holders: what stays without its last letter is one too."""
    return words[-1:] == "s" and bool(kinds_of(words[:-1]))

"""Finding every phrase of the atlas in a text: the longest first, from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from readout.knowledge.offices._fold import ENDINGS, Token, folded, script, tokens, variants
from readout.knowledge.offices._names import akin
from readout.knowledge.offices._phrases import (
    BEFORE,
    CAPITAL,
    GUARDED,
    NAME,
    UPPER,
    Meaning,
    meanings,
)
from readout.knowledge.offices._values import Spotted, SpottedKind
from readout.record import Span

# Every phrase and every beginning of one, with what it means ("" for a mere beginning).
Group: TypeAlias = "Mapping[str, str]"
_Heads: TypeAlias = "list[tuple[Group, str]]"

# What may stand between two words of one phrase: spaces, a line's end, a hyphen, an apostrophe, the dot of an
# abbreviation. A dot after a longer word ends a sentence.
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f]?[-‐‑–'’ʼʻ`.]?[ \t\u00a0\u2009\u202f]?\n?[ \t]*")
_ABBREVIATION = 3  # letters of a word whose dot does not end a sentence
_CAPITALS = 4  # letters of an acronym that a family name could be spelt like
_LINK = 3  # letters of the words between a title and its government ("of the")
_COUNCILS = frozenset({"security-adviser"})  # "Security Council secretary" serves a council of his own state
_HOLDERS = frozenset({"government", "body", "seat"})
_ORDER: tuple[SpottedKind, ...] = (
    "government",
    "body",
    "demonym",
    "capital",
    "seat",
    "region",
    "person",
    "family",
    "given",
    "office",
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A text being searched; ``known`` gathers the persons whose full names were met."""

    text: str
    tokens: list[Token]
    keys: Callable[[str], tuple[str, ...]]
    groups: tuple[Group, ...]
    lower: bool
    known: set[str]


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of given names: all of them, and those of one person."""

    names: frozenset[str]
    of: Callable[[str], frozenset[str]]


class Spotter:
    """The phrases by group. ``ids`` are the persons' ids in the order that the phrases count them."""

    def __init__(
        self, groups: Mapping[str, Group], ids: Sequence[str], honorifics: frozenset[str], given: Given
    ) -> None:
        self._groups = groups
        self._ids = ids
        self._honorifics = honorifics
        self._given = given
        self._parsed: dict[str, tuple[Meaning, ...]] = {}

    def spot(self, text: str, language: str) -> tuple[Spotted, ...]:
        """Every mention in ``text``, in order; several of one span where the words mean several things."""
        page = self._page(text, tokens(text), language)
        mentions: list[Spotted] = []
        begins: dict[str, bool] = {}
        at, count = 0, len(page.tokens)
        while at < count:
            word = page.tokens[at][0]
            begin = begins.get(word)
            if begin is None:
                begin = begins[word] = any(key in group for key in page.keys(word) for group in page.groups)
            end = self._mention(page, at, mentions) if begin else 0
            at = end or at + 1
        return tuple(mentions)

    def meanings(self, words: str, language: str) -> tuple[Meaning, ...]:
        """What the whole of ``words`` means, whatever its capitals."""
        page = self._page("", [(word, 0, 0) for word in folded(words)], language)
        return tuple(self._ends(page, 0).get(len(page.tokens), ())) if page.tokens else ()

    def _page(self, text: str, found: list[Token], language: str) -> _Page:
        own = language if language in self._groups or language in ENDINGS else "en"
        groups = tuple(self._groups.get(name, {}) for name in ("all", own))
        return _Page(text, found, partial(variants, language=language), groups, text.islower(), set())

    def _mention(self, page: _Page, at: int, mentions: list[Spotted]) -> int:
        """Add what starts at token ``at``; the token after it, or 0 where nothing does."""
        ends = self._ends(page, at)
        for end in sorted(ends, reverse=True):
            meant: dict[str, list[str]] = {}
            for kind, when, keys in ends[end]:
                if when and not self._may(page, (at, end), when, kind, keys, mentions):
                    continue
                if kind == "family" and keys and not (keys := self._own(page, at, end, keys)):
                    continue
                held = meant.setdefault(kind, [])
                held += [key for key in keys if key not in held]
            if not meant:
                continue
            end = self._reaching(page, at, end, meant)
            if "" not in meant:
                told = self._fuller(page, at, end, meant, mentions) or self._told(page, at, end, meant)
                mentions += told
                page.known.update(meant.get("person", ()))
            return end
        return 0

    def _reaching(self, page: _Page, at: int, end: int, meant: dict[str, list[str]]) -> int:
        """The end of a longer name that begins inside a form of it: "Emir Tamim" and his whole name."""
        people = set(meant.get("person", ()))
        for start in range(at + 1, end) if people else ():
            for longer in sorted(self._ends(page, start), reverse=True):
                if longer <= end:
                    break
                for kind, when, keys in self._ends(page, start)[longer]:
                    if kind == "person" and not when and people & set(keys):
                        meant["person"] = [key for key in meant["person"] if key in keys]
                        return longer
        return end

    def _ends(self, page: _Page, at: int) -> dict[int, list[Meaning]]:
        """The meanings of every phrase that starts at token ``at``, by the token after it."""
        ends: dict[int, list[Meaning]] = {}
        keys = page.keys(page.tokens[at][0])
        heads: _Heads = [(group, key) for group in page.groups for key in keys if key in group]
        end = at + 1
        while heads:
            for group, phrase in heads:
                if meant := group[phrase]:
                    ends.setdefault(end, []).extend(self._meaning(meant))
            if end >= len(page.tokens) or not _joined(page, end):
                break
            keys = page.keys(page.tokens[end][0])
            heads = [
                (group, longer)
                for group, phrase in heads
                for key in keys
                if (longer := f"{phrase} {key}") in group
            ]
            end += 1
        return ends

    def _meaning(self, packed: str) -> tuple[Meaning, ...]:
        found = self._parsed.get(packed)
        if found is None:
            found = self._parsed[packed] = meanings(packed, self._ids)
        return found

    def _told(self, page: _Page, at: int, end: int, meant: dict[str, list[str]]) -> list[Spotted]:
        """The mentions of one span; a title that holds a government ("NATO chief") is told apart from it."""
        if end - at > 1 and set(meant) == {"office"} and meant["office"][0] not in _COUNCILS:
            parts = [(at, cut) for cut in range(end - 1, at, -1)]
            parts += [(cut, end) for cut in range(at + 1, end)]
            for part in parts:
                if holder := self._holder(page, part):
                    return _apart(page, (at, end), part, holder, meant["office"])
        if "demonym" in meant and set(meant["demonym"]) <= set(meant.get("government", ())):
            # A stem is both ("Росси-", "argentin-"): the name it is, or in lower case the adjective.
            small = not page.lower and page.text[page.tokens[at][1]].islower()
            del meant["government" if small else "demonym"]
        span = _span(page, at, end)
        return [Spotted(span, kind, tuple(meant[kind])) for kind in _ORDER if kind in meant]

    def _holder(self, page: _Page, part: tuple[int, int]) -> tuple[SpottedKind, tuple[str, ...]] | None:
        for kind, when, keys in self._ends(page, part[0]).get(part[1], ()):
            if kind in _HOLDERS and (not when or self._may(page, part, when, kind, keys, [])):
                return next(known for known in _ORDER if known == kind), keys
        return None

    def _may(
        self,
        page: _Page,
        part: tuple[int, int],
        when: str,
        kind: str,
        keys: tuple[str, ...],
        mentions: list[Spotted],
    ) -> bool:
        """Whether the words' capitals and their neighbours allow this meaning."""
        at, end = part
        words = page.text[page.tokens[at][1] : page.tokens[end - 1][2]]
        if when == UPPER:
            return words.isupper() or (kind != "office" and "." in words[:-1])
        if when == BEFORE:
            return words[0].isupper() and _name_follows(page, end)
        if when == NAME and page.lower:
            return True
        capital = not (words[0].islower() and page.text[page.tokens[end - 1][1]].islower())
        if kind == "family" and _acronym(page, at, end):
            return False
        if when in (NAME, CAPITAL):
            return capital
        return when == GUARDED and capital and self._announced(page, at, end, keys, mentions)

    def _fuller(
        self, page: _Page, at: int, end: int, meant: dict[str, list[str]], mentions: list[Spotted]
    ) -> list[Spotted]:
        """The full name where a given name in another spelling, or an initial, stands before a family."""
        if set(meant) != {"family"} or not at or not _joined(page, at):
            return []
        word, start, stop = page.tokens[at - 1]
        if not page.text[start].isupper() or word in self._honorifics:
            return []
        if mentions and mentions[-1].span.end >= stop:
            return []
        if (
            len(word) == 1
            and at > 1
            and _joined(page, at - 1)
            and page.text[page.tokens[at - 2][1]].isupper()
        ):
            return []  # a middle initial: the given name before it is unknown
        keys = [key for key in meant["family"] if any(akin(word, name) for name in self._given.of(key))]
        if not keys:
            return []
        meant["person"] = keys
        return [Spotted(_span(page, at - 1, end), "person", tuple(keys))]

    def _own(self, page: _Page, at: int, end: int, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The persons of a family whom the words around do not rule out.

        They do where a given name stands before that is not theirs, and where the family name serves as a
        given name itself ("David Smith").
        """
        first = page.tokens[at][0]
        if first in self._given.names and page.known.isdisjoint(keys) and _name_follows(page, end):
            return ()
        before = page.tokens[at - 1] if at else ("", 0, 0)
        word = before[0]
        if word not in self._given.names and len(word) != 1:
            return keys
        if not page.text[before[1]].isupper() or word in self._honorifics or not _joined(page, at):
            return keys
        return tuple(key for key in keys if any(akin(word, name) for name in self._given.of(key)))

    def _announced(
        self, page: _Page, at: int, end: int, keys: tuple[str, ...], mentions: list[Spotted]
    ) -> bool:
        """Whether a family name that is also a word follows a title or its bearer's full name."""
        if at and page.tokens[at - 1][0] in self._honorifics and _joined(page, at):
            return True
        titled = at and mentions and mentions[-1].kind == "office"
        if titled and mentions[-1].span.end == page.tokens[at - 1][2] and _joined(page, at):
            return True
        beside = [page.tokens[i][0] for i in (at - 1, end) if 0 <= i < len(page.tokens)]
        return not page.known.isdisjoint(keys) and not any(word.isdigit() for word in beside)


def _name_follows(page: _Page, end: int) -> bool:
    """Whether a word with a capital follows at once."""
    if end >= len(page.tokens):
        return False
    start = page.tokens[end][1]
    gap = page.text[page.tokens[end - 1][2] : start]
    return gap in (" ", ". ") and _joined(page, end) and page.text[start].isupper()


def _acronym(page: _Page, at: int, end: int) -> bool:
    """Whether a short word is all in capitals among others that are not: "МИД" is no Mr Meade.

    Where Latin letters are written, family names in capitals are a custom.
    """
    word, start, stop = page.tokens[at]
    if end != at + 1 or script(word) == "latin" or not 1 < len(word) <= _CAPITALS:
        return False
    beside = (page.tokens[i] for i in (at - 1, end) if 0 <= i < len(page.tokens))
    others = [page.text[first:last] for _, first, last in beside]
    return page.text[start:stop].isupper() and not any(len(o) > 1 and o.isupper() for o in others)


def _apart(
    page: _Page,
    whole: tuple[int, int],
    part: tuple[int, int],
    holder: tuple[SpottedKind, tuple[str, ...]],
    office: list[str],
) -> list[Spotted]:
    """The government and the rest of the title as two mentions, in text order."""
    first, last = (part[1], whole[1]) if part[0] == whole[0] else (whole[0], part[0])
    while last - first > 1 and len(page.tokens[last - 1][0]) <= _LINK:
        last -= 1
    if page.tokens[first][0] == "s" and last - first > 1:
        first += 1
    mention = Spotted(_span(page, *part), *holder)
    title = Spotted(_span(page, first, last), "office", tuple(office))
    return [mention, title] if part[0] == whole[0] else [title, mention]


def _span(page: _Page, at: int, end: int) -> Span:
    return Span(page.tokens[at][1], page.tokens[end - 1][2])


def _joined(page: _Page, at: int) -> bool:
    """Whether the word at ``at`` may belong to one phrase with the word before."""
    if not page.text:
        return True
    before = page.tokens[at - 1]
    gap = page.text[before[2] : page.tokens[at][1]]
    if gap == " ":
        return True
    if not _GAP.fullmatch(gap):
        return False
    return "." not in gap or len(before[0]) <= _ABBREVIATION

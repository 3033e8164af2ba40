"""Finding every phrase of the atlas in a text: the longest first, from left to right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from readout.knowledge.offices._atlas import MeaningRow
from readout.knowledge.offices._fold import ENDINGS, Token, folded, tokens, variants
from readout.knowledge.offices._phrases import CAPITAL, GUARDED, NAME, UPPER
from readout.knowledge.offices._values import Spotted, SpottedKind
from readout.record import Span

# kind ("" is a phrase that means nothing here), when it may be read so, and its keys
Meaning: TypeAlias = MeaningRow
Group: TypeAlias = "Mapping[str, Sequence[Meaning]]"
Node: TypeAlias = "dict[str, Node | Sequence[Meaning]]"

_END = ""  # the key of a node's meanings
# What may stand between two words of one phrase: spaces, a line's end, a hyphen, an apostrophe, the dot of an
# abbreviation. A dot after a longer word ends a sentence.
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f]?[-‐‑–'’ʼʻ`.,]?[ \t\u00a0\u2009\u202f]?\n?[ \t]*")
_ABBREVIATION = 3  # letters of a word whose dot does not end a sentence
_LINK = 3  # letters of the words between a title and its government ("of the")
_COUNCILS = frozenset({"security-adviser"})  # "Security Council secretary" serves a council of his own state
_HOLDERS = frozenset({"government", "body", "seat"})
_ORDER = ("government", "body", "demonym", "capital", "seat", "region", "person", "family", "given", "office")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text being searched."""

    text: str
    tokens: list[Token]
    language: str
    lower: bool
    known: set[str]


class Spotter:
    """Phrases in tries, one for every language and one for all of them."""

    def __init__(self, groups: Mapping[str, Group], honorifics: frozenset[str]) -> None:
        self._groups = groups
        self._honorifics = honorifics
        self._tries: dict[str, Node] = {}

    def spot(self, text: str, language: str) -> tuple[Spotted, ...]:
        """Every mention in ``text``, in order; several of one span where the words mean several things."""
        roots = self._roots(language)
        found = tokens(text)
        page = _Text(text, found, language, text.islower(), set())
        mentions: list[Spotted] = []
        firsts: dict[str, bool] = {}
        at, count = 0, len(found)
        while at < count:
            word = found[at][0]
            hopeful = firsts.get(word)
            if hopeful is None:
                hopeful = firsts[word] = any(
                    key in root for key in variants(word, language) for root in roots
                )
            end = self._mention(page, at, roots, mentions) if hopeful else 0
            at = end or at + 1
        return tuple(mentions)

    def meanings(self, words: str, language: str) -> tuple[Meaning, ...]:
        """What the whole of ``words`` means, whatever its capitals."""
        found = [(word, 0, 0) for word in folded(words)]
        page = _Text("", found, language, False, set())
        ends = self._ends(page, 0, self._roots(language), {}) if found else {}
        return tuple(ends.get(len(found), ()))

    def _roots(self, language: str) -> tuple[Node, ...]:
        wanted = ["all", language if language in self._groups or language in ENDINGS else "en"]
        return tuple(self._trie(name) for name in wanted)

    def _trie(self, name: str) -> Node:
        if name not in self._tries:
            self._tries[name] = _trie(self._groups.get(name, {}))
        return self._tries[name]

    def _mention(self, page: _Text, at: int, roots: tuple[Node, ...], mentions: list[Spotted]) -> int:
        """Add what starts at token ``at``; the token after it, or 0 where nothing does."""
        ends = self._ends(page, at, roots, {})
        for end in sorted(ends, reverse=True):
            meant: dict[str, list[str]] = {}
            for kind, when, keys in ends[end]:
                if self._may(page, at, end, when, keys, mentions):
                    held = meant.setdefault(kind, [])
                    held += [key for key in keys if key and key not in held]
            if not meant:
                continue
            if _END not in meant:
                mentions += self._told(page, at, end, roots, meant)
                page.known.update(meant.get("person", ()))
            return end
        return 0

    def _told(
        self, page: _Text, at: int, end: int, roots: tuple[Node, ...], meant: dict[str, list[str]]
    ) -> list[Spotted]:
        """The mentions of one span; a title that holds a government ("NATO chief") is told apart from it."""
        if set(meant) == {"office"} and end - at > 1 and meant["office"][0] not in _COUNCILS:
            for first, last in [(at, cut) for cut in range(end - 1, at, -1)] + [
                (cut, end) for cut in range(at + 1, end)
            ]:
                holder = self._holder(page, first, last, roots)
                if holder is not None:
                    return self._apart(page, (at, end), (first, last), holder, meant["office"])
        span = Span(page.tokens[at][1], page.tokens[end - 1][2])
        return [_spotted(span, kind, meant[kind]) for kind in _ORDER if kind in meant]

    def _holder(
        self, page: _Text, first: int, last: int, roots: tuple[Node, ...]
    ) -> tuple[str, list[str]] | None:
        for kind, when, keys in self._ends(page, first, roots, {}).get(last, ()):
            if kind in _HOLDERS and self._may(page, first, last, when, keys, []):
                return kind, keys
        return None

    def _apart(
        self,
        page: _Text,
        whole: tuple[int, int],
        part: tuple[int, int],
        holder: tuple[str, list[str]],
        office: list[str],
    ) -> list[Spotted]:
        mention = _spotted(Span(page.tokens[part[0]][1], page.tokens[part[1] - 1][2]), *holder)
        first, last = (part[1], whole[1]) if part[0] == whole[0] else (whole[0], part[0])
        while last - first > 1 and len(page.tokens[last - 1][0]) <= _LINK:
            last -= 1
        if page.tokens[first][0] == "s" and last - first > 1:
            first += 1
        title = _spotted(Span(page.tokens[first][1], page.tokens[last - 1][2]), "office", office)
        return [mention, title] if part[0] == whole[0] else [title, mention]

    def _ends(
        self, page: _Text, at: int, roots: tuple[Node, ...], ends: dict[int, list[Meaning]]
    ) -> dict[int, list[Meaning]]:
        """The meanings of every phrase that starts at token ``at``, by the token after it."""
        keys = variants(page.tokens[at][0], page.language)
        nodes = [node for root in roots for key in keys if isinstance(node := root.get(key), dict)]
        end = at + 1
        while nodes:
            for node in nodes:
                meanings = node.get(_END)
                if meanings is not None and not isinstance(meanings, dict):
                    ends.setdefault(end, []).extend(meanings)
            if end >= len(page.tokens) or not _joined(page, end):
                break
            keys = variants(page.tokens[end][0], page.language)
            nodes = [below for node in nodes for key in keys if isinstance(below := node.get(key), dict)]
            end += 1
        return ends

    def _may(
        self, page: _Text, at: int, end: int, when: str, keys: list[str], mentions: list[Spotted]
    ) -> bool:
        """Whether the words' capitals and their neighbours allow this meaning."""
        if not when:
            return True
        words = page.text[page.tokens[at][1] : page.tokens[end - 1][2]]
        if when == UPPER:
            return words.isupper() or "." in words[:-1]
        if when == NAME and page.lower:
            return True
        last = page.text[page.tokens[end - 1][1]]
        capital = not (words[0].islower() and last.islower())
        if when in (NAME, CAPITAL):
            return capital
        return when == GUARDED and capital and self._announced(page, at, end, keys, mentions)

    def _announced(self, page: _Text, at: int, end: int, keys: list[str], mentions: list[Spotted]) -> bool:
        """Whether a family name that is also a word follows a title or its bearer's full name."""
        if at and page.tokens[at - 1][0] in self._honorifics and _joined(page, at):
            return True
        if (
            at
            and mentions
            and mentions[-1].kind == "office"
            and mentions[-1].span.end == page.tokens[at - 1][2]
        ):
            return _joined(page, at)
        beside = [page.tokens[i][0] for i in (at - 1, end) if 0 <= i < len(page.tokens)]
        return not page.known.isdisjoint(keys) and not any(word.isdigit() for word in beside)


def _joined(page: _Text, at: int) -> bool:
    """Whether the word at ``at`` may belong to one phrase with the word before."""
    if not page.text:
        return True
    before = page.tokens[at - 1]
    gap = page.text[before[2] : page.tokens[at][1]]
    if gap == " ":
        return True
    if not _GAP.fullmatch(gap) or "," in gap:
        return False
    return "." not in gap or len(before[0]) <= _ABBREVIATION


def _trie(phrases: Group) -> Node:
    root: Node = {}
    for phrase, meanings in phrases.items():
        node = root
        for word in phrase.split(" "):
            below = node.setdefault(word, {})
            assert isinstance(below, dict)
            node = below
        node[_END] = meanings
    return root


def _spotted(span: Span, kind: str, keys: list[str]) -> Spotted:
    return Spotted(span, _KINDS[kind], tuple(keys))


_KINDS: dict[str, SpottedKind] = {
    "government": "government",
    "body": "body",
    "demonym": "demonym",
    "capital": "capital",
    "seat": "seat",
    "region": "region",
    "person": "person",
    "family": "family",
    "given": "given",
    "office": "office",
}

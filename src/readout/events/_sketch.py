"""Sketches: the little of a claim that decides which others tell of the same act.

A sketch is made from one claim and its page alone, so it never changes, whatever else is read. It is small
enough to be kept beside the claim and asked for by key.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from readout.events._days import interval, whole
from readout.knowledge import Knowledge
from readout.record import Article, BlockKind, Resolved, Role, Span, Status

# Stored sketches of another version are made anew. Raise it when what a sketch holds changes.
VERSION = "3"

# A page tells of an act from a week ahead of it to four days after it, if it gives no day: announcements come
# earlier than reports come late. Found on our own examples; rerun the golden tests when they change.
_DAYS_BEFORE = 7
_DAYS_AFTER = 4
# What a page says has happened did so before it was written, by some clock.
_DAYS_OF_CLOCKS = 1
# Days longer than this are a month or a year: they bound an act and do not date it.
FINE = 12
# Longer days than a year say nothing of when an act was.
LONGEST = 366
# How many governments of a claim are paired for its keys. A summit of thirty would have 435 pairs; whoever
# tells of it names one of its first few. 8 makes 28 pairs.
_PAIRED = 8
# The words of a story are sampled by their lowest hashes; 64 tell a third of the words in common from half.
SAMPLE = 64
# Ids of persons of the atlas; one made from a text alone may be anybody of that name.
KNOWN = "person-"
_QUOTED = 24
_NUMBERS = 16
_SHINGLE = 3
_LONG = 4
# Years and days of a month are parts of dates, which are compared as such.
_YEAR = re.compile(r"(19|20)\d\d")
_LAST_DAY = 31
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")

# Who an act is by and with; hosts, mediators, witnesses and carriers are named by some and not by others.
_CORE: tuple[Role, ...] = ("both", "source", "target")
_NAMING = ("government", "body", "demonym", "capital", "seat", "person", "region")
_STORY: tuple[BlockKind, ...] = ("headline", "summary", "body", "subheading", "quotation", "caption", "post")

_SETS = ("core", "governments", "sources", "people", "targets", "words", "names", "quoted", "numbers")

# A key and the first day, an ordinal, under which a claim is found.
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Sketch:
    """One claim as merging sees it.

    ``core`` are the governments of its principals, ``governments`` those and its hosts, mediators and
    carriers. ``people`` are (government, id, folded name) of those who act, ``targets`` of those acted upon.
    ``days`` are the ordinals of the first and last day on which the act can have been; ``date`` is the
    claim's own, empty where its page's publication bounds them, ``assumed`` where it is the publication's.
    ``names`` are governments and persons that the telling words name besides, by their ids, so that languages
    compare; ``numbers`` are figures among them, ``words`` and ``quoted`` hashes of words. ``pairs`` are the
    governments it is looked for by, ``known_by`` a hash of what an event of it is known by beside its day.
    """

    claim: str
    article: str
    language: str
    event_type: str
    act: str
    status: str
    channel: str
    place: str
    main: bool
    core: frozenset[str]
    governments: frozenset[str]
    sources: frozenset[str]
    people: frozenset[tuple[str, str, str]]
    targets: frozenset[tuple[str, str, str]]
    days: tuple[int, int] | None
    date: str
    assumed: bool
    words: frozenset[int]
    names: frozenset[str]
    quoted: frozenset[int]
    numbers: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    known_by: int

    @property
    def fine(self) -> bool:
        """Whether it is known to about a week when the act was."""
        return self.days is not None and self.days[1] - self.days[0] <= FINE

    @property
    def exact(self) -> bool:
        """Whether the claim itself dates the act, to a week or so."""
        return bool(self.date) and self.fine

    def pack(self) -> str:
        """The sketch as text; ``unpack`` gives it back."""
        values = (getattr(self, name) for name in Sketch.__slots__)
        plain = [sorted(value) if isinstance(value, frozenset) else value for value in values]
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def unpack(text: str) -> Sketch:
        """The sketch that ``pack`` wrote."""
        row = dict(zip(Sketch.__slots__, json.loads(text), strict=True))
        for name in _SETS:
            row[name] = frozenset(tuple(each) if isinstance(each, list) else each for each in row[name])
        row["days"] = tuple(row["days"]) if row["days"] else None
        row["pairs"] = tuple((a, b) for a, b in row["pairs"])
        return Sketch(**row)

    def meetings(self) -> tuple[tuple[str, str], ...]:
        """Pairs of persons of two governments whom the atlas knows, by their ids."""
        every = self.people | self.targets
        ids = sorted((code, key) for code, key, _ in every if key.startswith(KNOWN))
        return tuple(sorted({(a[1], b[1]) for a, b in combinations(ids, 2) if a[0] != b[0]}))


def sketches(claims: Iterable[Resolved], article: Article | None, knowledge: Knowledge) -> tuple[Sketch, ...]:
    """One sketch for each claim of one article; ``article`` is None where its page is not at hand."""
    telling = _Telling(article, knowledge)
    return tuple(_sketch(one, telling) for one in claims)


class _Telling:
    """The words of one page, looked through once for all of its claims."""

    def __init__(self, article: Article | None, knowledge: Knowledge) -> None:
        self._article = article
        self._knowledge = knowledge
        self._story: tuple[frozenset[int], frozenset[str], frozenset[str]] | None = None

    @property
    def language(self) -> str:
        return self._article.language if self._article is not None else ""

    def written(self, status: Status) -> tuple[int, int] | None:
        """The days on which an act of this status can have been that this page tells of without a day."""
        if self._article is None or self._article.published is None:
            return None
        first, last = whole(self._article.published.value[:10])
        return first - _DAYS_AFTER, last + (_DAYS_OF_CLOCKS if status == "happened" else _DAYS_BEFORE)

    def of(self, one: Resolved) -> tuple[frozenset[int], frozenset[str], frozenset[str]]:
        """Hashed words, names and numbers: of the story for its main claim, else of the claim's sentences."""
        if self._article is None:
            return frozenset(), frozenset(), frozenset()
        if not one.claim.main:
            return self._features([self._around(one.claim.evidence)])
        if self._story is None:
            spans = [block.span for block in self._article.blocks_of(*_STORY)]
            self._story = self._features(spans or [Span(0, len(self._article.text))])
        return self._story

    def _around(self, evidence: Span) -> Span:
        assert self._article is not None
        touched = [span for span in self._article.sentences if span.touches(evidence)]
        return Span(touched[0].start, touched[-1].end) if touched else evidence

    def _features(self, spans: list[Span]) -> tuple[frozenset[int], frozenset[str], frozenset[str]]:
        assert self._article is not None
        text = "\n".join(span.of(self._article.text) for span in spans)
        words = {_hash(word) for word in _words(text) if len(word) >= _LONG}
        spotted = self._knowledge.offices.spot(text, self.language)
        names = {found.keys[0] for found in spotted if found.kind in _NAMING and len(found.keys) == 1}
        numbers = {number for found in _NUMBER.finditer(text) if (number := _telling_number(found.group()))}
        return (
            frozenset(sorted(words)[:SAMPLE]),
            frozenset(names),
            frozenset(sorted(numbers)[:_NUMBERS]),
        )


def _sketch(one: Resolved, telling: _Telling) -> Sketch:
    claim = one.claim
    sides = list(zip(one.actors, claim.parties, strict=True))
    codes = {role: {a.government for a, p in sides if p.role == role and a.government} for role in _CORE}
    named = [(p.role, (a.government or "", a.id, _plain(a.person))) for a, p in sides if a.person]
    every = frozenset(a.government for a, _ in sides if a.government)
    core = frozenset().union(*codes.values()) or every
    when = claim.when.value.date if claim.when else ""
    days = interval(when) if when else telling.written(claim.status)
    if days is not None and not 0 <= days[1] - days[0] <= LONGEST:
        days = None
    words, names, numbers = telling.of(one)
    return Sketch(
        claim=claim.id,
        article=claim.article,
        language=telling.language,
        event_type=claim.event_type,
        act=claim.act,
        status=claim.status,
        channel=next((found.value for found in claim.detail("channel")), ""),
        place=next((_plain(found.value) for found in claim.detail("place")), ""),
        main=claim.main,
        core=core,
        governments=every,
        sources=frozenset(code for code in codes["source"]),
        people=frozenset(who for role, who in named if role in ("both", "source")),
        targets=frozenset(who for role, who in named if role == "target"),
        days=days,
        date=when,
        assumed=claim.when is not None and claim.when.value.basis == "pub",
        words=words,
        names=names - every - {who[1] for _, who in named},
        quoted=_quoted(one),
        numbers=numbers,
        known_by=_hash("|".join(sorted({*every, *(a.id for a, _ in sides if a.person)}))),
        pairs=_pairs([a.government for a, p in sides if p.role in _CORE and a.government], core),
    )


def _pairs(ordered: list[str], core: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of the claim's first few principals' governments; a single one is paired with nobody."""
    first = sorted(list(dict.fromkeys([*ordered, *sorted(core)]))[:_PAIRED])
    if len(first) == 1:
        return ((first[0], ""),)
    return tuple(combinations(first, 2)) or (("", ""),)


def _quoted(one: Resolved) -> frozenset[int]:
    found: set[int] = set()
    for quotation in one.claim.said:
        words = _words(quotation.text.value)
        found |= {
            _hash(" ".join(words[at : at + _SHINGLE])) for at in range(max(len(words) - _SHINGLE + 1, 0))
        }
    return frozenset(sorted(found)[:_QUOTED])


def _telling_number(written: str) -> str:
    """The digits of a number that may tell one story from another; empty for a year or a day of a month."""
    digits = str(int(re.sub(r"\D", "", written)[:18]))
    return "" if _YEAR.fullmatch(digits) or int(digits) <= _LAST_DAY else digits


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _plain(name: str | None) -> str:
    return " ".join(_words(name or ""))


def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))

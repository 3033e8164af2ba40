"""Headlines: the source that a headline names for itself ("… – Department of State", "Kremlin: …")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readout.knowledge import Knowledge, Language
from readout.record import Span

_DASH = re.compile(r"\s[–—―‒-]{1,2}\s+")
_COLON = re.compile(r"\s?[:：]\s*(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:[.'’‘`ʼ-][^\W_]+)*\.?")
_SAID_BY_END = re.compile(r",\s+(?P<rest>[^,]{2,60})$")
_DAY_ALONE = re.compile(r"(?:\d{1,2}\.? [^\W\d_]+|[^\W\d_]+ \d{1,2}),? (?:19|20)\d\d\s*$")
# A source is named in a few words: "Chairman of the Committee of Foreign Affairs" has seven.
_NOMINAL = 8
# A headline that keeps fewer words than this without its source is not one: "Photo - Reuters".
_LEAST = 3
# What the atlas calls somebody or something that can speak. Countries, regions and capitals in front of a
# colon are topics ("Ukraine: …"), and so are adjectives ("Russian").
_SPEAKERS = frozenset({"person", "family", "office", "seat", "body"})
_POWERS = _SPEAKERS | {"government", "capital"}


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language's pack says about sources, for headlines."""

    says: frozenset[str]
    vague: frozenset[str]
    circumstances: frozenset[str]
    stopwords: frozenset[str]


def split_attribution(headline: str, knowledge: Knowledge, language: str) -> tuple[str, Span | None]:
    """``headline`` without its attribution, and the span of the source's name in it; None where it has none.

    The source is the name alone: no dash, colon or verb, and no circumstances ("Rutte after meeting with
    Trump: …" is Rutte). A topic before a colon ("War in Ukraine: …") is not a source.
    """
    words = _words(knowledge.languages.get(language) if language in knowledge.languages else None)
    for find in (_after_dash, _after_verb, _after_colon, _before_colon):
        found = find(headline, words, knowledge, language)
        if found is not None:
            rest, source = found
            return rest, source
    return headline, None


@cache
def _words(language: Language | None) -> _Words:
    furniture = language.furniture if language is not None else None
    if language is None or furniture is None:
        none: frozenset[str] = frozenset()
        return _Words(none, none, none, none)
    stopwords = frozenset(word.casefold() for word in language.stopwords)
    return _Words(furniture.says, furniture.vague, furniture.circumstances, stopwords)


def _after_dash(headline: str, words: _Words, knowledge: Knowledge, language: str) -> tuple[str, Span] | None:
    """ "… – Department of State", "… - Shmyhal", "… – media"."""
    dashes = list(_DASH.finditer(headline))
    if not dashes:
        return None
    last = dashes[-1]
    source = _trim(headline, last.end(), len(headline))
    if not _enough(headline[: last.start()]) or not _is_nominal(headline, source, words):
        return None
    if _are_two(headline, last.start(), source, knowledge, language):
        return None
    if _speaks(headline, source, words, knowledge, language, _POWERS) or _is_name(headline, source):
        return headline[: last.start()].rstrip(), source
    return None


def _are_two(headline: str, dash: int, source: Span, knowledge: Knowledge, language: str) -> bool:
    """ "the meeting of A - B in C", "... - call of A to B": more is told of them than that they say so."""
    spotted = knowledge.offices.spot(headline, language)
    people = [one.span for one in spotted if one.kind in ("person", "family")]
    before = any(span.end == dash for span in people)
    after = [span for span in people if source.covers(span)]
    return len(after) > 1 or (before and any(s.start == source.start and s.end < source.end for s in after))


def _after_verb(headline: str, words: _Words, knowledge: Knowledge, language: str) -> tuple[str, Span] | None:
    """ "…, says Kuleba" and "…, Kuleba says"."""
    match = _SAID_BY_END.search(headline)
    if match is None or not _enough(headline[: match.start()]):
        return None
    start, end = match.span("rest")
    folded = headline[start:end].casefold()
    for verb in sorted(words.says, key=len, reverse=True):
        if folded.startswith(f"{verb} "):
            source = _trim(headline, start + len(verb), end)
        elif folded.endswith(f" {verb}"):
            source = _trim(headline, start, end - len(verb))
        else:
            continue
        known = _speaks(headline, source, words, knowledge, language, _POWERS) or _is_name(headline, source)
        if known and _is_nominal(headline, source, words):
            return headline[: match.start()].rstrip(), source
    return None


def _after_colon(
    headline: str, words: _Words, knowledge: Knowledge, language: str
) -> tuple[str, Span] | None:
    """ "… with Russian counterpart: spokeswoman"."""
    colons = list(_COLON.finditer(headline))
    if not colons:
        return None
    last = colons[-1]
    source = _trim(headline, last.end(), len(headline))
    count = len(_WORD.findall(source.of(headline)))
    before = len(_WORD.findall(headline[: last.start()]))
    if not _enough(headline[: last.start()]) or count > 4 or count * 2 > before:
        return None
    if _is_nominal(headline, source, words) and _speaks(
        headline, source, words, knowledge, language, _SPEAKERS
    ):
        return headline[: last.start()].rstrip(), source
    return None


def _before_colon(
    headline: str, words: _Words, knowledge: Knowledge, language: str
) -> tuple[str, Span] | None:
    """ "Kremlin: …", "Austrian FM: …", "Rutte after meeting with Trump: …"."""
    colon = _COLON.search(headline)
    if colon is None or not _enough(headline[colon.end() :]):
        return None
    if headline[colon.start() - 1 : colon.start()].isdigit() and headline[colon.end()].isdigit():
        return None  # a clock or a score
    if _DAY_ALONE.match(headline, colon.end()):
        return None  # "PM call with the president of France: 10 August 2025"
    whole = _trim(headline, 0, colon.start())
    source = _speaker(headline, whole, words)
    if len(source) == 0 or not _is_nominal(headline, source, words):
        return None
    quoted = headline[colon.end()] in "\"'“‘«„"
    if _speaks(headline, source, words, knowledge, language, _SPEAKERS):
        return headline[colon.end() :], source
    if quoted and _is_name(headline, source) and not _is_topic(headline, source, knowledge, language):
        return headline[colon.end() :], source
    return None


def _speaker(headline: str, whole: Span, words: _Words) -> Span:
    """The part before the circumstances: "Interior Minister on murder of …" is the Interior Minister."""
    for match in _WORD.finditer(headline, whole.start, whole.end):
        if match.start() > whole.start and match[0].casefold() in words.circumstances:
            return _trim(headline, whole.start, match.start())
    return whole


def _trim(headline: str, start: int, end: int) -> Span:
    words = headline[start:end]
    left = len(words) - len(words.lstrip(" \t\u00a0\"'“”«»"))
    right = len(words) - len(words.rstrip(" \t\u00a0\"'“”«».,"))
    return Span(start + left, max(start + left, end - right))


def _enough(rest: str) -> bool:
    return len(_WORD.findall(rest)) >= _LEAST or (len(rest) >= 8 and not rest.isascii())


def _is_nominal(headline: str, source: Span, words: _Words) -> bool:
    """Few words, none of them a verb of saying, none ending a sentence."""
    found = [match[0].casefold() for match in _WORD.finditer(headline, source.start, source.end)]
    if (
        not 1 <= len(found) <= _NOMINAL
        or not source.of(headline)[0].isalnum()
        or any(mark in source.of(headline) for mark in "?!;|")
    ):
        return False
    return not any(word in words.says for word in found if word not in words.vague)


def _speaks(
    headline: str, source: Span, words: _Words, knowledge: Knowledge, language: str, kinds: frozenset[str]
) -> bool:
    """Whether the atlas or the pack knows ``source`` as somebody who can be quoted."""
    name = source.of(headline).casefold()
    found = [match[0].casefold() for match in _WORD.finditer(name)]
    if name in words.vague or _ends_vague(found, words):
        return True
    spotted = knowledge.offices.spot(source.of(headline), language)
    known = [one for one in spotted if one.kind in kinds]
    # The name must be most of the words: "Guerre en Ukraine" is not Ukraine speaking.
    reach = sum(len(one.span) for one in {one.span: one for one in known}.values())
    return bool(known) and reach * 2 > len(source)


def _ends_vague(found: list[str], words: _Words) -> bool:
    """ "Austrian FM", "Foreign Ministry spokesperson": the last word is one that sources are called by."""
    return 1 < len(found) <= 5 and found[-1] in words.vague and found[0] not in words.stopwords


def _is_name(headline: str, source: Span) -> bool:
    """One to four words that all begin with a capital (in scripts that have them), with no digit."""
    found = [match[0] for match in _WORD.finditer(headline, source.start, source.end)]
    capitals = all(
        word[0].isupper() or word.casefold() in {"of", "de", "al", "bin", "van", "von"} for word in found
    )
    return 1 <= len(found) <= 4 and capitals and not any(map(str.isdigit, source.of(headline)))


def _is_topic(headline: str, source: Span, knowledge: Knowledge, language: str) -> bool:
    """Whether the atlas knows it as a place: "Gaza after the ceasefire: …" has no speaker."""
    spotted = knowledge.offices.spot(source.of(headline), language)
    return any(one.kind in {"government", "region", "capital", "demonym"} for one in spotted)

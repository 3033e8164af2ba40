"""What an act was about: the noun phrases after "discussed", "about", "on", split where a list is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Found, Span

_MOST = 8
_LIGHT = 2
# "in a 40-minute phone call": words from a preposition to its noun.
_PHRASE = 6
_PLAIN = frozenset(["about", "regarding", "concerning"])
_LONGEST = 110
_TAIL = re.compile(r"(?:^|\s+)(?:as well|too|among others|among other (?:things|matters|topics|issues))$")
# Words that a list ends in and that name nothing.
_EMPTY = frozenset(
    [
        "as well",
        "among other things",
        "among other matters",
        "other things",
        "others",
        "more",
        "so on",
        "the like",
        "etc",
    ]
)
# What leads from a topic to the day behind it.
_TRAILS = re.compile(r"\s+(?:on|in|at|by|for|late|early)\s*$", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,|;)\s*(?:and\s+)?(?:also\s+)?|\s+and\s+also\s+|\s+as well as\s+")
_LEAD = re.compile(
    r"^(?:and|also|about|on|of|the|a|an|regarding|concerning|over|with|including|that|importance of|"
    r"issues? (?:of|related to)|situation (?:in|around)|several topics|latest developments? (?:in|on))\s+",
    re.IGNORECASE,
)


def topics_after(
    sentence: Sentence,
    start: int,
    words: Words,
    text: str,
    dated: Sequence[Span] = (),
    until: int | None = None,
    *,
    whole: bool = False,
) -> list[Found[str]]:
    """Topics that the sentence names from token ``start`` on, in order, each with its span.

    ``dated`` are the spans of time expressions, which are never topics: they are cut off, or with ``whole``
    no topic that holds one is given. Topics in front of token ``until`` end where the phrase begins that it
    belongs to ("discussed visas in a call").
    """
    folds = [token.fold for token in sentence.tokens]
    for begin, end, _ in words.topics.verbs.find(folds):
        if start == 0 and end - begin <= _LIGHT and folds[begin] in words.matters - _PLAIN:
            continue  # "found over Montana": a preposition leads to a matter only behind the act itself
        if (
            begin < start
            or sentence.tokens[begin].quoted != sentence.tokens[min(start, len(folds) - 1)].quoted
        ):
            continue
        after = sentence.tokens[end].span if end < len(sentence.tokens) else None
        if after is None or any(span.touches(after) for span in dated) or _where(folds[end:]):
            continue
        stop = _end(sentence, end, words)
        if until is not None and end <= until:
            stop = min(stop, _phrase(sentence, end, until, words))
        found = _split(text, sentence.span_of(end, stop)) if stop > end else []
        if whole:
            return [topic for topic in found if not overlaps(topic, dated)]
        cut = (_without_day(text, topic, dated) for topic in found)
        return [topic for topic in cut if topic is not None]
    return []


def _without_day(text: str, topic: Found[str], dated: Sequence[Span]) -> Found[str] | None:
    """A topic without the day of the talk at either end ("the Amazon on Thursday"); None for a day alone.

    A day within it belongs to it ("the 2015 nuclear deal").
    """
    span = topic.evidence[0]
    start = max(
        (one.end for one in dated if one.start <= span.start < one.end < span.end), default=span.start
    )
    end = min((one.start for one in dated if start < one.start < span.end <= one.end), default=span.end)
    if any(one.start <= start and end <= one.end for one in dated):
        return None
    if (start, end) == (span.start, span.end):
        return topic
    leading = _TRAILS.search(text, start, end) if end < span.end else None
    kept = _clean(text, Span(start, leading.start() if leading else end))
    return Found(kept.of(text), (kept,), topic.confidence) if kept is not None else None


def _where(folds: Sequence[str]) -> bool:
    """Whether the words behind "on" or "over" begin no matter, but where or how it was said."""
    return folds[0] in _NOT_MATTERS or (folds[0] in _OWN and bool(_NETWORKS & set(folds[1:_NETWORK])))


# "on his own network", "on its Telegram channel"
_OWN = frozenset(["his", "her", "its", "their", "the", "a"])
_NETWORK = 5
_NETWORKS = frozenset(
    [
        "network",
        "platform",
        "channel",
        "account",
        "website",
        "page",
        "telegram",
        "facebook",
        "twitter",
        "truth",
    ]
)
# "on the sidelines", "over the phone", "on behalf": words after "on" and "over" that begin no matter.
_NOT_MATTERS = frozenset(
    ["as", "sidelines", "margins", "phone", "telephone", "behalf", "condition", "eve", "twitter", "x"]
)


def topics_before(
    sentence: Sentence, words: Words, text: str, dated: Sequence[Span] = ()
) -> list[Found[str]]:
    """Topics that are their sentence's subject: "Gas transit was discussed", "Syria dominated the talks"."""
    folds = [token.fold for token in sentence.tokens]
    for begin, _, _ in words.topics.subjects.find(folds):
        start = _subject_start(sentence, begin, words)
        short = sentence.folds(start, begin)
        if start >= begin or sentence.tokens[begin].quoted or set(short) <= words.pronouns | _POINTING:
            continue
        span = sentence.span_of(start, begin)
        return [topic for topic in _split(text, span) if not overlaps(topic, dated)]
    return []


# Subjects that point back at something instead of naming it.
_POINTING = frozenset(["it", "this", "that", "they", "these", "which", "who", "what", "there", "all"])


# Breaks that may as well open a phrase inside the subject ("the situation after the vote").
_WHEN = frozenset(["after", "before", "since", "as", "until", "so"])


def _subject_start(sentence: Sentence, end: int, words: Words) -> int:
    """Where the subject that ends at token ``end`` begins: behind the last break or opening phrase."""
    for index in range(end - 1, -1, -1):
        token = sentence.tokens[index]
        if token.text in ";:" or token.fold in words.breaks - _WHEN:
            return index + 1
    opening = bool(sentence.tokens) and sentence.tokens[0].fold in words.prepositions
    commas = [index for index in range(end) if sentence.tokens[index].text == ","]
    return commas[0] + 1 if opening and commas else 0


def _end(sentence: Sentence, begin: int, words: Words) -> int:
    for index in range(begin, len(sentence.tokens)):
        token = sentence.tokens[index]
        last = index + 1 == len(sentence.tokens)
        if last and token.text in ".;:!?":
            return index
        if words.topics.ends.longest(sentence, index) or (sentence.tokens[begin].quoted and not token.quoted):
            return index
        if token.fold in words.says and (comma := _back(sentence, begin, index)):
            return comma
    return len(sentence.tokens)


def _phrase(sentence: Sentence, begin: int, until: int, words: Words) -> int:
    """Where the phrase with the word at ``until`` begins: at the preposition in front of it, else there."""
    back = range(until, max(until - _PHRASE, begin - 1), -1)
    return next((i for i in back if sentence.tokens[i].fold in words.prepositions), until)


def _back(sentence: Sentence, begin: int, index: int) -> int | None:
    """The comma in front of the source of a verb of speech (", the ministry said"); None without one."""
    for back in range(index - 1, max(index - 9, begin), -1):
        if sentence.tokens[back].text in (",", "–", "—"):
            return back
    return None


def _split(text: str, span: Span) -> list[Found[str]]:
    found: list[Found[str]] = []
    start = span.start
    pieces = [*_SPLIT.finditer(text, span.start, span.end)]
    bounds = [(m.start(), m.end()) for m in pieces] + [(span.end, span.end)]
    for stop, following in bounds:
        piece = _clean(text, Span(start, max(stop, start)))
        if piece is not None:
            found.append(Found(piece.of(text), (piece,), 0.7))
        start = following
    return found[:_MOST]


def _clean(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while True:
        words = text[start:end]
        stripped = len(words) - len(words.lstrip(" \n\t\"'“”«»("))
        lead = _LEAD.match(text[start + stripped : end])
        if not lead and not stripped:
            break
        start += stripped + (lead.end() if lead else 0)
    while end > start and text[end - 1] in " \n\t\"'“”«».,;:)–—-":
        end -= 1
    tail = _TAIL.search(text, start, end)
    end = tail.start() if tail else end
    words = text[start:end]
    if not (3 <= len(words) <= _LONGEST) or not any(c.isalpha() for c in words) or words.lower() in _EMPTY:
        return None
    return Span(start, end)


def overlaps(topic: Found[str], spans: Sequence[Span]) -> bool:
    """True when a topic's words touch any of ``spans``."""
    return any(topic.evidence[0].touches(span) for span in spans)

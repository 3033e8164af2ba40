"""What an act was about: the noun phrases after "discussed", "about", "on", split where a list is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Found, Span

_MOST = 8
_LONGEST = 110
_SPLIT = re.compile(r"\s*(?:,|;)\s*(?:and\s+)?(?:also\s+)?|\s+and\s+also\s+|\s+as well as\s+")
_LEAD = re.compile(
    r"^(?:and|also|about|on|of|the|a|an|regarding|concerning|over|with|including|that|importance of|"
    r"issues? (?:of|related to)|situation (?:in|around)|several topics|latest developments? (?:in|on))\s+",
    re.IGNORECASE,
)


def topics_after(sentence: Sentence, start: int, words: Words, text: str) -> list[Found[str]]:
    """Topics that the sentence names from token ``start`` on, in order, each with its span."""
    folds = [token.fold for token in sentence.tokens]
    cue = next(((s, e) for s, e, _ in words.topics.find(folds) if s >= start), None)
    if cue is None:
        return []
    begin = cue[1]
    end = _end(sentence, begin, words)
    if end <= begin:
        return []
    return _split(text, sentence.span_of(begin, end))


def _end(sentence: Sentence, begin: int, words: Words) -> int:
    for index in range(begin, len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.text in ".;:!?" and index + 1 == len(sentence.tokens):
            return index
        if words.topic_ends.longest(sentence, index) or token.fold in words.says:
            return _back(sentence, index)
    return len(sentence.tokens)


def _back(sentence: Sentence, index: int) -> int:
    """Step back over the source in front of its verb of speech (", the ministry said")."""
    for back in range(index - 1, max(index - 9, 0), -1):
        if sentence.tokens[back].text == ",":
            return back
    return index


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
    while end > start and text[end - 1] in " \n\t\"'“”«».,;:)":
        end -= 1
    words = text[start:end]
    if not (3 <= len(words) <= _LONGEST) or not any(c.isalpha() for c in words):
        return None
    return Span(start, end)


def overlaps(topic: Found[str], spans: Sequence[Span]) -> bool:
    """True when a topic's words touch any of ``spans``."""
    return any(topic.evidence[0].touches(span) for span in spans)

"""News outlets in a text: those that Readout knows, and others that the words around them show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from readout.claims._mentions import Mention
from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Span

Outlets = Mapping[tuple[str, ...], str]

# Words of the longest name of an outlet.
_LONGEST = 4
# Words that stand inside an outlet's name without a capital ("The Times of India").
_JOINTS = frozenset(["of", "and", "the", "de", "la", "du"])
# An agency that nobody listed is written in capitals ("told ISNA"); shorter and longer words are others.
_INITIALS = re.compile(r"[A-Z]{3,6}")
_BRACKETED = re.compile(r"[(/]\s*([^\W\d_][^()/\d]{1,28}?)\s*[)/]")


def known(sentence: Sentence, outlets: Outlets) -> Iterator[tuple[int, int, str]]:
    """Every outlet that a sentence names: its first token, the token after its last, the outlet's name."""
    folds = tuple(token.fold for token in sentence.tokens)
    for index in range(len(folds)):
        for size in range(_LONGEST, 0, -1):
            key = folds[index : index + size]
            if len(key) == size and key in outlets and _written(sentence, index, size, outlets[key]):
                yield index, index + size, outlets[key]
                break


def _written(sentence: Sentence, index: int, size: int, name: str) -> bool:
    """A name begins with a capital; initials have no small letters: "ANI", and not "Ani Badalyan"."""
    word = sentence.tokens[index].text
    return word.isupper() if size == 1 and name.isupper() else word[:1].isupper()


def of_a_country(sentence: Sentence, words: Words) -> Iterator[tuple[int, int]]:
    """Tokens ``[start, end)`` of agencies that bear a country's name: "Qatar News Agency"."""
    for index in range(1, len(sentence.tokens)):
        end = words.speech.media.longest(sentence, index)
        if end is None or end - index == 1 or not all(t.capital for t in sentence.tokens[index:end]):
            continue
        start = index
        while start and index - start < _LONGEST and sentence.tokens[start - 1].capital:
            start -= 1
        if start < index:
            yield start, end


def alone(sentence: Sentence, start: int, end: int) -> bool:
    """The outlet stands in brackets, after a dash at the end, or is the whole line."""
    before = sentence.tokens[start - 1].text if start else ""
    after = sentence.tokens[end].text if end < len(sentence.tokens) else ""
    return before in ("(", "—", "–", "-", "By") or (after in (")", "") and (start == 0 or before in "(/"))


def unlisted(sentence: Sentence, mentions: Mapping[int, Mention], words: Words) -> Iterator[tuple[int, int]]:
    """Tokens ``[start, end)`` of outlets that no list has: ", the Evening Post reported.", "told ISNA"."""
    tokens = sentence.tokens
    yield from of_a_country(sentence, words)
    for index, token in enumerate(tokens):
        if token.quoted:
            continue
        if token.fold == "told" and _initials(sentence, index + 1, mentions):
            yield index + 1, index + 2
        elif token.text == "," and not tokens[index].quoted:
            start = index + 1
            while start < len(tokens) and tokens[start].fold in words.articles:
                start += 1
            end = _run(sentence, start)
            held = mentions.get(start) or mentions.get(index + 1)
            actor = held is not None and (held.kind != "person" or bool(held.persons or held.office))
            if start < end <= start + _LONGEST and not actor and _reports_last(sentence, end, words):
                yield start, end


def _initials(sentence: Sentence, index: int, mentions: Mapping[int, Mention]) -> bool:
    return (
        index < len(sentence.tokens)
        and bool(_INITIALS.fullmatch(sentence.tokens[index].text))
        and index not in mentions
    )


def _run(sentence: Sentence, start: int) -> int:
    """Where a run of capitalised words with their joints ends."""
    end = start
    for index in range(start, min(start + _LONGEST + 1, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.capital:
            end = index + 1
        elif not (token.fold in _JOINTS and index > start):
            break
    return end


def _reports_last(sentence: Sentence, end: int, words: Words) -> bool:
    """True where nothing but a verb of reporting, and perhaps a day, closes the sentence."""
    rest = [token for token in sentence.tokens[end:] if token.word]
    return bool(rest) and rest[0].fold in words.speech.reports and len(rest) <= 3


def in_dateline(line: str, span: Span) -> Iterator[Span]:
    """Spans of agencies in brackets or strokes in a dateline at ``span``: "BONN (epd)", "/Interfax/"."""
    for match in _BRACKETED.finditer(line):
        yield Span(span.start + match.start(1), span.start + match.end(1))

"""What a person typed into a search box, as terms. Nothing that can be typed is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.record import Span
from readout.store._fold import words

_CHUNK = re.compile(r'(-?)"([^"]*)"(\*?)|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand in a row; ``prefix``: the last is a beginning; ``without``: must not occur."""

    words: tuple[str, ...]
    prefix: bool = False
    without: bool = False


def parse(text: str) -> tuple[Term, ...]:
    """The terms of ``text``: ``two words "in a row" begin* -without``."""
    terms = []
    for chunk in _CHUNK.finditer(text):
        minus, quoted, star, bare = chunk.groups()
        inside = quoted if bare is None else bare
        without = bool(minus) if bare is None else bare.startswith("-")
        prefix = bool(star) if bare is None else bare.endswith("*")
        if found := tuple(word for word, _ in words(inside)):
            terms.append(Term(found, prefix, without))
    return tuple(terms)


def places(terms: tuple[Term, ...], found: list[tuple[str, Span]]) -> tuple[Span, ...]:
    """Where the terms that must occur stand among ``found`` words, in order and without overlap."""
    spans = []
    after = 0
    wanted = [term for term in terms if not term.without]
    # Nearly every word of a story begins no term, and is passed over at once.
    whole = {term.words[0] for term in wanted}
    begun = tuple(term.words[0] for term in wanted if term.prefix and len(term.words) == 1)
    for number, (word, _) in enumerate(found):
        if number < after or not (word in whole or word.startswith(begun)):
            continue
        length = max(_fits(term, found, number) for term in wanted)
        if length:
            spans.append(Span(found[number][1].start, found[number + length - 1][1].end))
            after = number + length
    return tuple(spans)


def _fits(term: Term, found: list[tuple[str, Span]], number: int) -> int:
    """How many words of ``found`` from ``number`` on the term takes up; 0 where it does not stand there."""
    row = [word for word, _ in found[number : number + len(term.words)]]
    if len(row) < len(term.words) or tuple(row[:-1]) != term.words[:-1]:
        return 0
    last = term.words[-1]
    return len(row) if row[-1] == last or (term.prefix and row[-1].startswith(last)) else 0

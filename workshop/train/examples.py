"""The corpus as the network learns it: windows of a story with labels for its pieces and its triggers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from readout import pages
from readout.claims import marked
from readout.knowledge import Knowledge
from readout.model import LABELS, Tokenizer, Window, cut
from readout.record import Page, Span
from workshop.corpus.batches import Deed, Line, Place, evidence, occurrence
from workshop.train.held_out import held_out
from workshop.train.lessons import Example, Trigger

# Words of more letters than this count as naming an act, by their first letters.
_SHORT = 3
_STEM = 5


@dataclass(slots=True)
class Tally:
    """What could not be learnt from: triggers that lie outside the story that the page reader found."""

    triggers: int = 0
    outside: int = 0
    names: list[str] = field(default_factory=list)


def examples(
    lines: Iterable[Line], knowledge: Knowledge, tokenizer: Tokenizer, tally: Tally
) -> Iterator[Example]:
    """The windows of every English document; ``tally`` counts what was left out."""
    english = [line for line in lines if line["lang"] == "en"]
    words = _words(english)
    for line in english:
        yield from _of(line, knowledge, tokenizer, tally, words)


def _words(lines: Iterable[Line]) -> dict[str, set[str]]:
    """The beginnings of the words that name acts of each type, where two documents use them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for deed in line["engagements"]:
            counts[deed["type"]].update(
                {_stem(word) for word in deed["trigger"].split() if len(word) > _SHORT}
            )
    return {kind: {stem for stem, count in found.items() if count > 1} for kind, found in counts.items()}


def _stem(word: str) -> str:
    return word.lower()[:_STEM]


def _of(
    line: Line, knowledge: Knowledge, tokenizer: Tokenizer, tally: Tally, words: dict[str, set[str]]
) -> Iterator[Example]:
    page = Page(
        line["url"],
        line["text"].encode(),
        "jsonl",
        line["id"],
        media_type="text/plain",
        charset="utf-8",
        published=line["published"],
        text_given=True,
    )
    article = pages.read(page, knowledge)
    story = marked(article, knowledge)
    apart = held_out(line)
    stems = set().union(*(words.get(deed["type"], set()) for deed in line["engagements"]))
    headline = article.headline.evidence if article.headline and line["engagements"] else ()
    for window in cut(story.marked, tokenizer):
        triggers = []
        for number, deed in enumerate(line["engagements"]):
            found = _trigger(line, number, deed, story.starts, window)
            tally.triggers += 1
            if found is None:
                tally.outside += 1
                tally.names.append(f"{line['id']}: {deed['trigger']}")
            elif found.pieces:
                triggers.append(found)
        heads = [at for span in headline if (at := moved(span, story.starts)) is not None]
        unasked = {piece for at in heads for piece in pieces_in(window, at)}
        unasked |= {
            index
            for index, (start, end) in enumerate(window.places)
            if _stem(_word_at(story.marked.text, start, end)) in stems
        }
        yield Example(
            line["id"], window, tuple(triggers), tuple(sorted(unasked)), bool(line["engagements"]), apart
        )


def _word_at(text: str, start: int, end: int) -> str:
    """The whole word that a piece is of."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _trigger(
    line: Line,
    number: int,
    deed: Deed,
    starts: tuple[tuple[int, Span], ...],
    window: Window,
) -> Trigger | None:
    text = line["text"]
    near = evidence(text, deed)
    place = near and occurrence(text, deed["trigger"], near)
    if near is None or place is None:
        return None
    at = moved(place, starts)
    if at is None:
        return None
    pieces = pieces_in(window, at)
    inside = tuple(piece for piece in pieces if window.own[0] <= piece < window.own[1])
    roles: dict[int, int] = {}
    for role, letters in _told(deed):
        there = occurrence(text, letters, near)
        here = there and moved(there, starts)
        for piece in pieces_in(window, here) if here else ():
            roles.setdefault(piece, LABELS["roles"].index(role))
    return Trigger(
        inside,
        LABELS["kinds"].index(deed["type"]),
        LABELS["statuses"].index(deed["status"]),
        LABELS["acts"].index(deed["root"]),
        number == line["main"],
        roles,
    )


def _told(deed: Deed) -> Iterator[tuple[str, str]]:
    """Every stretch of letters of an engagement with what it is to it; the surest first."""
    for who in deed["who"]:
        if who.get("as"):
            yield ("other" if who.get("role") else who["side"]), str(who["as"])
    if deed.get("when"):
        yield "date", str(deed["when"])
    if deed.get("where"):
        yield "place", str(deed["where"])
    for source in deed.get("by", []):
        if source.get("as"):
            yield "by", source["as"]
    for topic in deed.get("topics", []):
        yield "topic", topic


def moved(place: Place | Span, starts: tuple[tuple[int, Span], ...]) -> Span | None:
    """A place of the page's text in the story's; None where it is no part of the story."""
    for start, span in starts:
        if span.start <= place.start < span.end:
            end = min(place.end, span.end)
            return Span(place.start - span.start + start, end - span.start + start)
    return None


def pieces_in(window: Window, span: Span) -> tuple[int, ...]:
    """The pieces of a window that share a letter with a span of its text."""
    return tuple(
        index
        for index, (start, end) in enumerate(window.places)
        if end > start and start < span.end and end > span.start
    )

"""The corpus as the network learns it: windows of a story with labels for its pieces and its triggers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from readout import pages
from readout.claims import marked
from readout.knowledge import Knowledge
from readout.model import LABELS, Tokenizer, Window, cut
from readout.record import Article, Page, Span
from workshop.corpus.batches import Deed, Line, Place, evidence, occurrence

# One event of this many goes to the development part; chosen by the event, so that no event is in both.
_APART = 10


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in a window: its pieces, its labels, and what each piece of the window is to it."""

    pieces: tuple[int, ...]
    kind: int
    status: int
    act: int
    main: bool
    roles: dict[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its triggers; ``relevant``: the document has an engagement."""

    name: str
    window: Window
    triggers: tuple[Trigger, ...]
    relevant: bool
    held_out: bool


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
    for line in lines:
        if line["lang"] == "en":
            yield from _of(line, knowledge, tokenizer, tally)


def _of(line: Line, knowledge: Knowledge, tokenizer: Tokenizer, tally: Tally) -> Iterator[Example]:
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
    held_out = _held_out(line)
    for window in cut(story.marked, tokenizer):
        triggers = []
        for number, deed in enumerate(line["engagements"]):
            found = _trigger(line, number, deed, article, story.starts, window)
            tally.triggers += 1
            if found is None:
                tally.outside += 1
                tally.names.append(f"{line['id']}: {deed['trigger']}")
            elif found.pieces:
                triggers.append(found)
        yield Example(line["id"], window, tuple(triggers), bool(line["engagements"]), held_out)


def _held_out(line: Line) -> bool:
    """By the main event where there is one, else by the document."""
    main = line["main"]
    event = line["engagements"][main].get("event") if main is not None else None
    digest = hashlib.sha256((event or line["id"]).encode()).digest()
    return digest[0] % _APART == 0


def _trigger(
    line: Line,
    number: int,
    deed: Deed,
    article: Article,
    starts: tuple[tuple[int, Span], ...],
    window: Window,
) -> Trigger | None:
    text = line["text"]
    near = evidence(text, deed)
    place = near and occurrence(text, deed["trigger"], near)
    if near is None or place is None:
        return None
    at = _moved(place, starts)
    if at is None:
        return None
    pieces = _pieces(window, at)
    inside = tuple(piece for piece in pieces if window.own[0] <= piece < window.own[1])
    roles: dict[int, int] = {}
    for role, letters in _told(deed):
        there = occurrence(text, letters, near)
        here = there and _moved(there, starts)
        for piece in _pieces(window, here) if here else ():
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


def _moved(place: Place, starts: tuple[tuple[int, Span], ...]) -> Span | None:
    """A place of the page's text in the story's; None where it is no part of the story."""
    for start, span in starts:
        if span.start <= place.start < span.end:
            end = min(place.end, span.end)
            return Span(place.start - span.start + start, end - span.start + start)
    return None


def _pieces(window: Window, span: Span) -> tuple[int, ...]:
    return tuple(
        index
        for index, (start, end) in enumerate(window.places)
        if end > start and start < span.end and end > span.start
    )

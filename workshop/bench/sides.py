"""What the comparison of two sides finds and misses of events whose sides a person read, row by row.

Run ``python -m workshop.bench sides``. ``../shared/gold`` holds ``pages.jsonl`` (texts) and ``sides.jsonl``:
what each side alone and what both mention, one event a line. Merging is not measured: the pages of an
event are taken for one event. A topic of the gold is found where a row's wording or name shares its known
topic, its place or half of its words (``knowledge.topics.likeness``); it stands right where the row is of the
same side, or of both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from readout import events
from readout.knowledge import Knowledge, load
from readout.knowledge.topics import Form, Topics, letters, likeness
from readout.pipeline import Readout
from readout.record import Article, Comparison, Event, Page, Resolved, Span, TopicRow
from workshop.bench.table import Table

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
_FOUND = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One topic of the gold: where it should stand, the row that has it, and where that stands."""

    event: str
    topic: str
    wanted: str
    row: str | None
    stands: str | None

    @property
    def right(self) -> bool:
        """Whether it was found on the side it belongs to."""
        return self.stands == self.wanted


def lines(folder: Path, knowledge: Knowledge) -> Iterator[Line]:
    """Every topic of every event of the folder."""
    pages = {one["id"]: one for one in _read(folder / "pages.jsonl")}
    for gold in _read(folder / "sides.jsonl"):
        found = _compared(gold, pages, knowledge)
        if found is None:
            continue
        wanted = [(topic, code) for code, side in gold["sides"].items() for topic in side["only"]]
        for topic, side in [*wanted, *((topic, "both") for topic in gold["both"])]:
            row = _row(topic, found, knowledge)
            name, stands = (row.topic.name, _stands(row, found)) if row is not None else (None, None)
            yield Line(gold["event"], topic, side, name, stands)


def _read(file: Path) -> list[dict]:  # type: ignore[type-arg]  # foreign JSON
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _compared(gold: dict, pages: dict, knowledge: Knowledge) -> Comparison | None:  # type: ignore[type-arg]
    left, right = gold["sides"]
    keys = sorted({key for side in gold["sides"].values() for key in side["pages"]} & pages.keys())
    readout = Readout(knowledge=knowledge)
    readings = [
        readout.read_page(
            Page(
                url=pages[key]["url"],
                content=pages[key]["text"].encode(),
                source="bench",
                name=key,
                published=pages[key]["published"],
                media_type="text/plain",
                text_given=True,
            )
        )
        for key in keys
    ]
    articles = {one.article.id: one.article for one in readings}
    told = [claim for one in readings for claim in one.claims]
    event = _one(told, articles, knowledge, {left, right})
    return events.compare(event, told, articles, knowledge, (left, right)) if event is not None else None


def _one(
    told: list[Resolved], articles: dict[str, Article], knowledge: Knowledge, sides: set[str]
) -> Event | None:
    """The event that most accounts tell between the two sides, with all other accounts between them."""
    merged = events.merge(told, articles, knowledge)
    fitting = [one for one in merged if sides <= {actor.government for actor in one.actors}]
    if not fitting:
        return None
    best = max(fitting, key=lambda one: len(one.accounts))
    return replace(best, accounts=tuple(account for one in fitting for account in one.accounts))


def _row(topic: str, found: Comparison, knowledge: Knowledge) -> TopicRow | None:
    """The row most like a topic of the gold."""
    sides = (found.left.government, found.right.government)
    wanted = _form(topic, sides, knowledge)
    fits = [
        (max(likeness(wanted, _form(words, sides, knowledge)) for words in _wordings(row)), -number)
        for number, row in enumerate(found.rows)
    ]
    best = max(fits, default=(0.0, 0))
    return found.rows[-best[1]] if best[0] >= _FOUND else None


def _wordings(row: TopicRow) -> list[str]:
    return [row.topic.name, *(one.words for one in (*row.left, *row.right))]


def _form(words: str, sides: tuple[str, str], knowledge: Knowledge) -> Form:
    language = knowledge.languages.get("en")
    topics = Topics(knowledge.topics, knowledge.offices)
    spotted = knowledge.offices.spot(words, "en")
    whole = Span(0, len(words))
    return topics.normal(letters(words), whole, spotted, "en", frozenset(language.stopwords), sides)


def _stands(row: TopicRow, found: Comparison) -> str:
    names = {"left": found.left.government, "right": found.right.government}
    return names.get(row.kind, "both" if row.kind == "both" else row.kind)


def tables() -> list[Table]:
    """One row a topic, and the sums; nothing where the gold does not lie beside the checkout."""
    if not (GOLD / "sides.jsonl").is_file():
        return []
    told = list(lines(GOLD, load()))
    found, right = sum(one.row is not None for one in told), sum(one.right for one in told)
    rows = [
        (
            "right" if one.right else "found" if one.row else "missed",
            *(one.event, one.wanted, one.topic, one.stands or "", one.row or ""),
        )
        for one in told
    ]
    title = f"Two sides: {len(told)} topics, {found} found, {right} on the right side"
    return [Table(title, ("", "event", "side", "topic", "stands", "row"), rows)]

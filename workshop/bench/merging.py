"""Merging on pages with gold: pairs of pages whose main act is one event, by our claims and by the gold's.

Two runs over the same pages. ``own`` merges what Readout reads. ``gold`` merges claims made from the
annotation in place of ours, so that what is lost in reading is not laid to merging. Both are compared with
the gold's groups, pair by pair; ``python -m workshop.bench.merging`` also lists every pair missed or made
wrongly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any, cast

from readout import actors, events, pipeline
from readout.knowledge import Knowledge
from readout.record import (
    Article,
    Claim,
    DateBasis,
    Detail,
    Found,
    Party,
    Quotation,
    Reading,
    Resolved,
    Role,
    Span,
    Status,
    When,
    content_id,
)
from readout.sources import Options
from workshop.bench.table import Table

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
_TITLE = "Merging: pairs of pages that tell one event"
# A day after every page of the set was written, so that a score does not depend on the day of the run.
_READ_AT = datetime(2026, 1, 1, tzinfo=UTC)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of page names that were rightly joined, wrongly joined, and missed."""

    right: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        right, wrong, missed = len(self.right), len(self.wrong), len(self.missed)
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        return precision, recall, 2 * right / (2 * right + wrong + missed) if right else 0.0


def tables() -> Iterator[Table]:
    """Precision, recall and F1 of both runs."""
    if not (GOLD / "gold.jsonl").is_file():
        yield Table(_TITLE, (), (), ("skipped: no shared/gold beside the checkout",))
        return
    rows = [
        (name, *(f"{value:.3f}" for value in found.scores), str(len(found.wrong)), str(len(found.missed)))
        for name, found in measured().items()
    ]
    yield Table(_TITLE, ("claims", "precision", "recall", "F1", "false pairs", "missed pairs"), rows)


def measured() -> dict[str, Pairs]:
    """The pairs of both runs, by ``own`` and ``gold``."""
    with pipeline.open() as readout:
        path = [str(GOLD / "pages.jsonl")]
        readings = list(readout.read(path, options=Options(clock=lambda: _READ_AT)))
        knowledge = readout.knowledge
    told = {row["id"]: row for row in _rows(GOLD / "gold.jsonl")}
    groups = {key: row.get("group") or key for key, row in told.items() if row["engagements"]}
    annotated = [_annotated(one, told[one.article.name or ""], knowledge) for one in readings]
    return {
        "own": pairs(groups, _merged(readings, knowledge)),
        "gold": pairs(groups, _merged(annotated, knowledge)),
    }


def pairs(wanted: Mapping[str, str], found: Mapping[str, str]) -> Pairs:
    """Every pair of pages by whether it is, and whether it should be, in one group."""
    right: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for pair in combinations(sorted(wanted), 2):
        same = wanted[pair[0]] == wanted[pair[1]]
        ours = found.get(pair[0], pair[0]) == found.get(pair[1], pair[1])
        if same or ours:
            (right if same and ours else missed if same else wrong).append(pair)
    return Pairs(tuple(right), tuple(wrong), tuple(missed))


def _merged(readings: Sequence[Reading], knowledge: Knowledge) -> dict[str, str]:
    """The event of each page's main claim, by the page's name."""
    articles = {one.article.id: one.article for one in readings}
    claims = [claim for one in readings for claim in one.claims]
    holder = {
        account.claim: event.id
        for event in events.merge(claims, articles, knowledge)
        for account in event.accounts
    }
    found = {}
    for one in readings:
        main = next((each for each in one.claims if each.claim.main), one.claims[0] if one.claims else None)
        if main is not None:
            found[one.article.name or ""] = holder[main.claim.id]
    return found


# -- claims from an annotation -------------------------------------------------------------------------------


def _annotated(reading: Reading, row: Row, knowledge: Knowledge) -> Reading:
    """The reading with the annotation's claims in place of ours, resolved as ours are."""
    main = row.get("main") or 0
    claims = [
        _claim(reading.article, number, number == main, one) for number, one in enumerate(row["engagements"])
    ]
    resolved: tuple[Resolved, ...] = actors.resolve(claims, reading.article, knowledge)
    return replace(reading, claims=resolved)


def _claim(article: Article, number: int, main: bool, row: Row) -> Claim:
    evidence = _words(article, row["evidence"])
    details = [Detail("topic", Found(topic, (evidence,))) for topic in row["topics"]]
    details += [Detail(role, Found(row[role], (evidence,))) for role in ("place", "channel") if row.get(role)]
    when = When(row["date"], cast("DateBasis", row["date_basis"])) if row["date"] else None
    return Claim(
        id=content_id("claim", article.id, str(number)),
        article=article.id,
        event_type=row["type"],
        act=row["plover_root"],
        cameo=None,
        status=cast("Status", row["status"]),
        parties=tuple(_party(one, evidence) for one in row["participants"]),
        details=tuple(details),
        when=Found(when, (evidence,)) if when else None,
        announced=None,
        said=tuple(_quotation(article, one) for one in row["quotes"]),
        according_to=tuple(Found(name) for name in row["according_to"]),
        trigger=evidence,
        evidence=evidence,
        main=main,
        confidence=1.0,
        read_by="gold",
    )


def _party(row: Row, evidence: Span) -> Party:
    role = cast("Role", row.get("role") or row["side"])
    found = Found(row["name"] or row["office"] or row["country_iso3"], (evidence,))
    return Party(role, row["name"], row["office"], row["country_iso3"], found)


def _quotation(article: Article, row: Row) -> Quotation:
    span = _words(article, row)
    return Quotation(Found(row["speaker"]), Found(span.of(article.text), (span,)))


def _words(article: Article, row: Row) -> Span:
    """From the first words to the last ones after them; the whole text where they are not found."""
    start = article.text.find(row["first_words"])
    end = article.text.find(row["last_words"], max(start, 0))
    if start < 0 or end < 0:
        return Span(0, len(article.text))
    return Span(start, end + len(row["last_words"]))


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> int:
    """Print both tables and every pair that is not as it should be."""
    for table in tables():
        print("\n".join(table.lines()))
        if not table.rows:
            return 0
    for name, found in measured().items():
        for word in ("wrong", "missed"):
            print(f"{name}, {word}:", " ".join("+".join(pair) for pair in getattr(found, word)) or "none")
    return 0


if __name__ == "__main__":
    sys.exit(main())

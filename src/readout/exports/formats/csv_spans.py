"""CSV: one row a value read, with the place it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, TypeVar

from readout.exports._cells import Cell, write_table
from readout.exports._excerpts import excerpt
from readout.exports._exporter import Options
from readout.record import Article, Claim, Found, Span, View

_NO_OPTIONS = Options()
T = TypeVar("T")

_COLUMNS = (
    "event_id",
    "claim_id",
    "story_id",
    "field",
    "value",
    "start",
    "end",
    "words",
    "confidence",
    "read_by",
)


@dataclass(frozen=True, slots=True)
class CsvSpans:
    """Every value of every account of an event as one row for each span it was read from.

    ``start`` and ``end`` count code points of the story's text; both are empty where a value does not come
    from the text, such as a date that is the page's own.
    """

    name: str = "csv-spans"
    extension: str = ".csv"
    media_type: str = "text/csv; charset=utf-8"
    description: str = "one row a value and the span of the story it was read from"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write every span of the view, events newest first; the number of rows without the header."""
        return write_table(_COLUMNS, _rows(view), out, options)


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    for event in view.events():
        for account in event.accounts:
            article = view.article(account.article)
            claim = next(
                (one.claim for one in view.claims(account.article) if one.claim.id == account.claim), None
            )
            if article is None or claim is None:
                continue
            for field, value, span, confidence in _values(claim, article):
                yield (
                    event.id,
                    claim.id,
                    article.id,
                    field,
                    excerpt(article, value),
                    *_place(article, span),
                    confidence,
                    claim.read_by,
                )


def _place(article: Article, span: Span | None) -> tuple[Cell, Cell, Cell]:
    if span is None:
        return None, None, None
    return span.start, span.end, excerpt(article, " ".join(span.of(article.text).split()))


def _values(claim: Claim, article: Article) -> Iterator[tuple[str, str, Span | None, float]]:
    yield (
        "evidence",
        " ".join(claim.evidence.of(article.text).split()),
        claim.evidence,
        round(claim.confidence, 4),
    )
    if claim.when is not None:
        yield from _each("date", claim.when.value.date, claim.when)
    for party in claim.parties:
        name = party.name or party.office or party.government or ""
        yield from _each(f"participant {party.role}", name, party.found)
        if party.government is not None:
            yield from _each(f"government {party.role}", party.government, party.found)
    for detail in claim.details:
        yield from _each(detail.role, detail.found.value, detail.found)
    for quotation in claim.said:
        yield from _each("quotation", quotation.text.value, quotation.text)
        if quotation.speaker is not None:
            yield from _each("speaker", quotation.speaker.value, quotation.speaker)
    for source in claim.according_to:
        yield from _each("according to", source.value, source)


def _each(field: str, value: str, found: Found[T]) -> Iterator[tuple[str, str, Span | None, float]]:
    for span in found.evidence or (None,):
        yield field, value, span, round(found.confidence, 4)


FORMAT = CsvSpans()

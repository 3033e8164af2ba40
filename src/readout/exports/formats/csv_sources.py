"""CSV: one row a page that was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from readout.exports._cells import Cell, write_table
from readout.exports._excerpts import headline, is_official
from readout.exports._exporter import Options
from readout.record import View

_NO_OPTIONS = Options()

_COLUMNS = (
    "story_id",
    "url",
    "outlet",
    "official",
    "language",
    "headline",
    "published",
    "published_from",
    "fetched_at",
    "characters",
    "claims",
    "problems",
)


@dataclass(frozen=True, slots=True)
class CsvSources:
    """Every page as one row, in the order they were read; ``problems`` are codes joined by ``; ``."""

    name: str = "csv-sources"
    extension: str = ".csv"
    media_type: str = "text/csv; charset=utf-8"
    description: str = "one row a page that was read, with what went wrong on it"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write every page of the view; the number of rows without the header."""
        return write_table(_COLUMNS, _rows(view), out, options)


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    for article in view.articles():
        yield (
            article.id,
            article.url,
            article.outlet.value if article.outlet else None,
            is_official(article),
            article.language,
            headline(article),
            article.published.value if article.published else None,
            article.published.source if article.published else None,
            article.fetched_at.isoformat() if article.fetched_at else None,
            len(article.text),
            len(view.claims(article.id)),
            "; ".join(one.code for one in view.problems(article.id)),
        )


FORMAT = CsvSources()

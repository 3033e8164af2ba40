"""CSV: one row an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from readout.exports._absences import of_event
from readout.exports._cells import Cell, write_table
from readout.exports._excerpts import headline, shortened
from readout.exports._exporter import Options
from readout.exports._people import Participant, governments
from readout.exports._people import of_event as people_of
from readout.record import Event, View

_NO_OPTIONS = Options()

_COLUMNS = (
    "event_id",
    "date",
    "date_basis",
    "event_type",
    "plover_root",
    "status",
    "channel",
    "place",
    "governments",
    "participants",
    "topics",
    "accounts",
    "outlets",
    "disagreements",
    "rank",
    "heard",
    "confidence",
    "absences",
    "headline",
    "url",
)


@dataclass(frozen=True, slots=True)
class CsvEvents:
    """Every event as one row; lists inside a cell are joined by ``; ``.

    ``headline`` and ``url`` are of the account that tells the event as its page's main news, else of the
    first.
    """

    name: str = "csv"
    extension: str = ".csv"
    media_type: str = "text/csv; charset=utf-8"
    description: str = "one row an event"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write every event of the view, newest first; the number of rows without the header."""
        return write_table(_COLUMNS, _rows(view), out, options)


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    for event in view.events():
        title, url = _told_best(view, event)
        yield (
            event.id,
            event.when.date if event.when else None,
            event.when.basis if event.when else None,
            event.event_type,
            event.act,
            event.status,
            event.channel,
            event.place,
            _join(governments(event)),
            _join(tuple(_named(each) for each in people_of(event))),
            _join(tuple(shortened(topic) for topic in event.topics)),
            len(event.accounts),
            _join(tuple(sorted({account.outlet for account in event.accounts if account.outlet}))),
            _join(tuple(each.field for each in event.disagreements)),
            event.rank,
            _join(event.heard),
            event.confidence,
            _join(tuple(f"{field}: {why}" for field, why in of_event(view, event).items())),
            title,
            url,
        )


def _told_best(view: View, event: Event) -> tuple[str | None, str | None]:
    for account in sorted(event.accounts, key=lambda account: not account.main):
        article = view.article(account.article)
        if article is not None:
            return headline(article), article.url
    return None, None


def _named(one: Participant) -> str:
    inside = ", ".join(part for part in (one.office if one.name else None, one.government) if part)
    name = one.name or one.office or one.government or ""
    return f"{name} ({inside})" if inside and inside != name else name


def _join(values: tuple[str, ...]) -> str:
    return "; ".join(values)


FORMAT = CsvEvents()

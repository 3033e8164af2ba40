"""CSV: one row a participant of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from readout.exports._cells import Cell, write_table
from readout.exports._exporter import Options
from readout.exports._people import of_event
from readout.record import View

_NO_OPTIONS = Options()

_COLUMNS = (
    "event_id",
    "date",
    "event_type",
    "plover_root",
    "status",
    "channel",
    "position",
    "role",
    "name",
    "office",
    "government",
    "qid",
    "actor_id",
    "known",
)


@dataclass(frozen=True, slots=True)
class CsvParticipants:
    """Every participant of every event as one row; ``position`` counts from 1 within the event."""

    name: str = "csv-participants"
    extension: str = ".csv"
    media_type: str = "text/csv; charset=utf-8"
    description: str = "one row a participant of an event"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write every participant, events newest first; the number of rows without the header."""
        return write_table(_COLUMNS, _rows(view), out, options)


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    for event in view.events():
        date = event.when.date if event.when else None
        act = (event.id, date, event.event_type, event.act, event.status, event.channel)
        for position, one in enumerate(of_event(event), 1):
            who = (one.role, one.name, one.office, one.government, one.qid, one.actor, one.known)
            yield (*act, position, *who)


FORMAT = CsvParticipants()

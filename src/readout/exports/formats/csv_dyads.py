"""CSV: one row a pair of governments and month, with zeros."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, get_args

from readout.exports._cells import Cell, write_table
from readout.exports._exporter import Options, is_month
from readout.exports._people import dyads
from readout.record import RANKS, Event, Status, View

_NO_OPTIONS = Options()
_STATUSES: tuple[str, ...] = get_args(Status)
_CONTACTS = ("contacts", *(f"contacts_{rank}" for rank in RANKS))
_MONTH = len("2022-01")

# (pair, month, what is counted)
_Counts = Counter[tuple[tuple[str, str], str, str]]


@dataclass(frozen=True, slots=True)
class CsvDyads:
    """Every pair of governments that is in the view, for every month from the first to the last.

    A column for each status counts events of that status; ``happened_call`` and the like count those of one
    event type that happened, ``family_contact`` and the like those of one family of types. ``contacts`` are
    the calls, meetings, visits, talks and letters that happened (PLOVER root CONSULT), ``contacts_minister``
    and the like those of them in which that is the highest rank present, and ``highest_rank`` the highest of
    the month; empty where there was no contact, or no rank is known. An event belongs to the month in which
    it begins; one that is dated to the year only, or not at all, is in no month. A zero says that the record
    holds no such event, not that there was none.
    """

    name: str = "csv-dyads"
    extension: str = ".csv"
    media_type: str = "text/csv; charset=utf-8"
    description: str = "one row a pair of governments and month, zeros included"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write the panel, by pair and then by month; the number of rows without the header."""
        counts, types = _count(view, options)
        columns = ("side_a", "side_b", "month", *_STATUSES, *_CONTACTS, "highest_rank", *types)
        return write_table(columns, _rows(counts, types, options), out, options)


def _count(view: View, options: Options) -> tuple[_Counts, tuple[str, ...]]:
    counts: _Counts = Counter()
    families = _families()
    types = {f"happened_{name}" for name in families} | {f"family_{name}" for name in families.values()}
    for event in view.events():
        types.add("happened_" + event.event_type)
        month = event.when.date[:_MONTH] if event.when else ""
        if not is_month(month) or not _inside(month, options):
            continue
        for pair in dyads(event) if options.pair is None else dyads(event) & {_ordered(options.pair)}:
            counts.update((pair, month, name) for name in _counted(event, families))
    return counts, tuple(sorted(types))


def _counted(event: Event, families: Mapping[str, str]) -> Iterator[str]:
    """Every column in which the event counts."""
    yield event.status
    if event.status != "happened":
        return
    yield "happened_" + event.event_type
    if event.event_type in families:
        yield "family_" + families[event.event_type]
    if event.act == "CONSULT":
        yield "contacts"
        if event.rank is not None:
            yield "contacts_" + event.rank


def _families() -> Mapping[str, str]:
    """Every event type there is with its family, so that two panels have the same columns."""
    from readout.knowledge import load

    return {one.name: one.family for one in load().event_types.all()}


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    return min(pair), max(pair)


def _inside(month: str, options: Options) -> bool:
    return (options.since or month) <= month <= (options.until or month)


def _rows(counts: _Counts, types: tuple[str, ...], options: Options) -> Iterator[tuple[Cell, ...]]:
    seen = {month for _, month, _ in counts}
    first, last = options.since or min(seen, default=None), options.until or max(seen, default=None)
    if first is None or last is None:
        return
    asked = {_ordered(options.pair)} if options.pair else set()
    months = tuple(_months(first, last))
    for pair in sorted({pair for pair, _, _ in counts} | asked):
        for month in months:
            by_status = (counts[pair, month, name] for name in (*_STATUSES, *_CONTACTS))
            highest = next((rank for rank in RANKS if counts[pair, month, f"contacts_{rank}"]), None)
            by_type = (counts[pair, month, name] for name in types)
            yield (*pair, month, *by_status, highest, *by_type)


def _months(first: str, last: str) -> Iterator[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    for number in range(start, end + 1):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


FORMAT = CsvDyads()

"""Lists that are none of events, as files: a table or a feed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from starlette.responses import Response

from readout.pipeline.lists import Entry, write_feed, write_table

# A list as a file is whole, up to this; a feed has the newest of it.
MOST_ROWS, MOST_ENTRIES = 100_000, 200

Cell = str | int | float | bool | None


def table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """Rows as CSV that a browser saves."""
    out = io.StringIO()
    write_table(columns, rows, out)
    headers = {"content-disposition": f'attachment; filename="readout-{name}.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def feed(title: str, entries: Sequence[Entry]) -> Response:
    """Entries as Atom."""
    out = io.StringIO()
    write_feed(title, entries, out)
    return Response(out.getvalue(), media_type="application/atom+xml; charset=utf-8")

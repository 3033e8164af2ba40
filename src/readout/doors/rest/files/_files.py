"""Whole lists as files: the events of a question in any format that Readout writes, or as a feed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from readout.pipeline import FORMATS, Query, Readout

_CHUNK = 65536
# What the end of an address asks for, beside ``.json``.
FEEDS: Mapping[str, str] = {"csv": "csv", "jsonl": "jsonl", "atom": "atom", "ics": "ical"}
# A browser or a feed reader is to show these and not to save them.
_SHOWN = frozenset({"atom", "ical"})


def download(
    readout: Readout,
    form: str,
    query: Query,
    *,
    title: str | None = None,
    pair: tuple[str, str] | None = None,
    months: tuple[str | None, str | None] = (None, None),
) -> StreamingResponse:
    """All events of the query; ``title`` names a feed, ``pair`` and ``months`` bound a panel.

    :raises HTTPException: 404 for a format nobody knows.
    """
    if form not in FORMATS:
        raise HTTPException(404, f"There is no format {form[:80]!r}; known: {', '.join(FORMATS.names())}.")
    exporter = FORMATS.get(form)
    name = f"readout-{form.replace('/', '-')}{exporter.extension}"
    # On disk first, so that an error is an error and a large record does not fill the memory.
    folder = tempfile.TemporaryDirectory(prefix="readout-")
    file = Path(folder.name) / "export"
    try:
        readout.export(form, file, readout.record.view(query), title=title, pair=pair, months=months)
    except BaseException:
        folder.cleanup()
        raise
    kept = "inline" if form in _SHOWN else "attachment"
    headers = {"content-disposition": f'{kept}; filename="{name}"'}
    return StreamingResponse(_sent(folder, file), media_type=exporter.media_type, headers=headers)


def _sent(folder: tempfile.TemporaryDirectory[str], file: Path) -> Iterator[bytes]:
    with folder, file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk

"""Checks of what does work: source kinds, export formats, engines."""

from __future__ import annotations

import dataclasses
import io
import pickle
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from readout import pipeline
from readout.exports import Exporter
from readout.knowledge import load
from readout.pipeline import ENGINES
from readout.record import PROBLEM_CODES, AddressError, Judgement, Page, Reading, ReadoutError, View
from readout.sources import SOURCES, Failure, Item, Options, Source

# Addresses at which nothing can be had, one for each form an address takes. The first is refused before any
# connection is made, because it leads inside the machine.
NOWHERE = ("http://127.0.0.1:9/nothing", "no-such-folder/no-such-file.html", "no-such-folder/no-such.jsonl")

_CLOCK = datetime(2026, 1, 1, tzinfo=UTC)


def check_source(source: Source, addresses: Iterable[str] = ()) -> None:
    """A source gives pages in a stable order, goes on from its cursors, and fails without stopping.

    ``addresses`` hold pages; it must accept at least one of them, if any are given. What it does where
    nothing can be had is tried at addresses that it accepts among ``NOWHERE``.
    """
    where = f"source kind {source.name!r}"
    assert source.name and source.name == source.name.lower(), f"{where}: the name must be small letters"
    mine = [address for address in addresses if source.accepts(address)]
    assert mine or not list(addresses), f"{where}: accepts none of {list(addresses)}"
    options = Options(clock=lambda: _CLOCK)
    for address in mine:
        found = list(source.pages(address, options))
        assert found, f"{where}: gives nothing for {address!r}; it must give pages or a failure"
        for item in found:
            _check_item(f"{where}, {address!r}", source, item)
        _check_cursors(f"{where}, {address!r}", source, address, found, options)
    for address in NOWHERE:
        if source.accepts(address):
            _check_failing(where, source, address, options)


def _check_item(where: str, source: Source, item: Item) -> None:
    page = item.page
    kinds = {source.name, *SOURCES.names()}
    assert page.source in kinds, f"{where}: 'source' is {page.source!r}, which is no kind of source"
    if isinstance(page, Failure):
        assert page.problem.code in PROBLEM_CODES, f"{where}: unknown problem code {page.problem.code}"
        return
    assert isinstance(page.content, bytes), f"{where}: 'content' must be bytes"
    assert page.url, f"{where}: a page has no address"
    assert page.fetched_at == _CLOCK, f"{where}: 'fetched_at' must come from Options.clock"
    pickle.dumps(page)


def _check_cursors(where: str, source: Source, address: str, found: list[Item], options: Options) -> None:
    if len(found) > 1:
        assert all(item.cursor for item in found), f"{where}: gives several pages, one without a cursor"
    for number, item in enumerate(found, 1):
        if item.cursor is None:
            continue
        rest = list(source.pages(address, dataclasses.replace(options, cursor=item.cursor)))
        assert rest == found[number:], f"{where}: from the cursor after page {number} it does not go on there"


def _check_failing(where: str, source: Source, address: str, options: Options) -> None:
    try:
        found = list(source.pages(address, options))
    except ReadoutError:
        return
    assert found and all(isinstance(item.page, Failure) for item in found), (
        f"{where}: there is nothing at {address!r}; it must give a Failure"
    )


def check_format(exporter: Exporter) -> None:
    """A format writes the same view the same way each time, to a path or a stream, and closes no stream."""
    where = f"format {exporter.name!r}"
    assert exporter.name and " " not in exporter.name, f"{where}: the name must be one word"
    assert exporter.extension.startswith("."), f"{where}: 'extension' must begin with a dot"
    assert "/" in exporter.media_type, f"{where}: 'media_type' is {exporter.media_type!r}"
    assert exporter.description and "\n" not in exporter.description, f"{where}: needs a one-line description"
    view = _view()
    rows, text = _written(exporter, view)
    assert rows > 0 and text, f"{where}: writes nothing of a view with {len(list(view.events()))} events"
    assert (rows, text) == _written(exporter, view), f"{where}: writes one view in two ways"
    empty, _ = _written(exporter, pipeline.open().view(()))
    assert empty == 0, f"{where}: counts {empty} rows in an empty view"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out{exporter.extension}"
        assert exporter.write(view, path) == rows, f"{where}: counts other rows when writing to a path"
        assert path.read_bytes().decode() == text, f"{where}: writes to a path what it does not to a stream"
        try:
            exporter.write(view, Path(folder) / "no-such-folder" / "out")
        except AddressError:
            return
    raise AssertionError(f"{where}: a path that cannot be written must raise AddressError")


def _written(exporter: Exporter, view: View) -> tuple[int, str]:
    out = io.StringIO(newline="")
    rows = exporter.write(view, out)
    assert not out.closed, f"format {exporter.name!r}: closes a stream that is not its own"
    return rows, out.getvalue()


def check_engine(engine: pipeline.Engine, jobs: int = 1) -> None:
    """An engine reads every page, in order, as the local engine does; readings among them pass through."""
    where = f"engine {engine.name!r}"
    known = _readings()[0]
    batch: list[Page | Reading] = [*_pages(), known, *reversed(_pages())]
    wanted = list(ENGINES.get("local").run(batch, load(), 1))
    # A word about nobody changes nothing, but an engine must be able to carry it.
    word = Judgement("actor-nobody", "person-nobody", "unsure", "sample", _CLOCK)
    found = list(engine.run(iter(batch), load(), jobs, (word,)))
    assert len(found) == len(batch), f"{where}: {len(batch)} pages went in, {len(found)} readings came out"
    for number, (one, other) in enumerate(zip(found, wanted, strict=True), 1):
        assert one == other, f"{where}: reads page {number} differently, or in another place"
    assert list(engine.run((), load(), jobs)) == [], f"{where}: makes readings of no page"


def _pages() -> list[Page]:
    """Two pages about one call, one that tells nothing and one that is no text."""
    told = "Antony Blinken and Mevlüt Çavuşoğlu spoke by phone on 3 January 2022."
    texts = (
        f'{told} "We look forward to working together," Ned Price said.',
        f"Turkish foreign minister holds a call\n\n{told}",
        "The weather stays fine.",
    )
    pages = [
        Page(f"sample:{number}", text.encode(), "sample", f"sample {number}", _CLOCK, text_given=True)
        for number, text in enumerate(texts, 1)
    ]
    return [*pages, Page("sample:bytes", b"\x00\x01\x02\xff" * 50, "sample", "bytes", _CLOCK)]


@cache
def _readings() -> tuple[Reading, ...]:
    with pipeline.open() as readout:
        return tuple(readout.read_page(page) for page in _pages())


@cache
def _view() -> View:
    return pipeline.open().view(_readings())

"""The folder of a data package, after the Data Package standard (version 1)."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from readout import __version__
from readout.events import VERSION
from readout.exports import FORMATS, write_table
from readout.knowledge import Knowledge
from readout.pipeline.packages._codebook import COLUMNS, codebook
from readout.record import AddressError, Judgement, View

# The files of tables by the format that writes each.
_TABLES = {
    "events.csv": "csv",
    "participants.csv": "csv-participants",
    "sources.csv": "csv-sources",
    "spans.csv": "csv-spans",
}
_EDITS = ("left", "right", "verdict", "who", "at", "why")
_NUMBERS = {"accounts", "position", "start", "end", "characters", "claims"}
_KINDS = {"confidence": "number", "known": "boolean", "official": "boolean"}
_CITATION = """\
cff-version: 1.2.0
title: {title}
message: Please cite this package and, for each event you quote, the pages that tell it (sources.csv).
type: dataset
authors:
  - name: The makers of this record
version: {digest}
references:
  - type: software
    title: Readout
    version: {version}
    authors:
      - name: The Readout authors
"""


def write_package(
    view: View, edits: tuple[Judgement, ...], folder: Path, knowledge: Knowledge, reader: str, title: str
) -> tuple[Path, ...]:
    """Write the events of a view with their pages, spans and people's words on them; the files written.

    ``reader`` says what read the pages. The same view always gives the same bytes.

    :raises AddressError: if the folder is not empty, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise AddressError(f"{folder}: is not empty; a package is written into a folder of its own")
        return _write(view, edits, folder, knowledge, reader, title)
    except OSError as error:
        raise AddressError(f"{folder}: cannot be written ({error.strerror or error})") from error


def _write(
    view: View, edits: tuple[Judgement, ...], folder: Path, knowledge: Knowledge, reader: str, title: str
) -> tuple[Path, ...]:
    for name, form in _TABLES.items():
        FORMATS.get(form).write(view, folder / name)
    FORMATS.get("jsonl").write(view, folder / "events.jsonl")
    rows = ((one.left, one.right, one.verdict, one.who, one.when.isoformat(), one.why) for one in edits)
    write_table(_EDITS, rows, folder / "edits.csv")
    tables = {name: _header(folder / name) for name in (*_TABLES, "edits.csv")}
    _text(folder / "codebook.md", codebook(tables, knowledge))
    digest = _digest([folder / name for name in (*tables, "events.jsonl", "codebook.md")])
    _text(
        folder / "CITATION.cff", _CITATION.format(title=json.dumps(title), digest=digest, version=__version__)
    )
    described = {
        "profile": "data-package",
        "name": "readout-record",
        "title": title,
        "version": digest,
        "extractor": {"name": "readout", "version": __version__, "reader": reader, "merging": VERSION},
        "resources": [_resource(folder / name, tables) for name in (*tables, "events.jsonl")],
    }
    _text(folder / "datapackage.json", json.dumps(described, ensure_ascii=False, indent=2) + "\n")
    return tuple(sorted(folder.iterdir()))


def _resource(file: Path, tables: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    content = file.read_bytes()
    found: dict[str, object] = {
        "name": file.stem if file.suffix == ".csv" else f"{file.stem}-lines",
        "path": file.name,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if file.name in tables:
        fields = [{"name": one, "type": _kind(one), "description": COLUMNS[one]} for one in tables[file.name]]
        found |= {"profile": "tabular-data-resource", "format": "csv", "schema": {"fields": fields}}
    return found


def _kind(column: str) -> str:
    return "integer" if column in _NUMBERS else _KINDS.get(column, "string")


def _header(file: Path) -> tuple[str, ...]:
    with file.open(encoding="utf-8", newline="") as stream:
        return tuple(next(csv.reader(stream)))


def _digest(files: list[Path]) -> str:
    """The first 12 hex digits of the SHA-256 of the files: a package's version is its content."""
    found = hashlib.sha256()
    for file in files:
        found.update(file.read_bytes())
    return found.hexdigest()[:12]


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")

"""CSV that a spreadsheet shows and does not run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from readout.exports._exporter import Options, opened

Cell = str | int | float | bool | None
_NO_OPTIONS = Options()

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection"); the full-width forms are
# taken for one too where the reader's language has them, and white space in front does not prevent it.
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")


def write_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    out: Path | TextIO,
    options: Options = _NO_OPTIONS,
) -> int:
    """Write a header and the rows as CSV (RFC 4180, UTF-8, lines end with LF); the number of rows.

    None is an empty cell, True and False are ``true`` and ``false``.
    """
    count = 0
    with opened(out) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(value, options.raw_cells) for value in row])
            count += 1
    return count


def _cell(value: Cell, raw: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    value = value.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no place in a file
    return value if raw or not value.lstrip(" ").startswith(_TRIGGERS) else f"'{value}"

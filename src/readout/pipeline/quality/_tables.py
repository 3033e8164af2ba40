"""The form of a table of data quality."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TextIO

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``key`` is what it is about: an outlet, an actor, a problem's code, a field, an address."""

    key: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a name that addresses use; ``about`` says what it can and cannot say."""

    name: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def write_csv(table: Table, out: TextIO) -> None:
    """The table as CSV, its columns after the key of each row."""
    writer = csv.writer(out)
    writer.writerow(("key", *table.columns))
    for row in table.rows:
        writer.writerow([_safe(value) for value in (row.key, *row.values)])


def _safe(value: Value) -> Value:
    """A text that a spreadsheet would run as a formula, made plain by an apostrophe."""
    return (
        f"'{value}"
        if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
        else value
    )

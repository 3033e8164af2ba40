"""Table: what a bench module returns and ``__main__`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Table(NamedTuple):
    """A title, column names, rows of cells, and notes on how the figures were made.

    A table without rows was skipped; its first note says why.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    notes: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The table as lines of Markdown."""
        out = [f"## {self.title}", ""]
        if self.rows:
            out += [f"| {' | '.join(self.columns)} |", f"|{'---|' * len(self.columns)}"]
            out += [f"| {' | '.join(row)} |" for row in self.rows]
            out.append("")
        return [*out, *self.notes, ""]

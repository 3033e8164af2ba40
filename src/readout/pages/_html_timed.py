"""Related, latest and most-read headlines with their times."""

from __future__ import annotations

from dataclasses import dataclass

from readout.knowledge import Language
from readout.pages._html_lines import Line
from readout.pages._published import Stamps
from readout.record import BlockKind, Found, Page


@dataclass(frozen=True, slots=True)
class Item:
    """One line of such a list: a headline with its time and link, a stamp line, or the list's marker."""

    kind: BlockKind
    at: Found[str] | None = None
    link: str | None = None


def timed(
    lines: list[Line],
    named: list[BlockKind],
    language: Language | None,
    look: Stamps,
    date: str | None,
    page: Page,
) -> dict[int, Item]:
    """The lines that belong to lists of other stories, by line number."""
    return {}

"""Fields to look at and words on them, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from readout.doors.cli._tables import console
from readout.pipeline.review import Item
from readout.record import Review


def print_items(items: Iterable[Item]) -> None:
    """One row a field: where it is, what was read, what was said of it, why to look."""
    rows = [
        (one.claim, one.field.key, one.field.value or "—", _said(one), "; ".join(_why(one)))
        for one in items
        if one.word is not None or not one.missing
    ]
    _print(("claim", "field", "read as", "said", "why to look"), rows)


def print_words(words: Iterable[Review]) -> None:
    """One row a word."""
    rows = [
        (
            f"{one.at:%Y-%m-%d %H:%M}",
            one.who,
            one.claim,
            one.field,
            one.verdict,
            one.value,
            one.source or one.why,
        )
        for one in words
    ]
    _print(("when", "who", "claim", "field", "said", "value", "source or reason"), rows)


def _said(item: Item) -> str:
    if item.word is None:
        return "sample" if item.sample else ""
    return f"edit: {item.word.value or '—'}" if item.word.verdict == "edit" else item.word.verdict


def _why(item: Item) -> tuple[str, ...]:
    others = item.field.alternatives
    rules = (f"read by {', '.join(item.field.rules)}",) if item.field.rules else ()
    return (*item.field.why, *rules, *((f"may be {', '.join(others)}",) if others else ()))


def _print(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading in ("claim", "field", "when"))
    for row in rows:
        table.add_row(*map(Text, row))
    console().print(table)

"""Headline: exactly the gold's title."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from readout.record import Article
from workshop.bench.gold import article, flat_article, pages, skipped
from workshop.bench.table import Table

_TITLE = "Headline, exact"


def tables() -> Iterator[Table]:
    """The share of pages with a title on which the headline is that title, white space and NFC aside."""
    titled = [gold for gold in pages() if gold.title]
    if not titled:
        yield skipped(_TITLE)
        return

    def row(name: str, reader: Callable[[str], Article]) -> tuple[str, ...]:
        found = [(gold.title or "", reader(gold.name).headline) for gold in titled]
        right = sum(_plain(wanted) == _plain(one.value) for wanted, one in found if one is not None)
        return (
            name,
            str(len(titled)),
            str(sum(one is not None for _, one in found)),
            f"{right / len(titled):.3f}",
        )

    yield Table(
        _TITLE,
        ("reader", "pages", "given", "exact"),
        (row("Readout, from HTML", article), row("Readout, from flattened text", flat_article)),
        ("Some gold titles stand only in the head of the page; from flattened text they cannot be read.",),
    )


def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).split())

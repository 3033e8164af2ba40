"""Headline: exactly the gold's title."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from readout.record import Article
from workshop.bench.flattened import flattened
from workshop.bench.gold import SIDES, Gold, article, flat_article, pages, skipped
from workshop.bench.table import Table

_TITLE = "Headline, exact"


def tables() -> Iterator[Table]:
    """The share of pages with a title on which the headline is that title, white space and NFC aside."""
    if not any(gold.title for gold in pages()):
        yield skipped(_TITLE)
        return
    yield Table(
        _TITLE,
        ("reader", "sites", "pages", "given", "exact", "ceiling"),
        [
            *(_row("Readout, from HTML", side, article, None) for side in ("all", *SIDES)),
            *(_row("Readout, from flattened text", side, flat_article, _stands) for side in ("all", *SIDES)),
        ],
        (
            "Ceiling: the share of pages whose gold title is a line of the flattened page. The others'",
            "titles stand in the head of the page alone, or are printed with other words or marks: from",
            "flattened text they cannot be read.",
        ),
    )


def _row(
    name: str, side: str, reader: Callable[[str], Article], readable: Callable[[Gold], bool] | None
) -> tuple[str, ...]:
    golds = [gold for gold in pages() if gold.title and side in ("all", gold.side)]
    found = [(gold.title or "", reader(gold.name).headline) for gold in golds]
    right = sum(_plain(wanted) == _plain(one.value) for wanted, one in found if one is not None)
    return (
        name,
        side,
        str(len(golds)),
        str(sum(one is not None for _, one in found)),
        f"{right / len(golds):.3f}" if golds else "-",
        f"{sum(map(readable, golds)) / len(golds):.3f}" if golds and readable else "-",
    )


def _stands(gold: Gold) -> bool:
    lines = {_plain(line) for line in flattened(gold.html).splitlines()}
    return _plain(gold.title or "") in lines


def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).split())

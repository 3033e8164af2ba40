"""Related, latest and most-read headlines that carry a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

from readout.record import Article
from workshop.bench.gold import Gold, article, flat_article, pages, skipped
from workshop.bench.table import Table

_TITLE = "Headlines of other stories with their times"
_WORD = re.compile(r"\w+")
# Gold items hold the card's whole text, teaser and all; a found headline is one of them when it is part of it
# or nearly equal to it. Shorter strings than this are parts of anything.
_SHORTEST = 12
_NEARLY = 90
# Lists on a page are told apart by how far their items stand from each other, in blocks.
_APART = 25


def tables() -> Iterator[Table]:
    """Precision and recall on the pages whose gold has such lists."""
    golds = [gold for gold in pages() if gold.timed]
    if not golds:
        yield skipped(_TITLE)
        return
    yield Table(
        _TITLE,
        (
            "reader",
            "found",
            "precision in gold's lists",
            "precision, all",
            "gold",
            "recall",
            "found on other pages",
        ),
        (
            _row("Readout, from HTML", article, golds),
            _row("Readout, from flattened text", flat_article, golds),
        ),
        (
            f"{len(golds)} pages. An item is a headline, once a page, with a time.",
            "Recall: the gold's items with a time that were found with one.",
            "Precision: a found item is right if it matches any gold item of the page, timed or not.",
            "The gold holds the lists whose heading a rule knew. Other real lists on the page count against",
            "'precision, all'; 'in gold's lists' judges the lists of which the gold knows at least one item.",
        ),
    )


def _row(name: str, reader: Callable[[str], Article], golds: list[Gold]) -> tuple[str, ...]:
    found = right = listed = wanted = recalled = 0
    for gold in golds:
        every = {_key(headline) for headline, _ in gold.timed}
        timed = {_key(headline) for headline, time in gold.timed if time}
        lists = _lists(reader(gold.name))
        items = set().union(*lists)
        found += len(items)
        right += sum(_among(item, every) for item in items)
        known = set().union(*(one for one in lists if any(_among(item, every) for item in one)))
        listed += len(known)
        wanted += len(timed)
        recalled += sum(_among(item, items) for item in timed)
    others = sum(len(set().union(*_lists(reader(gold.name)))) for gold in pages() if not gold.timed)
    return (
        name,
        str(found),
        f"{right / listed:.3f}" if listed else "-",
        f"{right / found:.3f}" if found else "-",
        str(wanted),
        f"{recalled / wanted:.3f}",
        str(others),
    )


def _lists(found: Article) -> list[set[str]]:
    """The timed headlines of each list on the page: a marker or a long way begins a new one."""
    lists: list[set[str]] = [set()]
    last = 0
    for number, block in enumerate(found.blocks):
        if block.kind == "marker" or (number - last > _APART and lists[-1]):
            lists.append(set())
        if block.kind in ("related", "latest") and block.at is not None:
            lists[-1].add(_key(block.span.of(found.text)))
            last = number
    return lists


def _among(item: str, others: set[str]) -> bool:
    return item in others or any(_match(item, other) for other in others)


def _match(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) >= _SHORTEST and (short in long or fuzz.ratio(left, right) >= _NEARLY)


def _key(headline: str) -> str:
    return " ".join(_WORD.findall(headline.lower()))

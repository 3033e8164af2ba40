"""Related, latest and most-read headlines that carry a time.

``python -m workshop.bench.timed 40 7`` draws 40 of the found items that the gold does not know, by the seed
7, to be judged by eye.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from rapidfuzz import fuzz

from readout.record import Article
from workshop.bench.gold import SIDES, Gold, article, flat_article, pages, skipped
from workshop.bench.table import Table

_TITLE = "Headlines of other stories with their times"
_WORD = re.compile(r"\w+")
# Gold items hold the card's whole text, teaser and all; a found headline is one of them when it is part of it
# or nearly equal to it. Shorter strings than this are parts of anything.
_SHORTEST = 12
_NEARLY = 90
# Lists on a page are told apart by how far their items stand from each other, in blocks.
_APART = 25
# Found items that the gold does not know, judged by eye: page, hash of the headline's words, and the day that
# the page gives that other story, or "-" where it is none or the page gives it another day.
_JUDGED = Path(__file__).with_name("judged.tsv")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)")
_READERS = {"Readout, from HTML": article, "Readout, from flattened text": flat_article}


@dataclass(frozen=True, slots=True)
class _Item:
    """A headline that was found with a time: its words' key, its day, and the list that it is in."""

    page: str
    key: str
    day: str
    number: int

    @property
    def hashed(self) -> str:
        return sha256(self.key.encode()).hexdigest()[:12]


def tables() -> Iterator[Table]:
    """Precision and recall on the pages whose gold has such lists."""
    golds = [gold for gold in pages() if gold.timed]
    if not golds:
        yield skipped(_TITLE)
        return
    verdicts = _verdicts()
    rows = [
        _row(name, side, reader, verdicts) for name, reader in _READERS.items() for side in ("all", *SIDES)
    ]
    yield Table(
        _TITLE,
        (
            "reader",
            "sites",
            "found",
            "precision, all",
            "precision in gold's lists",
            "gold",
            "recall",
            "found on all pages",
            "precision, judged",
            "not judged",
        ),
        rows,
        (
            f"{len(golds)} of {len(pages())} pages have gold. Items: a headline with a time, once a page.",
            "Recall: the gold's items with a time that were found with one.",
            "Precision: a found item is right if it matches any gold item of the page, timed or not.",
            "The gold holds the lists whose heading a rule knew. Other real lists on the page count against",
            "'precision, all'; 'in gold's lists' judges the lists of which the gold knows at least one item.",
            "'Precision, judged' is of the items on all pages. Those that the gold does not know were read",
            f"by eye ({len(verdicts)} so far): right is another story's headline with the day that the page",
            "gives it. Gold items with another day than the gold's, and items not judged, count as wrong.",
        ),
    )


def _row(
    name: str, side: str, reader: Callable[[str], Article], verdicts: dict[tuple[str, str], str]
) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for gold in pages():
        if side in ("all", gold.side):
            counts += _of_page(gold, _items(gold.name, reader), verdicts)
    return (
        name,
        side,
        str(counts["found"]),
        _share(counts["right"], counts["found"]),
        _share(counts["right in lists"], counts["in lists"]),
        str(counts["gold"]),
        _share(counts["recalled"], counts["gold"]),
        str(counts["every"]),
        _share(counts["judged right"], counts["every"]),
        str(counts["not judged"]),
    )


def _of_page(gold: Gold, items: Sequence[_Item], verdicts: dict[tuple[str, str], str]) -> Counter[str]:
    every = {_key(headline) for headline, _ in gold.timed}
    timed = {_key(headline) for headline, time in gold.timed if time}
    keys = {item.key for item in items}
    fresh = [item for item in items if not _among(item.key, every)]
    counts = Counter(
        {
            "every": len(keys),
            "judged right": len({item.key for item in items if _is_right(item, gold, verdicts)}),
            "not judged": len({item.key for item in fresh if (gold.name, item.hashed) not in verdicts}),
        }
    )
    if gold.timed:
        ours = {item.number for item in items if _among(item.key, every)}
        listed = {item.key for item in items if item.number in ours}
        counts["found"] = len(keys)
        counts["right"] = sum(_among(key, every) for key in keys)
        counts["in lists"] = len(listed)
        counts["right in lists"] = sum(_among(key, every) for key in listed)
        counts["gold"] = len(timed)
        counts["recalled"] = sum(_among(key, keys) for key in timed)
    return counts


def _is_right(item: _Item, gold: Gold, verdicts: dict[tuple[str, str], str]) -> bool:
    """Whether it is another story's headline with that story's day, a day more or less for time zones."""
    known = [time or "" for headline, time in gold.timed if _match(_key(headline), item.key)]
    if not known:
        day = verdicts.get((gold.name, item.hashed), "-")
        return day != "-" and _near(day, item.day)
    days = [time[:10] for time in known if _ISO_DAY.match(time)]
    return not days or any(_near(day, item.day) for day in days)


def _near(left: str, right: str) -> bool:
    return len(right) == 10 and abs((date.fromisoformat(left) - date.fromisoformat(right)).days) <= 1


def _verdicts() -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in _JUDGED.read_text(encoding="utf-8").splitlines())
    return {(page, hashed): day for page, hashed, day in rows}


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _items(page: str, reader: Callable[[str], Article]) -> list[_Item]:
    """The timed headlines of a page. A marker or a long way begins a new list."""
    found = reader(page)
    items: list[_Item] = []
    number = last = 0
    for place, block in enumerate(found.blocks):
        if block.kind == "marker" or place - last > _APART:
            number += 1
        if block.kind in ("related", "latest") and block.at is not None:
            items.append(_Item(page, _key(block.span.of(found.text)), block.at.value[:10], number))
            last = place
    return items


def _among(item: str, others: set[str]) -> bool:
    return any(_match(item, other) for other in others)


def _match(left: str, right: str) -> bool:
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) >= _SHORTEST and (short in long or fuzz.ratio(left, right) >= _NEARLY)


def _key(headline: str) -> str:
    return " ".join(_WORD.findall(headline.lower()))


def drawn(count: int, seed: int) -> list[str]:
    """A sample of the found items that the gold does not know: page, hash, day, verdict so far, headline."""
    verdicts = _verdicts()
    lines: list[str] = []
    for gold in pages():
        every = {_key(headline) for headline, _ in gold.timed}
        for name, reader in _READERS.items():
            for item in _items(gold.name, reader):
                if not _among(item.key, every):
                    told = verdicts.get((gold.name, item.hashed), "?")
                    lines.append("\t".join((gold.name, item.hashed, item.day, told, name, item.key)))
    return random.Random(seed).sample(lines, min(count, len(lines)))


if __name__ == "__main__":
    print("\n".join(drawn(int(sys.argv[1]), int(sys.argv[2]))))

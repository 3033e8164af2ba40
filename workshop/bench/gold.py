"""The real pages with gold: where they are, and what they hold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

from readout.knowledge import load
from readout.pages import read
from readout.record import Article, Page
from workshop.bench.table import Table

# Beside the checkout, where whoever has the pages puts them.
FOLDER = Path(__file__).parents[2].parent / "shared" / "pages"
# sh: English blogs and news, body only. fu: news of forty countries, with title and time.
HALVES = ("sh", "fu")
# Sites with an odd and with an even number, as ``Gold.side`` has it.
SIDES = ("even", "odd")


@dataclass(frozen=True, slots=True)
class Gold:
    """One page and what a person or its own parser says it holds. ``timed`` is (headline, time or None)."""

    name: str
    url: str
    html: bytes
    body: str
    title: str | None
    published: str | None
    timed: tuple[tuple[str, str | None], ...]

    @property
    def half(self) -> str:
        """Which of the two sets it is from."""
        return self.name[:2]

    @property
    def side(self) -> str:
        """ "even" or "odd", the same for all pages of a site: rules made on one are judged on the other."""
        host = (urlsplit(self.url).hostname or "").removeprefix("www.")
        return ("even", "odd")[crc32(host.encode()) % 2]

    @property
    def page(self) -> Page:
        """The page as a source would hand it over."""
        return Page(self.url, self.html, "file")


@cache
def pages() -> tuple[Gold, ...]:
    """Every page, in the file's order; none where the folder is absent."""
    return tuple(_pages()) if (FOLDER / "pages.jsonl").is_file() else ()


def _pages() -> Iterator[Gold]:
    with (FOLDER / "pages.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            blocks = row.get("timed_blocks") or []
            yield Gold(
                name=row["id"],
                url=row["url"],
                html=gzip.decompress((FOLDER / "html" / f"{row['id']}.html.gz").read_bytes()),
                body=row["body"] or "",
                title=row["title"],
                published=row["datetime"],
                timed=tuple((item["headline"], item["time"]) for block in blocks for item in block["items"]),
            )


@cache
def article(name: str) -> Article:
    """What Readout reads from the page of this name."""
    gold = next(one for one in pages() if one.name == name)
    return read(gold.page, load())


@cache
def flat_article(name: str) -> Article:
    """What Readout reads from the page's text alone, flattened by ``workshop.bench.flattened``."""
    from workshop.bench.flattened import flattened

    gold = next(one for one in pages() if one.name == name)
    text = flattened(gold.html)
    return read(Page(gold.url, text.encode(), "file", text_given=True), load())


def skipped(title: str) -> Table:
    """The table of a module whose pages are absent."""
    return Table(title, (), (), (f"skipped: no pages in {'/'.join(FOLDER.parts[-2:])} beside the checkout",))

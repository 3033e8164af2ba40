"""The seed page and a hundred real pages, where they are at hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from readout.knowledge import load
from readout.pages._flat import read_flat
from readout.pages._language import language
from readout.record import Article, Page
from workshop.story import flatten, shingles

SHARED = Path(__file__).parents[2].parent / "shared" / "pages"
SEED = SHARED / "interfax-2022-01-04-scraped-2025-03-14.txt"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the real pages are not on this machine")


def _read(text: str, url: str) -> Article:
    page = Page(url=url, content=b"", source="file", text_given=True)
    return read_flat(text, page, load(), language(text, load()))


def test_the_seed_page() -> None:
    text = SEED.read_text(encoding="utf-8")
    article = _read(text, SEED.name)
    assert article.headline_source is not None
    assert article.headline_source.value == "Department of State"
    assert article.published is None
    assert article.bounds.latest == "2025-03-14"
    assert article.outlet is not None
    assert article.outlet.value == "interfax-ukraine"
    assert len(article.blocks_of("body")) == 3
    related, latest = article.blocks_of("related"), article.blocks_of("latest")
    assert (len(related), len(latest)) == (5, 5)
    assert all(block.at is not None for block in (*related, *latest[:-1]))
    assert latest[-1].at is None
    said = [block.said_by.value for block in (*related, *latest) if block.said_by]
    assert said == ["Erdogan", "media", "Austrian FM", "Shmyhal", "Interior Minister", "Rutte"]


@pytest.mark.parametrize("half", ["sh-", "fu-"])
def test_the_body_of_real_pages(half: str) -> None:
    """The floor is a point below what was measured (.901 and .917): it catches a break, no noise."""
    scores = []
    for row in (SHARED / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(row)
        if not page["id"].startswith(half):
            continue
        markup = gzip.decompress((SHARED / "html" / f"{page['id']}.html.gz").read_bytes())
        article = _read(flatten(markup), page["url"])
        kinds = ("body", "summary", "quotation", "subheading", "post")
        told = shingles("\n".join(block.span.of(article.text) for block in article.blocks_of(*kinds)))
        gold = shingles(page["body"])
        shared = (told & gold).total()
        scores.append((shared / max(1, told.total()), shared / max(1, gold.total())))
    precision, recall = (sum(values) / len(scores) for values in zip(*scores, strict=True))
    assert 2 * precision * recall / (precision + recall) >= 0.89

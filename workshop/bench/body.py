"""Body text: from HTML beside trafilatura alone, and from the flattened page."""

from __future__ import annotations

from collections.abc import Iterator

from readout.record import Article, BlockKind
from workshop.bench.flattened import flattened
from workshop.bench.gold import HALVES, Gold, article, flat_article, pages, skipped
from workshop.bench.shingles import macro, score
from workshop.bench.table import Table

_TITLE = "Body text, 4-gram shingle F1"
# What the gold counts as the body: everything the author wrote for this story but its headline and captions.
_BODY: tuple[BlockKind, ...] = ("summary", "body", "subheading", "quotation", "post")


def tables() -> Iterator[Table]:
    """Precision, recall and F1 on both halves."""
    if not pages():
        yield skipped(_TITLE)
        return
    readers = {
        "Readout, from HTML": lambda gold: _body(article(gold.name)),
        "trafilatura alone, favour precision, same run": _trafilatura,
        "Readout, from flattened text": lambda gold: _body(flat_article(gold.name)),
        "flattened text, every line": lambda gold: flattened(gold.html),
    }
    rows = tuple(
        (
            name,
            half,
            *(f"{value:.3f}" for value in macro(score(gold.body, reader(gold)) for gold in _half(half))),
        )
        for name, reader in readers.items()
        for half in HALVES
    )
    kinds = ", ".join(_BODY)
    yield Table(
        _TITLE,
        ("reader", "half", "precision", "recall", "F1"),
        rows,
        (f"Macro over pages. Readout's body is its blocks of kind {kinds}.",),
    )


def _half(half: str) -> list[Gold]:
    return [gold for gold in pages() if gold.half == half]


def _body(found: Article) -> str:
    return "\n".join(block.span.of(found.text) for block in found.blocks_of(*_BODY))


def _trafilatura(gold: Gold) -> str:
    from trafilatura import extract

    return extract(gold.html, favor_precision=True, include_comments=False) or ""

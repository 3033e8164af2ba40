"""Publication date: right, wrong and null days, and the minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from readout.record import Article
from workshop.bench.gold import article, flat_article, pages, skipped
from workshop.bench.table import Table

_TITLE = "Publication date"


def tables() -> Iterator[Table]:
    """Counts over the pages whose gold has a date."""
    if not any(gold.published for gold in pages()):
        yield skipped(_TITLE)
        return
    yield Table(
        _TITLE,
        ("reader", "pages", "given", "right of given", "wrong of all", "null", "with minute", "minute right"),
        (_row("Readout, from HTML", article), _row("Readout, from flattened text", flat_article)),
        (
            "A day is right where it is the gold's day in the gold's or the page's own time zone.",
            "A minute is right where it is the same instant, or the same wall clock if either has no offset.",
        ),
    )


def _row(name: str, reader: Callable[[str], Article]) -> tuple[str, ...]:
    pairs = [(gold.published, reader(gold.name).published) for gold in pages() if gold.published]
    given = [(wanted, found.value) for wanted, found in pairs if found is not None]
    right = sum(_same_day(wanted, value) for wanted, value in given)
    minutes = [(wanted, value) for wanted, value in given if "T" in value]
    exact = sum(_same_minute(wanted, value) for wanted, value in minutes)
    return (
        name,
        str(len(pairs)),
        str(len(given)),
        f"{right / len(given):.3f}" if given else "-",
        f"{(len(given) - right) / len(pairs):.3f}",
        str(len(pairs) - len(given)),
        str(len(minutes)),
        f"{exact / len(minutes):.3f}" if minutes else "-",
    )


def _same_day(wanted: str, value: str) -> bool:
    return value[:10] in (wanted[:10], _utc(wanted)[:10]) or (
        bool(_utc(value)) and _utc(value)[:10] == wanted[:10]
    )


def _same_minute(wanted: str, value: str) -> bool:
    if _utc(wanted) and _utc(value):
        return _utc(wanted) == _utc(value)
    return wanted[:16] == value[:16]


def _utc(value: str) -> str:
    """The minute in UTC; empty for a value without an offset."""
    if len(value) <= 10:
        return ""
    moment = datetime.fromisoformat(value)
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}" if moment.tzinfo else ""

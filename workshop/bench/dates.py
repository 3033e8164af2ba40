"""Publication date: right, wrong and null days, and the minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from readout.record import Article
from workshop.bench.gold import SIDES, Gold, article, flat_article, pages, skipped
from workshop.bench.table import Table

_TITLE = "Publication date"
# The zone in which a site prints its times, where its address ends with a country of one zone. Half of the
# gold is in UTC, which no page prints.
_ZONES = {
    "at": "Europe/Vienna",
    "be": "Europe/Brussels",
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "it": "Europe/Rome",
    "jp": "Asia/Tokyo",
    "no": "Europe/Oslo",
    "pl": "Europe/Warsaw",
    "se": "Europe/Stockholm",
    "uk": "Europe/London",
    "za": "Africa/Johannesburg",
}


def tables() -> Iterator[Table]:
    """Counts over the pages whose gold has a date."""
    if not any(gold.published for gold in pages()):
        yield skipped(_TITLE)
        return
    readers = {"Readout, from HTML": article, "Readout, from flattened text": flat_article}
    yield Table(
        _TITLE,
        (
            "reader",
            "sites",
            "pages",
            "given",
            "right of given",
            "wrong of all",
            "null",
            "with minute",
            "minute right",
            "as printed",
        ),
        [_row(name, side, reader) for name, reader in readers.items() for side in ("all", *SIDES)],
        (
            "A day is right where it is the gold's day in the gold's or the page's own time zone; a month",
            "alone is none. A minute is right where it is the same instant, or the same wall clock if either",
            "has no offset, in the zone of the site's country where the gold is in UTC.",
            "'As printed': in no zone. No page prints UTC, so it is too low wherever the gold is in UTC.",
        ),
    )


def _row(name: str, side: str, reader: Callable[[str], Article]) -> tuple[str, ...]:
    golds = [gold for gold in pages() if gold.published and side in ("all", gold.side)]
    pairs = [(gold, gold.published or "", reader(gold.name).published) for gold in golds]
    given = [
        (gold, wanted, found.value)
        for gold, wanted, found in pairs
        if found is not None and len(found.value) >= 10
    ]
    right = sum(_same_day(wanted, value) for _, wanted, value in given)
    minutes = [(gold, wanted, value) for gold, wanted, value in given if "T" in value]
    exact = sum(_same_minute(_local(gold, wanted), value) for gold, wanted, value in minutes)
    printed = sum(_same_minute(wanted, value) for _, wanted, value in minutes)
    return (
        name,
        side,
        str(len(pairs)),
        str(len(given)),
        f"{right / len(given):.3f}" if given else "-",
        f"{(len(given) - right) / len(pairs):.3f}" if pairs else "-",
        str(len(pairs) - len(given)),
        str(len(minutes)),
        f"{exact / len(minutes):.3f}" if minutes else "-",
        f"{printed / len(minutes):.3f}" if minutes else "-",
    )


def _same_day(wanted: str, value: str) -> bool:
    return value[:10] in (wanted[:10], _utc(wanted)[:10]) or (
        bool(_utc(value)) and _utc(value)[:10] == wanted[:10]
    )


def _same_minute(wanted: str, value: str) -> bool:
    if _utc(wanted) and _utc(value):
        return _utc(wanted) == _utc(value)
    return wanted[:16] == value[:16]


def _local(gold: Gold, wanted: str) -> str:
    """The gold's instant on the clocks of the site's country, where it is in UTC."""
    zone = _ZONES.get((urlsplit(gold.url).hostname or "").rpartition(".")[2])
    if zone is None or not wanted.endswith(("+00:00", "Z")):
        return wanted
    return datetime.fromisoformat(wanted).astimezone(ZoneInfo(zone)).isoformat()


def _utc(value: str) -> str:
    """The minute in UTC; empty for a value without an offset."""
    if len(value) <= 10:
        return ""
    moment = datetime.fromisoformat(value)
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}" if moment.tzinfo else ""

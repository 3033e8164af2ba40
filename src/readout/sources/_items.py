"""What a source hands over, and what a caller may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from readout.record import ConfigurationError, Page, Problem
from readout.sources._dates import iso_prefix

MEGABYTE = 1_000_000


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be had, and why. It takes the page's place and the rest of the batch goes on.

    ``address`` is the page's own address (``items.jsonl#7`` for the seventh line of a file), ``name`` what
    the caller calls it, ``source`` the kind of source, ``failed_at`` the time in UTC.
    """

    address: str
    problem: Problem
    source: str
    name: str | None = None
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One page or failure, and the place to go on from once it has been dealt with.

    ``cursor`` is opaque and belongs to the address it came from; None where the address holds one page
    only. Handed back as ``Options.cursor`` it makes the source start after this item.
    """

    page: Page | Failure
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a caller may ask of a source. Sizes are bytes, times are seconds.

    ``clock`` gives ``Page.fetched_at``; ``cursor`` is where to go on; ``published`` is the publication date
    (ISO prefix) where the caller knows it and the source gives none. ``inflated_limit`` caps a page after
    decompression, ``wire_limit`` what is taken from the network, ``ratio_limit`` how many times data may
    grow. ``time_limit`` is for one page, redirects included. ``delay`` is the least time between two pages
    of one host. ``ports`` are the only ports that are connected to. ``contact`` stands in the user agent.

    Of 106 saved news pages the largest had 2.2 MB of markup, and none shrank more than 9 times when
    compressed; the limits of size leave room above that.

    :raises ConfigurationError: if a limit is not positive, or ``published`` is not an ISO date.
    """

    clock: Callable[[], datetime] = _now
    cursor: str | None = None
    published: str | None = None
    inflated_limit: int = 20 * MEGABYTE
    wire_limit: int = 5 * MEGABYTE
    ratio_limit: int = 200
    time_limit: float = 30.0
    delay: float = 5.0
    ports: tuple[int, ...] = (80, 443)
    contact: str = ""

    def __post_init__(self) -> None:
        for name in ("inflated_limit", "wire_limit", "ratio_limit", "time_limit"):
            if not getattr(self, name) > 0:
                raise ConfigurationError(f"{name} must be more than 0, not {getattr(self, name)!r}")
        if not self.delay >= 0:
            raise ConfigurationError(f"delay must be 0 seconds or more, not {self.delay!r}")
        if self.published is not None and iso_prefix(self.published) is None:
            raise ConfigurationError(
                f"published must be an ISO date such as 2022-01-04, not {self.published!r}"
            )
        if not self.contact.isprintable() or not self.contact.isascii():
            raise ConfigurationError("contact must be one line of plain ASCII text")


class Source(Protocol):
    """One kind of place that pages come from. A plug-in is an object of this shape called ``SOURCE``.

    ``pages`` must stream: it keeps at most one page in memory, gives a ``Failure`` for a page it cannot
    have, and goes on. It raises only for misuse (``ReadoutError``).
    """

    name: str

    def accepts(self, address: str) -> bool:
        """True when this kind can open ``address``, by its form (and whether it is a folder) alone."""
        ...

    def pages(self, address: str, options: Options) -> Iterator[Item]:
        """Every page at ``address`` in a stable order, from after ``options.cursor``."""
        ...

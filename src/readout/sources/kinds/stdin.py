"""One page from standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

from readout.record import Page
from readout.sources._files import pieces
from readout.sources._inflating import Limits, collect
from readout.sources._items import Failure, Item, Options
from readout.sources._refusals import RefusedError


class StdinSource:
    """The address ``-``: all of standard input is one page called ``stdin``."""

    name = "stdin"

    def __init__(self, stream: Callable[[], BinaryIO] = lambda: sys.stdin.buffer) -> None:
        self._stream = stream

    def accepts(self, address: str) -> bool:
        """``-`` alone."""
        return address == "-"

    def pages(self, address: str, options: Options) -> Iterator[Item]:
        """The one page, or one failure if more than the limit comes."""
        limits = Limits(options.inflated_limit, options.inflated_limit, options.ratio_limit)
        try:
            content = collect(pieces(self._stream()), "identity", limits)
        except RefusedError as refused:
            yield Item(Failure(address, refused.problem, self.name, self.name, options.clock()))
            return
        yield Item(
            Page(
                url=address,
                content=content,
                source=self.name,
                name=self.name,
                fetched_at=options.clock(),
                published=options.published,
            )
        )


SOURCE = StdinSource()

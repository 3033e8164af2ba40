"""One page at an http or https address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.record import ConfigurationError, Page
from readout.sources._items import Failure, Item, Options
from readout.sources._refusals import RefusedError

if TYPE_CHECKING:
    from readout.sources._fetching import Fetcher
    from readout.sources._network import Network
    from readout.sources._visits import Visits


class UrlSource:
    """Fetches one page politely. Hosts it may not connect to are refused, on every redirect too.

    The object remembers robots.txt files and the time of its last visits for as long as the process lives.
    ``network`` is the machine's own unless given; no option of a caller reaches it.
    """

    name = "url"

    def __init__(self, network: Network | None = None) -> None:
        self._network = network
        self._visits: Visits | None = None
        self._first = threading.Lock()

    def accepts(self, address: str) -> bool:
        """An address that begins with http:// or https://."""
        return address.lower().startswith(("http://", "https://"))

    def pages(self, address: str, options: Options) -> Iterator[Item]:
        """The one page, or one failure.

        :raises ConfigurationError: if the ``url`` extra is not installed.
        """
        try:
            found = self._fetcher(options).fetch(address)
        except RefusedError as refused:
            yield Item(Failure(address, refused.problem, self.name, None, options.clock()))
            return
        yield Item(
            Page(
                url=found.url,
                content=found.content,
                source=self.name,
                fetched_at=options.clock(),
                media_type=found.media_type,
                charset=found.charset,
                published=options.published,
            )
        )

    def _fetcher(self, options: Options) -> Fetcher:
        try:
            from readout.sources._fetching import Fetcher
            from readout.sources._network import Network
            from readout.sources._visits import Visits
        except ModuleNotFoundError as error:
            raise ConfigurationError(
                f"reading addresses needs {error.name}, which is not installed: pip install 'readout[url]'"
            ) from error
        with self._first:
            network = self._network = self._network or Network()
            visits = self._visits = self._visits or Visits(network.monotonic, network.sleep)
        return Fetcher(network, visits, options)


SOURCE = UrlSource()

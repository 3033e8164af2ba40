"""Fetch one page over http or https: politely, from checked hosts only, and within limits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpx2

from readout.sources._addresses import Target, check_target, check_written
from readout.sources._inflating import Limits, collect
from readout.sources._items import Options
from readout.sources._network import Deadline, Network, exchange
from readout.sources._refusals import RefusedError
from readout.sources._robots import ROBOTS_BYTES, TOKEN, Rules, closed, rules_of
from readout.sources._visits import Visits

_REDIRECTS = 5
_LONGEST_HOLD = 24 * 3600.0
_MOVED = (301, 302, 303, 307, 308)
_READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: ``url`` is where it was found after redirects, without the fragment."""

    url: str
    content: bytes
    media_type: str | None
    charset: str | None


class Fetcher:
    """Fetches pages for one source; ``visits`` remembers hosts between pages.

    Not bound to a thread: two threads that want one host take turns.
    """

    def __init__(self, network: Network, visits: Visits, options: Options) -> None:
        self._network = network
        self._visits = visits
        self._options = options
        who = f"{TOKEN}/{version('readout')} (record of diplomatic news"
        contact = f"; contact: {options.contact}" if options.contact else "; run by a single user"
        self._headers = {
            "User-Agent": f"{who}{contact})",
            "Accept": "text/html, application/xhtml+xml, text/plain, application/xml;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    def fetch(self, address: str) -> Fetched:
        """The page at ``address``.

        :raises RefusedError: if it may not be fetched or could not be (P008), is too large (P003) or is no
            text by its own account (P002). Nothing is left open.
        """
        url = _parsed(address)
        hops: set[str] = set()
        deadline = Deadline(self._options.time_limit, self._network.monotonic)
        for _ in range(_REDIRECTS + 1):
            target = self._target(url)
            pause = self._pause(url, target, deadline)
            with self._open(url, target, deadline, 0.0 if target.host in hops else pause) as response:
                if response.status_code not in _MOVED:
                    return self._read(url, target, response)
                url = _next(url, response)
            hops.add(target.host)
        raise RefusedError("P008", f"{address} was redirected more than {_REDIRECTS} times")

    def _target(self, url: httpx2.URL) -> Target:
        host = url.raw_host.decode("ascii", "replace").lower()
        return check_target(url.scheme, host, url.port, url.userinfo, self._options.ports)

    def _pause(self, url: httpx2.URL, target: Target, deadline: Deadline) -> float:
        """Seconds that the host's rules want between two pages.

        :raises RefusedError: if they do not allow this page, or the host asked to be left alone.
        """
        if held := self._visits.held_off(target.host):
            raise RefusedError("P008", f"{target.host} asked to be left alone for another {held:.0f} s")
        rules = self._visits.rules(target.origin)
        if rules is None:
            rules = self._robots(target, deadline)
            self._visits.remember(target.origin, rules)
        if rules.closed:
            raise RefusedError("P008", f"robots.txt of {target.host} could not be read: {rules.closed}")
        if not rules.allows(str(url)):
            raise RefusedError("P008", f"robots.txt of {target.host} does not allow it")
        return max(self._options.delay, rules.delay())

    def _robots(self, target: Target, deadline: Deadline) -> Rules:
        host = f"[{target.host}]" if ":" in target.host else target.host
        url = httpx2.URL(f"{target.scheme}://{host}:{target.port}/robots.txt")
        now = self._network.monotonic
        try:
            for _ in range(_REDIRECTS + 1):
                with self._open(url, self._target(url), deadline, None) as response:
                    if response.status_code not in _MOVED:
                        return rules_of(response.status_code, _beginning(response), now())
                    url = _next(url, response)
        except RefusedError as refused:
            return closed(refused.detail, now())
        # RFC 9309 section 2.3.1.2: five redirects are followed, then the file counts as unavailable.
        return rules_of(404, b"", now())

    @contextmanager
    def _open(
        self, url: httpx2.URL, target: Target, deadline: Deadline, pause: float | None
    ) -> Iterator[httpx2.Response]:
        with self._visits.turn(target.host, pause) as waited:
            deadline.extend(waited)
            with exchange(url, self._headers, self._network, deadline) as response:
                yield response

    def _read(self, url: httpx2.URL, target: Target, response: httpx2.Response) -> Fetched:
        if response.status_code not in (200, 203):
            self._visits.hold_off(target.host, _retry_after(response, self._options.clock()))
            raise RefusedError("P008", f"{target.host} answered {response.status_code}")
        media_type, charset = _content_type(response.headers.get("content-type", ""))
        if media_type and not media_type.startswith(_READABLE):
            raise RefusedError("P002", f"{target.host} calls it {media_type}")
        options = self._options
        limits = Limits(options.wire_limit, options.inflated_limit, options.ratio_limit)
        content = collect(response.iter_raw(), _encoding(response), limits)
        return Fetched(str(url), content, media_type, charset)


def _parsed(address: str) -> httpx2.URL:
    check_written(address)
    try:
        return httpx2.URL(address).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise RefusedError("P008", f"{address!r} is not an address ({error})") from error


def _next(url: httpx2.URL, response: httpx2.Response) -> httpx2.URL:
    """Where a redirect leads.

    :raises RefusedError: if it leads nowhere, or from https down to http.
    """
    location = response.headers.get("location", "")
    if not location:
        raise RefusedError("P008", f"{url.host} redirected without saying where to")
    check_written(location)
    try:
        following = url.join(location).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise RefusedError(
            "P008", f"{url.host} redirected to {location!r}, which is not an address"
        ) from error
    if url.scheme == "https" and following.scheme == "http":
        raise RefusedError("P008", f"{url.host} redirected from https down to http")
    return following


def _beginning(response: httpx2.Response) -> bytes:
    """As much of a robots.txt as is parsed, decompressed.

    :raises RefusedError: if its compressed data are damaged.
    """
    limits = Limits(ROBOTS_BYTES, ROBOTS_BYTES, ROBOTS_BYTES)
    return collect(response.iter_raw(), _encoding(response), limits, cut=True)


def _encoding(response: httpx2.Response) -> str:
    return response.headers.get("content-encoding", "").strip().lower() or "identity"


def _content_type(header: str) -> tuple[str | None, str | None]:
    message = Message()
    message["content-type"] = header
    charset = message.get_param("charset")
    media_type = header.partition(";")[0].strip().lower()
    return media_type or None, charset.strip() if isinstance(charset, str) and charset.strip() else None


def _retry_after(response: httpx2.Response, now: datetime) -> float:
    """Seconds that a busy host asks for, at most a day; 0 where it does not ask."""
    if response.status_code not in (429, 503):
        return 0.0
    asked = response.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(float(asked), _LONGEST_HOLD)
    try:
        moment = parsedate_to_datetime(asked)
    except (ValueError, TypeError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min((moment - now).total_seconds(), _LONGEST_HOLD)

"""One HTTP exchange with a host whose IP was checked, inside a deadline. Needs the ``url`` extra.

The check sits where the socket is opened: the name is resolved once, every IP it gives is checked, and the
socket goes to one of those very IPs. A name that answers differently the next time gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import httpcore2
import httpx2

from readout.sources._addresses import why_denied
from readout.sources._refusals import RefusedError

# How long one step (connect, one read, one write) may take inside the page's own time limit.
_STEP_SECONDS = 10.0
# A host with more addresses than this is tried at the first ones only.
_TRIED = 4

_NETWORK_ERRORS = (
    httpx2.HTTPError,
    httpx2.StreamError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
    httpcore2.UnsupportedProtocol,
    OSError,
)
_TIMEOUTS = (httpcore2.TimeoutException, httpx2.TimeoutException, TimeoutError)


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Every IP of ``host`` as the system knows it, in the system's order, each once.

    :raises OSError: if it knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@cache
def system_tls() -> ssl.SSLContext:
    """The rules for certificates, made once: reading the list of authorities takes 20 ms or more."""
    return httpcore2.default_ssl_context()


@dataclass(frozen=True)
class Network:
    """The machine's own network: how names become IPs and how sockets are opened. Tests bring another."""

    resolve: Callable[[str, int], tuple[str, ...]] = system_resolver
    backend: httpcore2.NetworkBackend = field(default_factory=httpcore2.SyncBackend)
    tls: Callable[[], ssl.SSLContext] = system_tls
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Deadline:
    """The moment, ``seconds`` from now by ``monotonic``, after which nothing of a page is waited for."""

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._seconds = seconds
        self._monotonic = monotonic
        self._at = monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Give back time that was spent out of politeness."""
        self._at += seconds

    def left(self, wanted: float | None = None) -> float:
        """Seconds for the next step, ``wanted`` at most.

        :raises httpcore2.ReadTimeout: when no time is left.
        """
        left = self._at - self._monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout(f"it took longer than {self._seconds:g} s")
        return min(left, _STEP_SECONDS if wanted is None else wanted)


class _Stream(httpcore2.NetworkStream):
    """A socket on which every step is cut off at the deadline, however slowly the bytes drip."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    """Opens sockets to checked IPs only."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        failed: Exception | None = None
        for ip in self._checked(host, port)[:_TRIED]:
            try:
                inner = self._network.backend.connect_tcp(
                    ip, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
                continue
            return _Stream(inner, self._deadline)
        raise failed or httpcore2.ConnectError(f"{host} has no address")

    def _checked(self, host: str, port: int) -> tuple[str, ...]:
        try:
            ips = self._network.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise RefusedError("P008", f"the name {host} could not be resolved ({error})") from error
        for ip in ips:
            # One bad address spoils the name: a mixed answer is how rebinding begins.
            if why := why_denied(ip):
                raise RefusedError("P008", f"{host} leads to {ip}, which is {why}; it was not connected to")
        return ips


class _Transport(httpx2.BaseTransport):
    """Carries one request over a pool that knows only our own backend: no proxy, no environment."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=network.tls(), max_connections=1, network_backend=_Backend(network, deadline)
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
            )
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def exchange(
    url: httpx2.URL, headers: dict[str, str], network: Network, deadline: Deadline
) -> Iterator[httpx2.Response]:
    """The answer to one GET, its body not yet read and still compressed. No redirect is followed.

    :raises RefusedError: (P008) if the host may not be connected to, fails, or is too slow.
    """
    try:
        with _Transport(network, deadline) as transport:
            response = transport.handle_request(httpx2.Request("GET", url, headers=headers))
            try:
                yield response
            finally:
                response.close()
    except _TIMEOUTS as error:
        raise RefusedError("P008", f"{url.host} was too slow ({str(error) or 'no answer'})") from error
    except _NETWORK_ERRORS as error:
        raise RefusedError("P008", f"{url.host}: {str(error) or type(error).__name__}") from error

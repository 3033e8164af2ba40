"""Small servers on 127.0.0.1, and a network that makes public-looking names lead to them.

The list of denied addresses is never switched off: a test name resolves to a public IP, and only the last
step, opening the socket, is led to the local server. An IP that no test gave is dialled for real, so an
address that slips through does reach the canary.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpcore2

from readout.sources._network import Network
from readout.sources.kinds.url import UrlSource

Answer = Callable[[str, dict[str, str]], "bytes | Iterator[bytes]"]


@dataclass
class Server:
    """A server that hands ``path`` and headers to ``answer`` and sends whatever bytes come back."""

    answer: Answer
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    connections: int = 0
    at_once: int = 0
    most_at_once: int = 0
    port: int = 0
    wrap: Callable[[socket.socket], socket.socket] = lambda client: client
    lock: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        try:
            client.settimeout(5)
            with self.wrap(client) as client:
                head = b""
                while b"\r\n\r\n" not in head and (piece := client.recv(4096)):
                    head += piece
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
                path = first.split(" ")[1] if " " in first else ""
                self.requests.append((path, headers))
                reply = self._answered(path, headers)
                for part in [reply] if isinstance(reply, bytes) else reply:
                    client.sendall(part)
        except OSError:
            pass

    def _answered(self, path: str, headers: dict[str, str]) -> bytes | Iterator[bytes]:
        """The answer, counted as under way until its first byte is sent.

        Counting to the end of the connection would race with the next visitor: a client that has read the
        whole answer goes on before this thread has closed its socket.
        """
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return self.answer(path, headers)
        finally:
            with self.lock:
                self.at_once -= 1

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    server = Server(answer)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server.port = listener.getsockname()[1]
        thread = threading.Thread(target=server.serve, args=(listener,), daemon=True)
        thread.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)


def http(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """A whole answer; ``Content_Type="..."`` gives the header Content-Type."""
    lines = [f"HTTP/1.1 {status} Any", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Clock:
    """Seconds that pass only when somebody sleeps, on top of the real ones."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.ahead = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.ahead += seconds


class _Backend(httpcore2.SyncBackend):
    def __init__(self, local: dict[str, int], dialled: list[tuple[str, int]]) -> None:
        self._local = local
        self._dialled = dialled

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # type: ignore[no-untyped-def]
        self._dialled.append((host, port))
        if host in self._local:
            return super().connect_tcp("127.0.0.1", self._local[host], timeout)
        return super().connect_tcp(host, port, timeout)


@dataclass
class World:
    """Names, the IPs they give (one list per question, the last for ever), and ports behind the IPs."""

    names: dict[str, list[tuple[str, ...]]]
    local: dict[str, int]
    clock: Clock = field(default_factory=Clock)
    asked: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        self.asked.append(host)
        if host in self.names:
            answers = self.names[host]
            return answers.pop(0) if len(answers) > 1 else answers[0]
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return tuple(str(entry[4][0]) for entry in found)

    def source(self, **network: object) -> UrlSource:
        return UrlSource(
            Network(
                resolve=self.resolve,
                backend=_Backend(self.local, self.dialled),
                monotonic=self.clock.monotonic,
                sleep=self.clock.sleep,
                **network,  # type: ignore[arg-type]
            )
        )


# Addresses of nobody in particular inside the public internet; no packet is ever sent to them.
PUBLIC = "93.184.215.14"
PUBLIC_TOO = "93.184.215.15"


def world(server: Server, other: Server | None = None) -> World:
    """``news.example`` leads to ``server`` and ``other.example`` to ``other``."""
    return World(
        names={"news.example": [(PUBLIC,)], "other.example": [(PUBLIC_TOO,)]},
        local={PUBLIC: server.port, PUBLIC_TOO: other.port if other else server.port},
    )

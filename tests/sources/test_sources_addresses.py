"""Addresses that Readout must not connect to: written oddly, wrapped, redirected to, or rebound."""

from __future__ import annotations

import socket

import pytest

from readout.record import Page
from readout.sources import Failure, Options
from readout.sources._addresses import why_denied
from readout.sources.kinds.url import UrlSource
from tests.sources.servers import PUBLIC, PUBLIC_TOO, World, http, serving, world

# Hosts as a URL writes them. Every one leads, or may lead, somewhere that is not the public internet.
DENIED_HOSTS = """
127.0.0.1 127.0.0.2 127.1 127.0.1 127.255.255.254 2130706433 0x7f000001 0X7F000001 017700000001
0177.0.0.1 0x7f.0.0.1 0x7f.1 127.0.0.0x1 127.0.0.1. 00000177.0.0.1 0 0.0.0.0 0.0.0.1 localhost
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 169.254.169.254
100.64.0.1 100.100.100.200 100.127.255.255 192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1 198.51.100.1
203.0.113.1 198.18.0.1 198.19.255.255 192.88.99.1 192.31.196.1 192.52.193.1 192.175.48.1 168.63.129.16
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
[::1] [::] [0:0:0:0:0:0:0:1] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:0:127.0.0.1]
[::ffff:10.0.0.1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b:1::1] [2002:7f00:1::] [2002:a00:1::1]
[2001::1] [2001:0:7f00:1::] [2001:db8::1] [2001:10::1] [2001:20::1] [3fff::1] [3ffe::1] [fc00::1] [fd00::1]
[fd00:ec2::254] [fe80::1] [fec0::1] [ff02::1] [ff0e::1] [100::1] [5f00::1] [4000::1]
[fe80::1%25lo] [::1%25lo] [::1%lo] [2606:4700::1%25eth0] [2620:4f:8000::1]
""".split()  # noqa: SIM905 - a table reads better in columns

ODD_ADDRESSES = [
    "http://user@{host}/",
    "http://user:word@{host}/",
    "http://news.example\\@{host}/",
    "http://{host}\t/",
    "http://{host}\r\nHost: x/",
    "http://{host}%00.news.example/",
    "http://１２７.0.0.1:{port}/",
    "http://①②⑦.0.0.1:{port}/",
    "http://127。0。0。1:{port}/",
    "http:///{host}/",
    "http://[{host}/",
    "http://news..example/",
    "http://:{port}/",
    "http://news.example:99999/",
    "http://news.example:-1/",
]


def _reason(found: object) -> str:
    assert isinstance(found, Failure), found
    assert found.problem.code == "P008"
    return found.problem.message


def test_the_table_is_long_enough() -> None:
    assert len(set(DENIED_HOSTS)) >= 60


@pytest.mark.parametrize("host", DENIED_HOSTS)
def test_denied_host_is_never_dialled(host: str) -> None:
    with serving(lambda path, headers: http(200, b"secret")) as canary:
        nobody = World(names={"localhost": [("127.0.0.1",)]}, local={})
        options = Options(ports=(80, canary.port))
        for scheme in ("http", "https"):
            (item,) = nobody.source().pages(f"{scheme}://{host}:{canary.port}/", options)
            assert "secret" not in _reason(item.page)
        assert nobody.dialled == []
        assert canary.connections == 0


@pytest.mark.parametrize("form", ODD_ADDRESSES)
def test_odd_address_is_never_dialled(form: str) -> None:
    with serving(lambda path, headers: http(200, b"secret")) as canary:
        nobody = world(canary)
        address = form.format(host=f"127.0.0.1:{canary.port}", port=canary.port)
        (item,) = nobody.source().pages(address, Options(ports=(80, canary.port)))
        _reason(item.page)
        assert nobody.dialled == []
        assert canary.connections == 0


def test_the_machines_own_network_refuses_too() -> None:
    with serving(lambda path, headers: http(200, b"secret")) as canary:
        for host in ("127.0.0.1", "localhost", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]"):
            options = Options(ports=(canary.port,))
            (item,) = UrlSource().pages(f"http://{host}:{canary.port}/", options)
            _reason(item.page)
        assert canary.connections == 0


@pytest.mark.parametrize(
    "ip", ["1.1.1.1", "8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001::1"]
)
def test_public_address_is_allowed(ip: str) -> None:
    assert why_denied(ip) is None


def test_is_global_alone_would_have_let_some_through() -> None:
    assert all(why_denied(ip) for ip in ("64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "fec0::1"))
    assert why_denied("nonsense") == "not an IP address"


@pytest.mark.parametrize(
    "where",
    ["http://127.0.0.1:{port}/", "http://localhost:{port}/x", "//127.1:{port}/", "http://2130706433:{port}/",
     "http://[::ffff:127.0.0.1]:{port}/", "http://inside.example:{port}/", "file:///etc/passwd",
     "ftp://news.example/", "gopher://127.0.0.1:{port}/", "http://u:p@news.example/", "javascript:alert(1)",
     "http://news.example:22/", "\\\\127.0.0.1:{port}\\x", ""],
)  # fmt: skip
def test_redirect_to_a_denied_place_is_not_followed(where: str) -> None:
    with serving(lambda path, headers: http(200, b"secret")) as canary:
        location = where.format(port=canary.port)

        def answer(path: str, headers: dict[str, str]) -> bytes:
            return http(404) if path == "/robots.txt" else http(302, b"", Location=location)

        with serving(answer) as server:
            there = world(server)
            there.names["inside.example"] = [("127.0.0.1",)]
            there.names["localhost"] = [("127.0.0.1",)]
            (item,) = there.source().pages("http://news.example/a", Options(ports=(80, canary.port)))
            _reason(item.page)
            assert server.paths == ["/robots.txt", "/a"]
            assert canary.connections == 0


def test_redirects_are_followed_five_times_and_no_more() -> None:
    def answer(path: str, headers: dict[str, str]) -> bytes:
        if path == "/robots.txt":
            return http(404)
        number = int(path.removeprefix("/"))
        return http(200, b"there") if number == 0 else http(301, b"", Location=f"/{number - 1}")

    with serving(answer) as server:
        source = world(server).source()
        (five,) = source.pages("http://news.example/5", Options())
        assert isinstance(five.page, Page)
        assert (five.page.url, five.page.content) == ("http://news.example/0", b"there")
        (six,) = source.pages("http://news.example/6", Options())
        assert "more than 5 times" in _reason(six.page)


def test_robots_file_cannot_redirect_inside() -> None:
    with serving(lambda path, headers: http(200, b"")) as canary:

        def answer(path: str, headers: dict[str, str]) -> bytes:
            return http(302, b"", Location=f"http://127.0.0.1:{canary.port}/robots.txt")

        with serving(answer) as server:
            (item,) = world(server).source().pages("http://news.example/", Options(ports=(80, canary.port)))
            assert "robots.txt" in _reason(item.page)
            assert canary.connections == 0


def test_rebinding_name_gains_nothing() -> None:
    """The name answers with a public address when it is checked and with loopback on any later question."""
    with serving(lambda path, headers: http(200, b"secret")) as canary:
        answers = {"/robots.txt": http(404), "/a": http(302, b"", Location="/b"), "/b": http(200, b"page")}
        with serving(lambda path, headers: answers[path]) as server:
            there = world(server)
            address, options = "http://news.example/a", Options()
            there.names["news.example"] = [(PUBLIC,), ("127.0.0.1",)]
            there.local["127.0.0.1"] = canary.port
            (item,) = there.source().pages(address, options)
            assert "loopback" in _reason(item.page)
            # One question for each connection, and the socket goes to what was checked.
            assert there.dialled == [(PUBLIC, 80)]
            assert there.asked == ["news.example"] * 2
            assert canary.connections == 0


def test_one_private_address_among_public_ones_spoils_the_name() -> None:
    with serving(lambda path, headers: http(200, b"page")) as server:
        there = world(server)
        there.names["news.example"] = [(PUBLIC, "10.0.0.7")]
        (item,) = there.source().pages("http://news.example/", Options())
        assert "private" in _reason(item.page)
        assert there.dialled == []


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        dead = free.getsockname()[1]
        with serving(lambda path, headers: http(404 if "robots" in path else 200, b"page")) as server:
            there = world(server)
            there.names["news.example"] = [(PUBLIC_TOO, PUBLIC)]
            there.local[PUBLIC_TOO] = dead
            (item,) = there.source().pages("http://news.example/", Options())
            assert isinstance(item.page, Page)
            assert item.page.content == b"page"


def test_port_outside_the_list_is_refused() -> None:
    with serving(lambda path, headers: http(200, b"page")) as server:
        there = world(server)
        for port in (22, 25, 8080, 6379):
            (item,) = there.source().pages(f"http://news.example:{port}/", Options())
            assert "80, 443" in _reason(item.page)
        assert server.connections == 0


def test_nothing_a_caller_may_ask_for_opens_a_private_address() -> None:
    assert not {name for name in Options.__dataclass_fields__ if "private" in name or "network" in name}

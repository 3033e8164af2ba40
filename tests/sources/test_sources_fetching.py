"""Pages over HTTP: what comes back, the limits, robots.txt, and the pace."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout import sources
from readout.record import ConfigurationError, Page
from readout.sources import Failure, Item, Options
from readout.sources.kinds.url import UrlSource
from tests.sources.servers import Clock, World, http, serving, world

NOW = datetime(2022, 1, 4, 9, 30, tzinfo=UTC)
AT_NOW = Options(clock=lambda: NOW)


def _only(items: Iterator[Item]) -> Page | Failure:
    (item,) = items
    return item.page


def _pages(*replies: bytes) -> Callable[[str, dict[str, str]], bytes]:
    rest = list(replies)
    return lambda path, headers: http(404) if path == "/robots.txt" else rest.pop(0)


def _read(reply: bytes, options: Options = AT_NOW) -> Page | Failure:
    with serving(_pages(reply)) as server:
        return _only(world(server).source().pages("http://news.example/story#top", options))


def _message(found: Page | Failure, code: str) -> str:
    assert isinstance(found, Failure), found
    assert found.problem.code == code
    return found.problem.message


def test_page_carries_what_the_headers_say() -> None:
    page = _read(http(200, "Gespräch".encode("latin-1"), Content_Type='Text/HTML; Charset="ISO-8859-1"'))
    assert page == Page(
        url="http://news.example/story",
        content="Gespräch".encode("latin-1"),
        source="url",
        fetched_at=NOW,
        media_type="text/html",
        charset="ISO-8859-1",
    )


def test_requests_name_the_reader_and_carry_nothing_else() -> None:
    with serving(_pages(http(200, b"x", Set_Cookie="a=b"), http(200, b"y"))) as server:
        source = world(server).source()
        for _ in range(2):
            _only(source.pages("http://news.example/story", Options(contact="desk@paper.example")))
    for _, headers in server.requests:
        assert headers["user-agent"].startswith("readout/")
        assert "desk@paper.example" in headers["user-agent"]
        assert headers["host"] == "news.example"
        assert not {"cookie", "authorization", "referer"} & set(headers)


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 410, 451, 500, 502, 503])
def test_other_statuses_are_failures(status: int) -> None:
    assert f"answered {status}" in _message(_read(http(status, b"sorry")), "P008")


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "application/zip"])
def test_content_that_is_no_text_is_not_read(kind: str) -> None:
    assert kind in _message(_read(http(200, b"\x89PNG", Content_Type=kind)), "P002")


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"a story " * 9)),
        ("x-gzip", gzip.compress(b"a story " * 9)),
        ("GZip", gzip.compress(b"a story " * 4) + gzip.compress(b"a story " * 5)),
        ("gzip", gzip.compress(b"a story " * 9) + b"\0" * 8),
        ("deflate", zlib.compress(b"a story " * 9)),
        ("deflate", _deflate(b"a story " * 9)),
        ("identity", b"a story " * 9),
    ],
)
def test_compressed_pages_are_read(encoding: str, body: bytes) -> None:
    page = _read(http(200, body, Content_Encoding=encoding))
    assert isinstance(page, Page)
    assert page.content == b"a story " * 9


@pytest.mark.parametrize(
    ("encoding", "body", "word"),
    [
        ("gzip", gzip.compress(b"a story " * 99)[:-12], "early"),
        ("gzip", b"", "early"),
        ("gzip", b"<html>not gzip", "damaged"),
        ("deflate", b"\x78\x9c<html>", "damaged"),
        ("br", b"x", "'br'"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x")), "'gzip, gzip'"),
    ],
)
def test_damaged_or_unknown_compression_is_a_failure(encoding: str, body: bytes, word: str) -> None:
    assert word in _message(_read(http(200, body, Content_Encoding=encoding)), "P008")


def test_wire_limit() -> None:
    full = _read(http(200, b"x" * 5_000_000))
    assert isinstance(full, Page)
    assert len(full.content) == 5_000_000
    assert "5,000,000" in _message(_read(http(200, b"x" * 5_000_001)), "P003")


def test_inflated_limit() -> None:
    noise = bytes(range(256)) * 400
    body = gzip.compress(noise)
    over = Options(inflated_limit=len(noise) - 1)
    assert "102,399" in _message(_read(http(200, body, Content_Encoding="gzip"), over), "P003")
    exact = _read(http(200, body, Content_Encoding="gzip"), Options(inflated_limit=len(noise)))
    assert isinstance(exact, Page)


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """One gibibyte of blanks, in about one megabyte of gzip."""
    return gzip.compress(b" " * (1 << 24)) * 64


def test_bomb_costs_little_memory_and_time(bomb: bytes) -> None:
    assert len(bomb) < 2_000_000
    with serving(_pages(http(200, b"warm"), http(200, bomb, Content_Encoding="gzip"))) as server:
        source = world(server).source()
        _only(source.pages("http://news.example/warm", Options()))
        tracemalloc.start()
        try:
            began = time.monotonic()
            found = _only(source.pages("http://news.example/story", Options()))
            took, (_, most) = time.monotonic() - began, tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert "200 times" in _message(found, "P003")
    assert took < 1
    assert most < 25_000_000


def _drip(head: bytes) -> Iterator[bytes]:
    yield head
    for _ in range(200):
        time.sleep(0.05)
        yield b"x"


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nX: ", http(200)[:-4] + b"\r\nContent-Length: 999\r\n\r\nx", b""]
)
def test_slow_drip_ends_at_the_time_limit(head: bytes) -> None:
    head = head.replace(b"Content-Length: 0\r\n", b"")

    def answer(path: str, headers: dict[str, str]) -> bytes | Iterator[bytes]:
        return http(404) if path == "/robots.txt" else _drip(head)

    with serving(answer) as server:
        began = time.monotonic()
        found = _only(world(server).source().pages("http://news.example/", Options(time_limit=0.5)))
        assert "0.5 s" in _message(found, "P008") or "slow" in _message(found, "P008")
        assert time.monotonic() - began < 2


def test_answers_that_are_no_http_are_failures() -> None:
    for reply in (b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", b"\0" * 400):
        assert "could not be fetched" in _message(_read(reply), "P008")


def test_unknown_name_is_a_failure() -> None:
    class Nowhere(World):
        def resolve(self, host: str, port: int) -> tuple[str, ...]:
            raise OSError("Name or service not known")

    found = _only(Nowhere(names={}, local={}).source().pages("http://news.example/", Options()))
    assert "could not be resolved" in _message(found, "P008")


def _allow(path: str) -> bytes:
    return f"User-agent: *\nDisallow: /\nAllow: {path}\n".encode()


OURS_CLOSED = b"User-agent: readout\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
OURS_OPEN = b"User-agent: *\nDisallow: /\n\nUser-agent: READOUT\nAllow: /\n"

ROBOTS_CASES = {
    "none": (http(404), True),
    "forbidden": (http(403), True),
    "gone": (http(410), True),
    "broken": (http(500), False),
    "busy": (http(503), False),
    "no answer": (b"", False),
    "empty": (http(200, b""), True),
    "all closed": (http(200, b"User-agent: *\nDisallow: /\n"), False),
    "this one open": (http(200, _allow("/story")), True),
    "ours closed, others open": (http(200, OURS_CLOSED), False),
    "ours open, others closed": (http(200, OURS_OPEN), True),
    "other closed": (http(200, b"User-agent: otherbot\nDisallow: /\n"), True),
    "longest rule wins": (http(200, b"User-agent: *\nAllow: /story\nDisallow: /sto\n"), True),
    "wildcard": (http(200, b"User-agent: *\nDisallow: /*ory$\n"), False),
    "byte order mark": (http(200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n"), False),
    "bad bytes": (http(200, b"\xff\xfe\x00\nUser-agent: *\nDisallow: /\n"), False),
    "no text at all": (http(200, b"<html>Not found</html>", Content_Type="text/html"), True),
    "compressed": (http(200, gzip.compress(b"User-agent: *\nDisallow: /"), Content_Encoding="gzip"), False),
    "rule at 499 KiB": (http(200, b"#" * (499 * 1024) + b"\nUser-agent: *\nDisallow: /\n"), False),
    "endless": (http(200, b"User-agent: *\nDisallow: /\n" + b"#" * 3_000_000), False),
}  # fmt: skip


@pytest.mark.parametrize("case", ROBOTS_CASES)
def test_robots(case: str) -> None:
    robots, allowed = ROBOTS_CASES[case]
    with serving(lambda path, headers: robots if path == "/robots.txt" else http(200, b"page")) as server:
        found = _only(world(server).source().pages("http://news.example/story", AT_NOW))
    assert isinstance(found, Page) is allowed
    assert server.paths == ["/robots.txt", "/story"][: 1 + allowed]
    if not allowed:
        assert "robots.txt" in _message(found, "P008")


def test_robots_redirects_and_every_hop_of_a_page_is_asked() -> None:
    def first(path: str, headers: dict[str, str]) -> bytes:
        to = "http://other.example/rules" if path == "/robots.txt" else "http://other.example/private/b"
        return http(301, b"", Location=to)

    def second(path: str, headers: dict[str, str]) -> bytes:
        return http(200, b"User-agent: *\nDisallow: /private\n")

    with serving(first) as server, serving(second) as other:
        found = _only(world(server, other).source().pages("http://news.example/a", AT_NOW))
        assert "robots.txt of other.example does not allow it" in _message(found, "P008")
        assert server.paths == ["/robots.txt", "/a"]
        assert other.paths == ["/rules", "/robots.txt"]


def test_robots_that_redirect_for_ever_mean_no_rules() -> None:
    def answer(path: str, headers: dict[str, str]) -> bytes:
        return http(200, b"page") if path == "/story" else http(302, b"", Location=path + "x")

    with serving(answer) as server:
        assert isinstance(_only(world(server).source().pages("http://news.example/story", AT_NOW)), Page)
        assert len(server.paths) == 7


def test_robots_are_kept_for_a_day_and_failures_for_minutes() -> None:
    status = [404]

    def answer(path: str, headers: dict[str, str]) -> bytes:
        return http(status[0]) if path == "/robots.txt" else http(200, b"page")

    with serving(answer) as server:
        there = world(server)
        source = there.source()

        def asked(seconds: float) -> int:
            there.clock.ahead += seconds
            before = server.paths.count("/robots.txt")
            _only(source.pages("http://news.example/story", AT_NOW))
            return server.paths.count("/robots.txt") - before

        assert [asked(0), asked(3600), asked(22 * 3600), asked(3601)] == [1, 0, 0, 1]
        status[0] = 500
        assert [asked(24 * 3600), asked(60), asked(3600)] == [1, 0, 1]


def test_pause_between_two_pages_of_one_host_only() -> None:
    with serving(_pages(*[http(200, b"x")] * 4)) as server:
        there = world(server)
        source = there.source()
        for address in ("http://news.example/1", "http://other.example/1", "http://news.example/2"):
            _only(source.pages(address, Options(delay=5)))
        assert len(there.clock.slept) == 1
        assert 4.5 < there.clock.slept[0] <= 5


def test_hosts_own_delay_counts_when_it_is_longer_and_is_cut_when_it_is_absurd() -> None:
    for asked, waited in (("9", 9.0), ("1", 5.0), ("99999999", 60.0)):
        robots = http(200, f"User-agent: *\nCrawl-delay: {asked}\n".encode())
        with serving(
            lambda path, headers, it=robots: it if path == "/robots.txt" else http(200, b"x")
        ) as server:
            there = world(server)
            source = there.source()
            for path in "ab":
                _only(source.pages(f"http://news.example/{path}", Options(delay=5)))
            assert there.clock.slept == [pytest.approx(waited, abs=0.5)]


@pytest.mark.parametrize("asked", ["120", "Tue, 04 Jan 2022 09:32:00 GMT"])
def test_busy_host_is_left_alone_as_long_as_it_asks(asked: str) -> None:
    with serving(_pages(http(429, b"", Retry_After=asked), http(200, b"page"))) as server:
        there = world(server)
        source = there.source()
        assert "429" in _message(_only(source.pages("http://news.example/1", AT_NOW)), "P008")
        assert "120 s" in _message(_only(source.pages("http://news.example/1", AT_NOW)), "P008")
        there.clock.ahead += 121
        assert isinstance(_only(source.pages("http://news.example/1", AT_NOW)), Page)
        assert server.paths.count("/1") == 2


def test_threads_take_turns_at_one_host() -> None:
    def answer(path: str, headers: dict[str, str]) -> bytes:
        time.sleep(0.02)
        return http(404) if path == "/robots.txt" else http(200, b"page")

    with serving(answer) as server:
        source = world(server).source()

        def read() -> None:
            assert isinstance(_only(source.pages("http://news.example/a", Options(delay=0))), Page)

        threads = [threading.Thread(target=read) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert server.paths.count("/a") == 6
        assert server.most_at_once == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for news.example, signed by itself."""
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
               "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj", "/CN=news.example",
               "-addext", "subjectAltName=DNS:news.example"]  # fmt: skip
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no certificate could be made: {error}")
    return folder


@pytest.mark.parametrize(
    ("host", "where", "word"),
    [
        ("news.example", None, None),
        ("news.example", "http://news.example/down", "down to http"),
        ("other.example", None, "certificate"),
    ],
)
def test_https(certificate: Path, host: str, where: str | None, word: str | None) -> None:
    """The certificate is checked against the name, although the socket goes to an IP."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    names: list[str | None] = []
    context.sni_callback = lambda sock, name, ctx: names.append(name)
    reply = http(200, b"page") if where is None else http(302, b"", Location=where)
    with serving(_pages(reply)) as server:
        server.wrap = lambda client: context.wrap_socket(client, server_side=True)
        there = world(server)
        source = there.source(tls=lambda: ssl.create_default_context(cafile=str(certificate / "cert.pem")))
        found = _only(source.pages(f"https://{host}/a", AT_NOW))
        assert [port for _, port in there.dialled] == [443] * len(there.dialled)
        assert set(names) == {host}
    if word is None:
        assert isinstance(found, Page)
        assert found.url == "https://news.example/a"
    else:
        assert word in _message(found, "P008")


def test_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("readout.sources._fetching")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'readout\[url\]'"):
        _only(UrlSource().pages("http://news.example/", Options()))


def test_the_room_is_light_until_an_address_is_read() -> None:
    code = "import sys, readout.sources as s; s.SOURCES.get('url'); print(list(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "httpx2" not in shown.stdout
    assert "httpcore2" not in shown.stdout


def test_address_chooses_the_url_kind() -> None:
    assert sources.SOURCES.get("url").accepts("HTTPS://news.example/")
    assert not sources.SOURCES.get("url").accepts("news.example")
    assert Clock().slept == []

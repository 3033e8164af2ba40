"""Every page leads on: whoever follows every link of the site comes to no dead end."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, deque
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from lxml import html
from starlette.routing import compile_path
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.record import Page
from tests.doors._record import build, many, press_page
from tests.doors._routes import every

HOME = "http://127.0.0.1"
UNDATED = "Blinken called Fidan\n\nAntony Blinken spoke by phone with Hakan Fidan about grain exports.\n"
# The atlas alone has thousands of pages and a list can be asked in more ways than anybody walks: so many
# addresses of each route, with a question and without.
MOST = 5


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = build(tmp_path_factory.mktemp("links") / "record.sqlite")
    with pipeline.open(path, reader="rules") as readout:
        page = Page("https://quiet.example/1", UNDATED.encode(), "test", "quiet", text_given=True)
        readout.record.add(readout.read_page(page))
        claim = press_page().claims[0].claim.id
        readout.review.say(claim, "status-0", "accept", "ada")
    return TestClient(application(str(path)), base_url=HOME, follow_redirects=True)


# The beginning, and what is for whoever is not logged in.
ALONE = {"/", "/login"}


class Walk:
    """Goes from the first page to every address that any page names, and keeps what was wrong."""

    def __init__(self, site: TestClient) -> None:
        self._site = site
        self._waiting: deque[tuple[str, str]] = deque([("/", "the beginning")])
        self._known = {"/"}
        self._routes = [
            (path, compile_path(path)[0])
            for methods, path in every(site.app)  # type: ignore[arg-type]
            if "GET" in methods
        ]
        self._counts: Counter[tuple[str, bool]] = Counter()
        self._names: dict[str, set[str]] = {}
        self._anchors: list[tuple[str, str, str]] = []
        self.seen: set[str] = set()
        self.walked: set[str] = set()
        self.wrong: list[str] = []

    def all(self) -> None:
        while self._waiting:
            address, source = self._waiting.popleft()
            answer = self._site.get(address)
            self.seen.add(urlsplit(address).path)
            kind = answer.headers.get("content-type", "").partition(";")[0]
            if answer.status_code != 200:
                self.wrong.append(f"{source} leads to {address}: {answer.status_code}")
            elif kind == "text/html":
                self._page(address, answer.text)
            else:
                self._file(address, source, kind, answer.content)
        for source, address, name in self._anchors:
            if address in self._names and name not in self._names[address]:
                self.wrong.append(f"{source} leads to {address}#{name}, which has no such place")

    def _page(self, address: str, text: str) -> None:
        tree = html.fromstring(text)
        self._names[address] = set(tree.xpath("//@id"))
        found = tree.xpath("//a/@href | //link/@href | //img/@src | //script/@src")
        # Where a form sends to is an address too, with its hidden fields and nothing filled in.
        found += tree.xpath("//form[not(@method) or @method='get']/@action")
        for link in found:
            self._add(urljoin(HOME + address, link), address)

    def _add(self, link: str, source: str) -> None:
        whole, name = urldefrag(link)
        if not whole.startswith(HOME + "/"):
            return
        address = whole.removeprefix(HOME)
        path = urlsplit(address).path
        if name:
            self._anchors.append((source, address, name))
        if address in self._known:
            return
        # One without a name in it; else the longest, since "{key}" also takes what ends on ".json".
        matching = [name for name, pattern in self._routes if pattern.fullmatch(path)]
        route = path if path in matching else max(matching, key=len, default=path)
        self._counts[route, "?" in address] += 1
        if self._counts[route, "?" in address] > MOST:
            return
        self.walked.add(route)
        self._known.add(address)
        self._waiting.append((address, source))

    def _file(self, address: str, source: str, kind: str, content: bytes) -> None:
        try:
            if kind == "application/json":
                for link in _links(json.loads(content)):
                    self._add(urljoin(HOME, link), address)
            elif kind == "text/csv":
                assert list(csv.reader(io.StringIO(content.decode())))
            elif kind == "application/atom+xml":
                assert ET.fromstring(content).tag.endswith("feed")
            elif kind == "text/calendar":
                assert content.startswith(b"BEGIN:VCALENDAR")
        except (AssertionError, ValueError, ET.ParseError) as error:
            self.wrong.append(f"{source} leads to {address}, which is no {kind}: {error}")


def _links(value: object, key: str = "") -> list[str]:
    """The addresses of this site that an answer names."""
    if isinstance(value, dict):
        return [link for name, one in value.items() for link in _links(one, name)]
    if isinstance(value, list):
        return [link for one in value for link in _links(one, key)]
    named = key in ("url", "next", "previous", "address", "api") and isinstance(value, str)
    return [value] if named and isinstance(value, str) and value.startswith("/") else []


def test_no_link_of_any_page_is_dead(site: TestClient) -> None:
    walk = Walk(site)
    walk.all()
    assert walk.wrong == []
    ends = {path.rpartition(".")[2] for path in walk.seen if "." in path}
    assert {"json", "csv", "atom", "ics"} <= ends
    kinds = {path.split("/")[1].partition(".")[0] for path in walk.seen}
    assert kinds >= {"about", "actors", "api", "ask", "dyads", "events", "governments", "quality", "review"}
    # Pages that nothing leads to are for nobody.
    shown = {path for path, _ in walk._routes if not path.startswith("/api/")}
    assert shown - walk.walked == ALONE, sorted(shown - walk.walked)


@pytest.mark.parametrize(
    "address", ["/stories", "/actors", "/review/log", "/review", "/ask", "/governments", "/dyads", "/about"]
)
def test_every_list_has_its_files(site: TestClient, address: str) -> None:
    ends = {"/stories": ("csv", "atom"), "/actors": ("csv",), "/review/log": ("csv", "atom")}
    for end in ("json", *ends.get(address, ())):
        assert site.get(f"{address}.{end}").status_code == 200
        assert f'href="{address}.{end}' in site.get(address).text


def test_stories_without_a_date_are_listed(site: TestClient) -> None:
    def listed(dated: str) -> list[str]:
        return [one["story"] for one in site.get(f"/stories.json?dated={dated}").json()["stories"]]

    yes, no, every = listed("yes"), listed("no"), listed("any")
    assert len(no) >= 1
    assert every == [*yes, *no]
    rows = list(csv.DictReader(io.StringIO(site.get("/stories.csv?dated=any").text)))
    assert [one["story_id"] for one in rows] == every
    assert site.get("/stories?dated=never").status_code == 400
    shown = site.get("/stories?dated=no").text
    assert "do not say when they were published" in shown
    pages = site.get("/about.json").json()["record"]["pages"]
    assert len(every) == pages
    assert 'href="/stories?dated=any"' in site.get("/about").text


def test_a_long_list_of_stories_is_whole_in_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.doors.web._read._AT_ONCE", 7)
    web = TestClient(application(str(many(tmp_path / "many.sqlite", 30))), base_url=HOME)
    rows = list(csv.DictReader(io.StringIO(web.get("/stories.csv").text)))
    assert len({one["story_id"] for one in rows}) == len(rows) == 30


def test_a_feed_of_words_says_who_said_what(site: TestClient) -> None:
    feed = ET.fromstring(site.get("/review/log.atom").content)
    (title,) = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")][1:]
    assert title is not None and title.startswith("ada: accept, status-0 of claim-")

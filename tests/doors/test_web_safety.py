"""Nothing that a page held becomes markup, an address that runs, or a way round the guard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.record import (
    Actor,
    Detail,
    Disagreement,
    Found,
    Party,
    Problem,
    Quotation,
    Reading,
    Resolved,
    Span,
    When,
)
from tests.doors._markup import faults, parse
from tests.doors._record import Text, article, claim, event

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</mark></p><iframe srcdoc='<script>alert(1)</script>'>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--",
    "]]><a href=//evil.example>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;script&#x3e;",
    "<base href=//evil.example>",
    "<style>*{display:none}</style>",
    "\u202e<b>evil</b>",
    "\x00<script\x00>",
    "\ud800<script>",
]  # fmt: skip
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/x",
    "http:evil",
    "https://news.example/\"onmouseover=\"alert(1)",
    "http://[broken",
    "file:///etc/passwd",
    " https://news.example",
]  # fmt: skip


def poisoned(number: int, evil: str, address: str) -> tuple[Reading, object]:
    """A page with the payload in every field that holds text."""
    # Codes never come from a page as they stand, so half a surrogate pair is not theirs.
    code = evil.encode("utf-8", "replace").decode()
    actor = Actor(f"a-{number}", f"{evil} {number}", evil, "USA", None, None, code, known=False)
    plain = Actor(f"b-{number}", None, evil, code)
    text = Text().add("headline", f"{evil} {number} headline")
    for kind in (
        "summary",
        "byline",
        "body",
        "subheading",
        "quotation",
        "caption",
        "post",
        "advert",
        "furniture",
    ):
        text.add(kind, f"{evil} {kind}")  # type: ignore[arg-type]
    said = Found(evil)
    text.add("marker", evil).add("related", f"{evil} related", at=said, said_by=said, link=address)
    text.add("stamp", evil).add("latest", f"{evil} latest", at=said, link=address)
    page = article(
        text,
        address,
        headline=f"{evil} {number} headline",
        outlet=said,
        headline_source=said,
        dateline=said,
        published=Found(evil, source=evil),
        language=code,
        name=evil,
    )
    page = replace(page, id=f"article-{number}")
    spans = text.at(f"{evil} body").evidence
    when = Found(When(code, "partial", (evil, "2022"), evil), spans)
    told = claim(
        page,
        text,
        f"{evil} body",
        [],
        when=when,
        announced=when,
        cameo=code,
        read_by=code,
        why=(evil,),
        act=code,
        details=(
            Detail("place", said),
            Detail("channel", said),
            Detail("topic", Found(evil, spans)),
            Detail(code, said),
        ),
        said=(Quotation(said, Found(evil, spans)), Quotation(None, said)),
        according_to=(said, Found(evil, spans)),
    ).claim
    parties = (Party("both", evil, evil, code, Found(evil, spans)), Party("target", None, None, code, said))
    one = Resolved(replace(told, parties=parties), (actor, plain))
    reading = Reading(page, (one,), (Problem("P016", evil, spans[0]),))
    differ = Disagreement(code, ((evil, (one.claim.id,)), ("x", (one.claim.id,))))
    made = event(
        f"event-{number}",
        [(one, reading)],
        disagreements=(differ,),
        actors=(actor, plain),
        roles=("both", "target"),
        place=code,
        channel=code,
        topics=(evil, evil),
    )
    return reading, made


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("evil") / "record.sqlite"
    made = []
    with pipeline.open(path) as readout:
        for number, payload in enumerate(PAYLOADS):
            reading, one = poisoned(number, payload, ADDRESSES[number % len(ADDRESSES)])
            assert readout.record.add(reading)
            made.append(one)
        readout.record.save_events(made, whole=True)  # type: ignore[arg-type]
    return TestClient(application(str(path)), base_url="http://127.0.0.1")


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_a_payload_in_every_field_stays_text(evil: TestClient, number: int) -> None:
    shown = PAYLOADS[number].encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
    for address in (f"/events/event-{number}", f"/stories/article-{number}"):
        page = evil.get(address)
        assert page.status_code == 200
        assert faults(page.content) == []
        words = "".join(parse(page.content).itertext()).replace("\x00", "\ufffd")
        assert words.count(shown) >= 8, address


@pytest.mark.parametrize(
    "address", ["/", "/search", "/search?q=headline", "/governments", "/governments/USA", "/actors", "/about"]
)
def test_lists_of_poisoned_events_are_sound(evil: TestClient, address: str) -> None:
    page = evil.get(address)
    assert page.status_code == 200
    assert faults(page.content) == []


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_a_person_with_a_poisoned_name_stays_text(evil: TestClient, number: int) -> None:
    shown = PAYLOADS[number].encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
    for key in (f"a-{number}", f"b-{number}"):
        page = evil.get(f"/actors/{key}")
        assert page.status_code == 200
        assert faults(page.content) == []
        words = "".join(parse(page.content).itertext()).replace("\x00", "\ufffd")
        assert words.count(shown) >= 2, key
        assert evil.get(f"/actors/{key}.json").status_code == 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_asked_of_people_comes_back_as_text(evil: TestClient, payload: str) -> None:
    word = payload.encode("utf-8", "replace").decode()
    for address, name in (("/actors", "q"), ("/governments", "q"), ("/search", "actor")):
        page = evil.get(address, params={name: word})
        assert page.status_code == 200, page.text
        assert faults(page.content) == []
    for address, name in (
        ("/actors", "side"),
        ("/actors", "page"),
        ("/actors/a-0", "said"),
        ("/actors/a-0", "cursor"),
        ("/governments/USA", "office"),
        ("/governments/USA", "terms"),
    ):
        page = evil.get(address, params={name: word})
        assert page.status_code == 400, (address, name)
        assert faults(page.content) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_asked_comes_back_as_text(evil: TestClient, payload: str) -> None:
    asked = {
        "q": payload.encode("utf-8", "replace").decode(),
        "outlet": payload.encode("utf-8", "replace").decode(),
    }
    for address in ("/search", "/", "/search.json", "/index.csv"):
        answer = evil.get(address, params=asked)
        assert answer.status_code == 200, answer.text
        if "html" in answer.headers["content-type"]:
            assert faults(answer.content) == []
    for wrong in ("side", "type", "status", "since", "cursor"):
        page = evil.get("/search", params={wrong: payload.encode("utf-8", "replace").decode()})
        assert page.status_code in (200, 400)
        assert faults(page.content) == []


def test_only_web_addresses_become_links(evil: TestClient) -> None:
    for number in range(len(PAYLOADS)):
        tree = parse(evil.get(f"/stories/article-{number}").content)
        for link in tree.xpath("//a[@rel]/@href"):
            assert link.startswith("https://news.example/"), link


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    kind=st.sampled_from(["body", "quotation", "advert"]),
)
def test_a_page_reads_back_as_the_text_it_was_made_from(words: str, kind: str) -> None:
    from readout.doors.web._html import page
    from readout.doors.web._marks import Mark, joined, pieces
    from readout.doors.web._story import BlockView, Run

    half = len(words) // 2
    marks = joined([Mark(Span(0, half), ("who",)), Mark(Span(half // 2, len(words)), ("evidence",), words)])
    block = BlockView(kind, pieces(words, Span(0, len(words)), marks))
    view = _view(words, (Run(kind == "advert", (block,), words),))
    made = page("story.html", view=view, here="", json=None).body
    tree = parse(bytes(made))
    (shown,) = tree.xpath("//*[@class=$kind][ancestor::div[@class='body']]", kind=kind)
    # HTML ends lines in one way only, and lxml's parser leaves out what XML may not hold.
    assert "".join(shown.itertext()).strip("\n") == words.strip("\n").replace("\ufffe", "").replace(
        "\uffff", ""
    )
    assert faults(bytes(made)) == []


def _view(title: str, runs: tuple[object, ...]) -> object:
    from readout.doors.web._beside import Beside
    from readout.doors.web._marks import Piece
    from readout.doors.web._story import StoryView

    page = article(Text().add("body", "x"), "https://news.example", headline=None)
    return StoryView(
        article=page,
        title=(Piece("text", title),),
        plain_title=title,
        source=title,
        official=title,
        language=None,
        language_name=title,
        page=None,
        runs=runs,
        claims=(),
        beside=Beside(None, (), (), (), (), ()),
        problems=(),
        versions=(),
        long=False,  # type: ignore[arg-type]
    )


# -- the guard -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search",
        "/events/event-call",
        "/nowhere",
        "/search?since=x",
        "/index.json",
        "/index.csv",
        "/api/v1/health",
        "/api/v1/nothing",
        "/api/openapi.json",
        "/static/readout.css",
        "/static/nothing.css",
        "/static/../_app.py",
    ],
)
def test_every_answer_carries_the_headers_that_keep_a_browser_strict(
    client: TestClient, address: str
) -> None:
    headers = client.get(address).headers
    rule = headers["content-security-policy"]
    for part in (
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ):
        assert part in rule
    assert "unsafe" not in rule
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


def test_an_error_inside_is_a_page_with_the_headers_and_tells_nothing(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(str(record))
    client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    from readout.doors.rest import Answers, Labels

    def broken(*_: object) -> None:
        raise RuntimeError("secret <script>")

    monkeypatch.setattr(Labels, "type", broken)
    monkeypatch.setattr(Answers, "events", broken)
    for address, kind in (
        ("/", "text/html"),
        ("/index.json", "application/json"),
        ("/api/v1/events", "application/json"),
    ):
        answer = client.get(address)
        assert answer.status_code == 500
        assert answer.headers["content-type"].startswith(kind)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "secret" not in answer.text
    assert client.get("/index.json").json()["error"]["code"] == "internal_error"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.4",
        "0.0.0.0",
        "",
        "127.0.0.1@evil.example",
    ],
)
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/index.json", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong_host"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:80", "[::1]:8765", "LOCALHOST"])
def test_this_host_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/index.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_pages_can_only_be_read(client: TestClient, method: str) -> None:
    for address in ("/", "/search", "/events/event-call", "/api/v1/events"):
        assert client.request(method, address).status_code == 405


def test_a_foreign_page_may_not_post(client: TestClient) -> None:
    body = {"content": "x", "headers": {"content-type": "text/plain"}}
    for name, value in (
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
        ("origin", "null"),
    ):
        body["headers"] = {"content-type": "text/plain", name: value}
        assert client.post("/api/v1/read", **body).status_code == 403  # type: ignore[arg-type]
    body["headers"] = {
        "content-type": "text/plain",
        "origin": "http://127.0.0.1",
        "sec-fetch-site": "same-origin",
    }
    assert client.post("/api/v1/read", **body).status_code == 200  # type: ignore[arg-type]


def test_head_is_answered_like_get(client: TestClient) -> None:
    answer = client.head("/")
    assert answer.status_code == 200
    assert answer.content == b""


def test_no_page_runs_a_script_or_styles_inline(client: TestClient) -> None:
    for address in ("/", "/search?q=grain", "/events/event-call", "/about"):
        page = client.get(address).text
        assert "<script" not in page
        assert "style=" not in page
        assert "<style" not in page

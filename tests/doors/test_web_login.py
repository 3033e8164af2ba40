"""Who comes in through the web, and as what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from readout import pipeline
from readout.doors.web import application
from readout.doors.web._login import Login
from readout.doors.web._roles import LEAST
from readout.doors.web._session import local
from readout.pipeline.accounts import _accounts
from readout.record import ConfigurationError
from tests.doors._markup import faults
from tests.doors._record import build
from tests.doors._routes import every

PASSWORD = "correct horse battery"
HERE = "http://127.0.0.1"
ABROAD = "https://calls.example.org"
ROLES = ("reader", "reviewer", "admin")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = build(tmp_path_factory.mktemp("login") / "record.sqlite")
    with pipeline.open(path) as readout:
        for role in ROLES:
            readout.accounts.add(role, role, PASSWORD)
    return path


@pytest.fixture
def browser(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], TestClient]:
    """A browser that nobody has logged in with, at an address."""
    monkeypatch.setitem(LEAST, ("POST", "/judge"), "reviewer")
    app = application(str(kept), names=("calls.example.org",))

    def judge(request: Request) -> Response:
        return PlainTextResponse(f"{request.state.user.name} {request.state.user.role}")

    app.router.routes.insert(0, Route("/judge", judge, methods=["GET", "POST"]))
    return lambda base: TestClient(app, base_url=base, follow_redirects=False)


@pytest.fixture
def web(browser: Callable[[str], TestClient]) -> TestClient:
    return browser(HERE)


def log_in(web: TestClient, name: str, password: str = PASSWORD, **more: str) -> Any:
    return web.post("/login", data={"name": name, "password": password, **more})


@pytest.mark.parametrize(
    "address", ["/", "/search?q=grain&side=USA", "/events/event-call", "/nowhere", "/about"]
)
def test_a_page_leads_to_the_login_and_back(web: TestClient, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 303
    login = answer.headers["location"]
    assert login.startswith("/login?next=")
    form = web.get(login)
    assert form.status_code == 200
    assert faults(form.content) == []
    (field,) = [line for line in form.text.splitlines() if 'name="next"' in line]
    assert f'value="{address.replace("&", "&amp;")}"' in field
    assert log_in(web, "reader", next=address).headers["location"] == address


@pytest.mark.parametrize(
    "address",
    [
        "/index.json",
        "/search.csv",
        "/index.atom",
        "/api/v1/events",
        "/api/v1/health",
        "/api/v1/nothing",
        "/api/openapi.json",
        "/ask/package.zip",
    ],
)
def test_a_program_is_told_to_log_in(web: TestClient, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["error"]["code"] == "unauthorized"


def test_nothing_of_the_record_is_seen_from_outside(web: TestClient, kept: Path) -> None:
    paths = {path for _, path in every(application(str(kept)))}
    assert {"/", "/api/v1/events", "/review/{claim}/{field}"} <= paths
    for path in paths - {"/login"}:
        for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
            answer = web.request(method, path)
            assert answer.status_code in (303, 401), (method, path)
            assert "Blinken" not in answer.text
    assert web.get("/static/readout.css").status_code == 200


def test_the_cookie_is_for_this_host_and_no_script(browser: Callable[[str], TestClient]) -> None:
    near = log_in(browser(HERE), "reader").headers["set-cookie"]
    far = log_in(browser(ABROAD), "reader").headers["set-cookie"]
    # A server before this one speaks HTTPS and passes plain HTTP on.
    passed_on = log_in(browser(ABROAD.replace("https", "http")), "reader").headers["set-cookie"]
    for cookie in (near, far, passed_on):
        for flag in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"):
            assert flag in cookie
        assert "Domain" not in cookie
    assert near.startswith("readout=")
    assert "Secure" not in near
    for cookie in (far, passed_on):
        assert cookie.startswith("__Host-readout=")
        assert "Secure" in cookie
    token = near.partition("=")[2].partition(";")[0]
    assert len(token) >= 43


def test_a_logout_ends_the_session(web: TestClient) -> None:
    log_in(web, "reader")
    page = web.get("/")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "Log out" in page.text
    assert faults(page.content) == []
    cookie = web.cookies["readout"]
    assert web.get("/logout").status_code == 405
    assert web.post("/logout").status_code == 303
    assert "readout" not in web.cookies
    assert web.get("/", headers={"cookie": f"readout={cookie}"}).status_code == 303


def test_a_login_gives_a_new_session_whatever_was_sent(web: TestClient) -> None:
    web.cookies.set("readout", "chosen-by-somebody-else")
    assert log_in(web, "reader").status_code == 303
    assert web.get("/judge").text == "reader reader"
    fresh = TestClient(web.app, base_url=HERE, follow_redirects=False)
    fresh.cookies.set("readout", "chosen-by-somebody-else")
    assert fresh.get("/judge").status_code == 303


@pytest.mark.parametrize("role", ROLES)
def test_a_reader_changes_nothing(web: TestClient, role: str) -> None:
    log_in(web, role)
    assert web.get("/judge").text == f"{role} {role}"
    answer = web.post("/judge")
    if role == "reader":
        assert answer.status_code == 403
        assert "A reader may not do this; a reviewer or an admin may" in answer.text
        assert web.post("/api/v1/other").json()["error"]["code"] == "forbidden"
    else:
        assert answer.text == f"{role} {role}"
    read = web.post("/api/v1/read", content="x", headers={"content-type": "text/plain"})
    assert read.status_code == 200


def test_a_token_is_as_good_as_a_session(web: TestClient, kept: Path) -> None:
    with pipeline.open(kept) as readout:
        tokens = {role: readout.accounts.new_token(role) for role in ROLES}
    for role, token in tokens.items():
        sent = {"authorization": f"Bearer {token}"}
        assert web.get("/api/v1/events", headers=sent).status_code == 200
        assert web.post("/judge", headers=sent).status_code == (403 if role == "reader" else 200)
    for wrong in ("Bearer", "Bearer ", "Bearer x", f"Basic {tokens['admin']}", tokens["admin"]):
        assert web.get("/api/v1/events", headers={"authorization": wrong}).status_code == 401
    # A token is no session and a session no token.
    assert web.get("/api/v1/events", headers={"cookie": f"readout={tokens['admin']}"}).status_code == 401


@pytest.mark.parametrize(
    "sent",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1", "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
    ],
)
def test_a_foreign_page_sends_nothing(web: TestClient, sent: dict[str, str]) -> None:
    form = {"name": "admin", "password": PASSWORD}
    refused = web.post("/login", data=form, headers=sent)
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers
    log_in(web, "admin")
    for address in ("/judge", "/logout", "/api/v1/read"):
        assert web.post(address, headers=sent).status_code == 403
    assert web.get("/judge").status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"origin": "http://127.0.0.1"},
        {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
    ],
)
def test_our_own_page_may_send(web: TestClient, sent: dict[str, str]) -> None:
    form = {"name": "admin", "password": PASSWORD}
    assert web.post("/login", data=form, headers=sent).status_code == 303
    assert web.post("/judge", headers=sent).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "evil.example",
        " /",
        "/x\r\nset-cookie: a=b",
        "/" + "x" * 3000,
        "/é",
        "",
    ],
)
def test_a_login_leads_nowhere_else(web: TestClient, address: str) -> None:
    assert local(address) == "/"
    assert log_in(web, "reader", next=address).headers["location"] == "/"
    assert web.get("/login", params={"next": address}).text.count('name="next" value="/"') == 1


def test_wrong_logins_look_alike_and_are_slowed_down(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As long for the third failure as for the ninth: the test must not depend on how fast it runs.
    monkeypatch.setattr(_accounts, "_delay", lambda failed: 0 if failed < 3 else 60)
    with_user, without = [
        [log_in(web, name, "wrong-password") for _ in range(4)] for name in ("reviewer", "nobody-like-this")
    ]
    for one, other in zip(with_user, without, strict=True):
        assert one.status_code == other.status_code
        assert one.text.replace("reviewer", "X") == other.text.replace("nobody-like-this", "X")
        assert "set-cookie" not in one.headers
        assert "wrong-password" not in one.text
    assert [one.status_code for one in with_user] == [401, 401, 429, 429]
    assert int(with_user[3].headers["retry-after"]) >= 1
    # The right password is not looked at before the wait is over.
    assert log_in(web, "reviewer").status_code == 429


def test_what_is_no_form_is_refused(web: TestClient) -> None:
    assert web.post("/login", json={"name": "admin", "password": PASSWORD}).status_code == 415
    assert web.post("/login", data={"name": "admin", "password": "x" * 30_000}).status_code == 413
    assert log_in(web, '"><script>alert(1)</script>', "x").status_code == 401
    assert faults(log_in(web, '"><script>alert(1)</script>', "x").content) == []


# -- open and closed -----------------------------------------------------------------------------------------


def test_without_users_everybody_on_this_machine_is_admin(record: Path) -> None:
    app = application(str(record))
    app.router.routes.insert(0, Route("/me", lambda request: PlainTextResponse(request.state.user.role)))
    web = TestClient(app, base_url=HERE, follow_redirects=False)
    assert web.get("/me").text == "admin"
    page = web.get("/")
    assert "Log out" not in page.text
    assert page.headers["cache-control"] == "no-cache"
    assert web.get("/login").headers["location"] == "/"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "calls.example.org"])
def test_without_users_it_is_not_opened_to_others(record: Path, kept: Path, host: str) -> None:
    for given in ({"host": host}, {"names": (host,)}):
        with pytest.raises(ConfigurationError, match="readout user add"):
            application(str(record), **given)  # type: ignore[arg-type]
        assert application(str(kept), **given) is not None  # type: ignore[arg-type]


def test_the_last_user_taken_away_closes_what_others_can_reach(tmp_path: Path) -> None:
    path = build(tmp_path / "record.sqlite")
    with pipeline.open(path) as readout:
        readout.accounts.add("ada", "admin", PASSWORD)
        web = TestClient(application(str(path), host="0.0.0.0"), base_url=HERE, follow_redirects=False)
        log_in(web, "ada")
        assert web.get("/").status_code == 200
        readout.accounts.remove("ada")
        assert web.get("/index.json").status_code == 401
        assert web.get("/").status_code == 303


def test_the_first_user_closes_a_record_that_is_being_served(tmp_path: Path) -> None:
    path = build(tmp_path / "record.sqlite")
    web = TestClient(application(str(path)), base_url=HERE, follow_redirects=False)
    assert web.get("/index.json").status_code == 200
    with pipeline.open(path) as readout:
        readout.accounts.add("ada", "admin", PASSWORD)
    assert web.get("/index.json").status_code == 401
    assert log_in(web, "ada").status_code == 303
    assert web.get("/index.json").status_code == 200


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("calls.example.org", True),
        ("CALLS.example.org:8765", True),
        ("192.168.1.4:8765", True),
        ("[2001:db8::1]:8765", True),
        ("localhost", True),
        ("evil.example", False),
        ("calls.example.org.evil.example", False),
        ("", False),
    ],
)
def test_only_its_own_names_are_answered(web: TestClient, host: str, answered: bool) -> None:
    assert (web.get("/index.json", headers={"host": host}).status_code == 401) is answered


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:80/login?",
        "127.0.0.1/login?",
        "[::1]/login?",
        "calls.example.org:1/login#",
        "127.0.0.1:80/static/",
    ],
)
def test_a_host_with_a_path_is_no_way_in(web: TestClient, host: str) -> None:
    answer = web.get("/index.json", headers={"host": host})
    assert answer.status_code == 421
    assert "events" not in answer.json()


def test_who_is_let_in_does_not_depend_on_the_host(kept: Path) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("inside")(scope, receive, send)

    with pipeline.open(kept, read_only=True) as readout:
        web = TestClient(Login(app, readout.accounts, public=True), base_url=HERE, follow_redirects=False)
        assert web.get("/login").text == "inside"
        assert web.get("/index.json", headers={"host": "127.0.0.1:80/login?"}).status_code == 401


def test_behind_a_proxy_nobody_is_taken_for_the_owner(tmp_path: Path) -> None:
    alone = TestClient(application(str(build(tmp_path / "r.sqlite"))), base_url=HERE, follow_redirects=False)
    assert alone.get("/about").status_code == 200
    passed_on = alone.get("/about", headers={"x-forwarded-for": "203.0.113.7"})
    assert (passed_on.status_code, passed_on.headers["location"]) == (303, "/login?next=/about")
    assert alone.get("/api/v1/events", headers={"forwarded": "for=203.0.113.7"}).status_code == 401

"""Every route that is not only read has a least role, and the role is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.doors.web._guard import SAFE
from readout.doors.web._roles import LEAST, Roles, enough
from readout.record import UserRole
from tests.doors._markup import faults
from tests.doors._record import build
from tests.doors._routes import every

PASSWORD = "correct horse battery"
ROLES: tuple[UserRole, ...] = ("reader", "reviewer", "admin")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = build(tmp_path_factory.mktemp("roles") / "record.sqlite")
    with pipeline.open(path) as readout:
        for role in ROLES:
            readout.accounts.add(role, role, PASSWORD)
    return path


def writing(path: Path) -> Iterator[tuple[str, str]]:
    """Method and path of every route of the application that is not only read."""
    for methods, address in every(application(str(path))):
        yield from ((method, address) for method in sorted(methods - SAFE))


def test_every_route_that_writes_has_a_row_and_every_row_a_route(kept: Path) -> None:
    found = set(writing(kept))
    assert found - set(LEAST) == set(), "give these a least role in readout.doors.web._roles.LEAST"
    assert set(LEAST) - found == set(), "no route is left for these rows"


def test_what_has_no_row_is_for_admins() -> None:
    assert Roles().least("POST", "/new") == "admin"
    assert Roles().least("DELETE", "/review/claim-1/date-0") == "admin"
    assert Roles().least("POST", "/review/claim-1/date-0") == "reviewer"
    assert Roles().least("POST", "/review/claim-1/date-0/more") == "admin"
    assert [[enough(role, least) for least in (None, *ROLES)] for role in ROLES] == [
        [True, True, False, False],
        [True, True, True, False],
        [True, True, True, True],
    ]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_the_table_says(kept: Path, role: UserRole) -> None:
    with pipeline.open(kept) as readout:
        token = readout.accounts.new_token(role)
    web = TestClient(application(str(kept)), base_url="http://127.0.0.1", follow_redirects=False)
    sent = {"authorization": f"Bearer {token}"}
    for method, path in writing(kept):
        if path == "/login":
            continue
        answer = web.request(method, path, headers=sent)
        assert answer.status_code < 500
        refused = answer.status_code == 403
        assert refused != enough(role, LEAST[method, path]), (role, method, path)
        bare = web.request(method, path)
        assert bare.status_code in (303, 401), (method, path)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = web.request(method, "/api/v1/nothing", headers=sent)
        assert answer.status_code == (404 if role == "admin" else 403), (role, method)


def test_a_word_and_a_login_write_through_one_opened_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build(tmp_path / "record.sqlite")
    with pipeline.open(path) as readout:
        readout.accounts.add("ada", "reviewer", PASSWORD)
    opened = []
    plain = pipeline.open

    def counted(*given: object, **more: object) -> object:
        opened.append(more.get("read_only", False))
        return plain(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "open", counted)
    web = TestClient(application(str(path)), base_url="http://127.0.0.1", follow_redirects=False)
    assert opened == [True]
    for _ in range(2):
        assert web.post("/login", data={"name": "ada", "password": PASSWORD}).status_code == 303
        first = web.get("/review.json").json()["items"][0]["url"]
        assert web.post(first, data={"verdict": "accept"}).status_code == 303
    assert opened == [True, False]


def test_a_reader_sees_who_is_refused_and_no_form_that_would_be(kept: Path) -> None:
    web = TestClient(application(str(kept)), base_url="http://127.0.0.1", follow_redirects=False)
    assert "<nav" not in web.get("/login").text
    web.post("/login", data={"name": "reader", "password": PASSWORD})
    first = web.get("/review.json").json()["items"][0]["url"]
    page = web.get(first)
    assert 'value="accept"' not in page.text
    assert "a reviewer or an admin may judge" in page.text
    refused = web.post(first, data={"verdict": "accept"})
    assert refused.status_code == 403
    assert "Log out" in refused.text
    assert refused.headers["cache-control"] == "no-store"
    assert faults(refused.content) == faults(page.content) == []
    web.post("/logout")
    web.post("/login", data={"name": "reviewer", "password": PASSWORD})
    assert 'value="accept"' in web.get(first).text

"""Logging in and out in a real Chromium: what it sends for our own forms, and what it keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from readout import pipeline
from tests.browser.conftest import serve
from tests.doors._record import build

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = build(tmp_path_factory.mktemp("closed") / "record.sqlite")
    with pipeline.open(path) as readout:
        readout.accounts.add("ada", "reader", PASSWORD)
    yield from serve(path)


def test_one_logs_in_and_out(browser: Browser, closed: str) -> None:
    page = browser.new_page()
    page.goto(f"{closed}/search?q=grain")
    assert "/login?next=" in page.url
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    assert page.get_by_role("alert").inner_text() == "The name or the password is wrong."
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{closed}/search?q=grain")
    assert page.evaluate("document.cookie") == ""
    assert [one["name"] for one in page.context.cookies()] == ["readout"]
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url(f"{closed}/login")
    assert page.context.cookies() == []
    page.go_back()
    assert "/login" in page.url
    page.close()


def test_a_foreign_page_logs_nobody_in(browser: Browser, closed: str) -> None:
    page = browser.new_page()
    # Another port is another origin; a page of data has none at all.
    form = (
        f'<form action="{closed}/login" method="post"><input name="name" value="ada">'
        f'<input name="password" value="{PASSWORD}"><button>Go</button></form>'
    )
    page.goto(f"data:text/html,{form}".replace(" ", "%20"))
    with page.expect_navigation() as told:
        page.get_by_role("button", name="Go").click()
    answer = told.value
    assert answer is not None
    assert answer.status == 403
    assert page.context.cookies() == []
    page.close()

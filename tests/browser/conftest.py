"""A real Chromium over a real server. Without Chromium these tests fail: nothing else sees what we see."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from readout.doors.web import application
from tests.doors._record import build

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail(
            "the browser tests need Chromium on the PATH (Debian: apt install chromium)", pytrace=False
        )
    with sync_playwright() as playwright:
        # Chromium leaves settings in the home folder; it gets one that is thrown away.
        home = {**os.environ, "HOME": str(tmp_path_factory.mktemp("home"))}
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=home)
        yield found
        found.close()


def serve(path: Path) -> Iterator[str]:
    """The address of a server over the record, on a port that is free now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = application(str(path))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    for _ in range(500):
        if server.started:
            break
        time.sleep(0.01)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(build(tmp_path_factory.mktemp("site") / "record.sqlite"))


@dataclass
class Heard:
    """Everything a page complained of, tried to load from elsewhere, or asked a person."""

    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        def console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.said.append(f"console: {message.text}")

        page.on("console", console)
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("requestfailed", self._failed)
        page.on("request", self._request)
        page.on("response", self._response)

    def _failed(self, request) -> None:  # type: ignore[no-untyped-def]
        # Going on to the next page gives up what this one still loads; a block by policy is no abort.
        if request.failure != "net::ERR_ABORTED":
            self.said.append(f"failed: {request.url} ({request.failure})")

    def _request(self, request) -> None:  # type: ignore[no-untyped-def]
        if not request.url.startswith("http://127.0.0.1:"):
            self.said.append(f"foreign: {request.url}")

    def _response(self, response) -> None:  # type: ignore[no-untyped-def]
        if response.status >= 400:
            self.said.append(f"{response.status}: {response.url}")


@pytest.fixture
def heard() -> Heard:
    return Heard()


def opened(browser: Browser, heard: Heard, **options: object) -> tuple[BrowserContext, Page]:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    heard.listen(page)
    return context, page

"""The pages on which one logs in and out."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from readout.doors.web._html import page
from readout.doors.web._login import cookie_name, is_secure
from readout.pipeline.accounts import SESSION, Accounts

# A name, a password of 1,000 characters of four bytes, each written as three letters, and an address.
LARGEST = 20_000
_LONGEST_ADDRESS = 2_000


class SessionPages:
    """Logging in and out. ``writing`` opens the record for writing, which only this needs."""

    def __init__(self, accounts: Accounts, writing: Callable[[], Accounts]) -> None:
        self._accounts = accounts
        self._writing = writing
        # Logins wait for each other; they must not take the threads that pages are made in. Made at the first
        # login, where there is a loop.
        self._one: CapacityLimiter | None = None

    def routes(self) -> list[BaseRoute]:
        """Both addresses."""
        return [
            Route("/login", self.ask, methods=["GET"]),
            Route("/login", self.login, methods=["POST"]),
            Route("/logout", self.logout, methods=["POST"]),
        ]

    def ask(self, request: Request) -> Response:
        """The form on which one logs in; without any user there is none, and everybody is in."""
        next_ = local(request.query_params.get("next", ""))
        return _form(next_, "") if self._accounts.all() else RedirectResponse(next_, status_code=303)

    async def login(self, request: Request) -> Response:
        """Begin a session of twelve hours."""
        given = await _fields(request)
        next_ = local(given.get("next", ""))
        name, password = given.get("name", ""), given.get("password", "")
        if self._one is None:
            self._one = CapacityLimiter(1)
        made = await to_thread.run_sync(lambda: self._writing().login(name, password), limiter=self._one)
        if made.token is None:
            return _refused(next_, name, made.wait)
        answer = RedirectResponse(next_, status_code=303)
        answer.set_cookie(
            cookie_name(request),
            made.token,
            max_age=int(SESSION.total_seconds()),
            path="/",
            secure=is_secure(request),
            httponly=True,
            samesite="lax",
        )
        return answer

    def logout(self, request: Request) -> Response:
        """End the session."""
        token = request.cookies.get(cookie_name(request))
        if token:
            self._writing().logout(token)
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(
            cookie_name(request), path="/", secure=is_secure(request), httponly=True, samesite="lax"
        )
        return answer


def local(address: str) -> str:
    """The address if it is a path of ours, else the first page: nobody is led elsewhere by a link to us."""
    plain = address.isascii() and address.isprintable() and len(address) <= _LONGEST_ADDRESS
    ours = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and ours else "/"


def _form(next_: str, name: str, message: str = "", status: int = 200) -> Response:
    answer = page("login.html", status, next=next_, name=name, message=message, here="/login", json=None)
    answer.headers["cache-control"] = "no-store"
    return answer


def _refused(next_: str, name: str, wait: int) -> Response:
    if not wait:
        return _form(next_, name, "The name or the password is wrong.", 401)
    seconds = "1 second" if wait == 1 else f"{wait} seconds"
    answer = _form(next_, name, f"That did not work. Wait {seconds} before the next try.", 429)
    answer.headers["retry-after"] = str(wait)
    return answer


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form. :raises HTTPException: for a body of another kind, or a large one."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "send a form")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, f"a login has at most {LARGEST:,} bytes")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))

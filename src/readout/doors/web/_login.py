"""Who is let in: every request's user by its session or token, and what a role may send."""

from __future__ import annotations

import getpass
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.doors.rest import failure
from readout.doors.web._failed import failed, wants_json
from readout.doors.web._guard import SAFE, host_of, is_loopback
from readout.doors.web._html import VISITOR
from readout.doors.web._roles import Roles, enough
from readout.pipeline.accounts import Accounts
from readout.record import ReadoutError, User, UserRole

# What a proxy adds: behind one, a visitor of this machine's address may be anybody.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def is_secure(request: Request) -> bool:
    """False for plain HTTP on this machine alone: only there does a cookie travel unhidden."""
    return request.url.scheme == "https" or not is_loopback(host_of(request.headers.get("host", "")))


def cookie_name(request: Request) -> str:
    """The session's cookie; the prefix makes a browser take it from this host alone, and over HTTPS."""
    return "__Host-readout" if is_secure(request) else "readout"


class Login:
    """Lets in who has a session or a token; everybody, as admin, where there are no users.

    ``public`` says that others can reach the record: then nobody comes in without users, nor does anybody
    whose request a proxy passed on.
    """

    def __init__(self, app: ASGIApp, accounts: Accounts, *, public: bool) -> None:
        self._app = app
        self._accounts = accounts
        self._public = public
        self._local = User(_own_name(), "admin")
        self._roles = Roles()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            user = await run_in_threadpool(self._who, request)
        except ReadoutError as error:
            await failed(request, 503, str(error))(scope, receive, send)
            return
        scope.setdefault("state", {})["user"] = user
        token = VISITOR.set(None if user is self._local else user)
        try:
            answer = self._refusal(request, user) or self._app
            await answer(scope, receive, send if user is self._local else _unkept(send))
        finally:
            VISITOR.reset(token)

    def _who(self, request: Request) -> User | None:
        if not self._accounts.all():
            return None if self._public or _passed_on(request) else self._local
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._accounts.of_token(token.strip())
        session = request.cookies.get(cookie_name(request))
        return self._accounts.of_session(session) if session else None

    def _refusal(self, request: Request, user: User | None) -> Response | None:
        # Not ``request.url.path``: that is made with the Host header, which whoever asks writes.
        path = request.scope["path"]
        if user is None:
            return None if path == "/login" else _log_in(request)
        least = None if request.method in SAFE else self._roles.least(request.method, path)
        if enough(user.role, least):
            return None
        return failed(request, 403, f"A {user.role} may not do this; {_may(least)}.")


def _may(least: UserRole | None) -> str:
    return "only an admin may" if least == "admin" else f"a {least} or an admin may"


def _passed_on(request: Request) -> bool:
    return any(name in request.headers for name in _FORWARDED)


def _log_in(request: Request) -> Response:
    path = request.scope["path"]
    if wants_json(path) or "." in path.rpartition("/")[2]:
        return failure(401, "log in, or send a token", {"www-authenticate": "Bearer"})
    asked = f"?{request.url.query}" if request.url.query else ""
    next_ = f"?next={quote(path + asked, safe='/', errors='replace')}" if request.method in SAFE else ""
    return RedirectResponse(f"/login{next_}", status_code=303)


def _unkept(send: Send) -> Send:
    """Answers that no browser keeps: somebody else may sit there after a logout."""

    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["cache-control"] = "no-store"
        await send(message)

    return answer


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"

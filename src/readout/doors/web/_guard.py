"""What stands before every page: the right host, no foreign posts, headers that keep a browser strict."""

from __future__ import annotations

import re
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.doors.rest import failure

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Under "no-referrer" a browser hides where a form comes from even from its own site.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def is_loopback(host: str) -> bool:
    """True for an address or name that only this machine answers to."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def host_of(value: str) -> str:
    """The host of a Host header, without its port; "" for what is none, such as a host with a path."""
    found = _HOST.fullmatch(value)
    return found[1] if found else ""


class Guard:
    """Refuses what is meant for another host, so that a foreign page cannot reach the record through DNS.

    ``names`` are the hosts that are answered beside this machine's own; ``public`` says that others can reach
    it, by its number at least.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str] = frozenset(), *, public: bool = False) -> None:
        self._app = app
        self._names = names
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        refusal = self._refusal(Headers(scope=scope), scope["method"])
        if refusal is not None:
            await failure(*refusal)(scope, receive, strict)
            return
        await self._app(scope, receive, strict)

    def _refusal(self, headers: Headers, method: str) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if not self._ours(host_of(host)):
            return 421, "this Readout does not answer to this name; open it by its own address"
        if method in SAFE or _same_origin(headers, host):
            return None
        return 403, "a page of another site may not send anything here"

    def _ours(self, host: str) -> bool:
        # A foreign page comes through a name of its own, never through a number.
        return is_loopback(host) or host.lower() in self._names or (self._public and _is_number(host))


def _same_origin(headers: Headers, host: str) -> bool:
    """Whether a page of ours, or a program and no page at all, sends this."""
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin is None:
        return True
    # A browser that says "same-origin" is believed where it hides the origin's name.
    return origin.partition("://")[2] == host or (origin == "null" and site == "same-origin")


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True

"""Every error as a page, or as JSON where JSON was asked for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from readout.doors.rest import failure
from readout.doors.web._html import page

_TITLES = {
    400: "This cannot be asked",
    401: "Log in first",
    403: "This is not allowed",
    404: "Not found",
    405: "Pages can only be read",
    413: "This is too large",
    415: "This cannot be read",
    500: "Something broke",
    503: "The record cannot be read now",
}


def wants_json(path: str) -> bool:
    """Whether a program asks: for the API, or for a file that is no page."""
    return path.startswith("/api/") or path.endswith(".json")


def failed(request: Request, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """The answer for an error of this status."""
    if wants_json(request.scope["path"]):
        return failure(status, message, headers)
    title = _TITLES.get(status, "This did not work")
    text = "There is no page at this address." if message == "Not Found" else message
    answer = page("failure.html", status, title=title, message=text, code=status, here="", json=None)
    answer.headers.update(headers or {})
    return answer

"""One ASGI application: the guard, the pages, the API, and errors that look like the rest."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from readout import __version__, pipeline
from readout.doors.rest import api, failure
from readout.doors.rest.review import Reviewer
from readout.doors.web._guard import HEADERS, Guard, is_loopback
from readout.doors.web._html import STATIC, page
from readout.doors.web._pages import Pages
from readout.record import ConfigurationError, InputError, StoreError

_TITLES = {
    400: "This cannot be asked",
    404: "Not found",
    405: "Pages can only be read",
    500: "Something broke",
    503: "The record cannot be read now",
}
_ABOUT_API = """Who engaged whom, when, how, about what, and who says so: the record as JSON.

Every error has one shape, `{"error": {"code", "message"}}`. Every web page has the same address with `.json`.
"""


class _Static(StaticFiles):
    """Files of the package; their addresses carry a version, so a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=86400"
        return response


def application(db: str, host: str = "127.0.0.1") -> FastAPI:
    """The web pages and the REST API over the record at ``db``, for this machine alone.

    :raises ConfigurationError: if ``host`` is not a loopback address: there is no login yet, so whoever can
        reach the address can read the record.
    :raises StoreError: if there is no record at ``db``, or it cannot be read.
    """
    if not is_loopback(host):
        raise ConfigurationError(
            f"{host} can be reached from other machines, and there is no login yet; serve on 127.0.0.1"
        )
    readout = pipeline.open(db, read_only=True)
    app = FastAPI(
        title="Readout",
        version=__version__,
        description=_ABOUT_API,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    reviewer = Reviewer(lambda: pipeline.open(db))
    app.include_router(api(readout, reviewer))
    app.router.routes.extend(Pages(readout, reviewer).routes())
    app.mount("/static", _Static(directory=STATIC), name="static")
    app.add_middleware(Guard)
    _failures(app)
    return app


def _failures(app: FastAPI) -> None:
    """Every error as a page, or as JSON where JSON was asked for."""

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _failed(request, error.status_code, str(error.detail), dict(error.headers or {}))

    def bad_input(request: Request, error: Exception) -> Response:
        return _failed(request, 400, str(error))

    def bad_parameter(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return _failed(request, 400, f"{where}: {first['msg']}")

    def no_record(request: Request, error: Exception) -> Response:
        return _failed(request, 503, str(error))

    def broken(request: Request, _error: Exception) -> Response:
        # This answer is made outside the guard, so it brings the guard's headers itself.
        answer = _failed(request, 500, "Readout failed inside; the terminal it runs in says where.")
        answer.headers.update(HEADERS)
        return answer

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(InputError, bad_input)
    app.add_exception_handler(RequestValidationError, bad_parameter)
    app.add_exception_handler(StoreError, no_record)
    app.add_exception_handler(Exception, broken)


def _failed(request: Request, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    path = request.url.path
    if path.startswith("/api/") or path.endswith(".json"):
        return failure(status, message, headers)
    title = _TITLES.get(status, "This did not work")
    text = "There is no page at this address." if message == "Not Found" else message
    answer = page("failure.html", status, title=title, message=text, code=status, here="", json=None)
    answer.headers.update(headers or {})
    return answer

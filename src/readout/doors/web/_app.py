"""One ASGI application: the guard, the pages, the API, and errors that look like the rest."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from readout import __version__, pipeline
from readout.doors.rest import api
from readout.doors.rest.review import Once, Reviewer
from readout.doors.web._failed import failed
from readout.doors.web._guard import HEADERS, Guard, is_loopback
from readout.doors.web._html import STATIC
from readout.doors.web._login import Login
from readout.doors.web._pages import Pages
from readout.doors.web._session import SessionPages
from readout.record import ConfigurationError, InputError, StoreError

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


def application(db: str, host: str = "127.0.0.1", names: Sequence[str] = ()) -> FastAPI:
    """The web pages and the REST API over the record at ``db``.

    ``names`` are those by which others reach it, through a server that stands before this one.

    :raises ConfigurationError: if others can reach it, by ``host`` or by a name, and the record has no user:
        whoever comes in could do everything.
    :raises StoreError: if there is no record at ``db``, or it cannot be read.
    """
    public = not is_loopback(host) or bool(names)
    readout = pipeline.open(db, read_only=True)
    if public and not readout.accounts.all():
        readout.close()
        raise ConfigurationError(
            f"{names[0] if names else host} can be reached from other machines, and the record has no user; "
            "make one first: readout user add NAME --role admin"
        )
    app = FastAPI(
        title="Readout",
        version=__version__,
        description=_ABOUT_API,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lasting,
    )
    # Opened for writing once somebody writes: a record that cannot be written is served too.
    writing = Once(lambda: pipeline.open(db))
    reviewer = Reviewer(writing)
    app.include_router(api(readout, reviewer))
    app.router.routes.extend(Pages(readout, reviewer).routes())
    app.router.routes.extend(SessionPages(readout.accounts, lambda: writing().accounts).routes())
    app.mount("/static", _Static(directory=STATIC), name="static")
    # The last one added comes first: what the guard refuses never asks who it is from.
    app.add_middleware(Login, accounts=readout.accounts, public=public)
    app.add_middleware(Guard, names=frozenset(name.lower() for name in (host, *names)), public=public)
    _failures(app)
    return app


@asynccontextmanager
async def _lasting(_app: FastAPI) -> AsyncIterator[None]:
    """Spare what was loaded by now, which lasts as long as the server, from every search for garbage.

    A full one goes through all of the atlas and holds up whoever asks just then for a tenth of a second.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _failures(app: FastAPI) -> None:
    """Every error as a page, or as JSON where JSON was asked for."""

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return failed(request, error.status_code, str(error.detail), dict(error.headers or {}))

    def bad_input(request: Request, error: Exception) -> Response:
        return failed(request, 400, str(error))

    def bad_parameter(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return failed(request, 400, f"{where}: {first['msg']}")

    def no_record(request: Request, error: Exception) -> Response:
        return failed(request, 503, str(error))

    def broken(request: Request, _error: Exception) -> Response:
        # This answer is made outside the guard, so it brings the guard's headers itself.
        answer = failed(request, 500, "Readout failed inside; the terminal it runs in says where.")
        answer.headers.update(HEADERS)
        return answer

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(InputError, bad_input)
    app.add_exception_handler(RequestValidationError, bad_parameter)
    app.add_exception_handler(StoreError, no_record)
    app.add_exception_handler(Exception, broken)

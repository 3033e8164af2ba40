"""The routes under ``/api/v1``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response, StreamingResponse

from readout import __version__
from readout.doors.rest import _wire as wire
from readout.doors.rest import questions, review
from readout.doors.rest._answers import Answers
from readout.doors.rest._asking import asked
from readout.doors.rest._comparison import comparisons
from readout.doors.rest._failures import Wire
from readout.doors.rest._offices import offices
from readout.doors.rest._reading import read
from readout.doors.rest.dyads import add_routes as add_dyads
from readout.doors.rest.files import download
from readout.doors.rest.people import add_routes
from readout.doors.rest.quality import add_routes as add_quality
from readout.pipeline import Readout

PREFIX = "/api/v1"

Asking = Annotated[wire.Asking, Query()]

_FAILURES: dict[int | str, dict[str, Any]] = {
    400: {"model": wire.Failure, "description": "a parameter is not what it must be; the message says why"},
    503: {"model": wire.Failure, "description": "the record cannot be read now"},
}
_NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": wire.Failure, "description": "the record holds nothing of this id"}
}
_READ_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "text/plain": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}},
            "application/json": {"schema": wire.ToRead.model_json_schema()},
        },
    }
}


def api(readout: Readout, reviewer: review.Reviewer) -> APIRouter:
    """The routes over one open record. Their errors are the application's to write."""
    answers = Answers(readout)
    router = APIRouter(prefix=PREFIX, default_response_class=Wire, responses=_FAILURES)
    _lists(router, readout, answers)
    _things(router, readout, answers)
    comparisons(router, readout, PREFIX)
    add_routes(router, readout, PREFIX)
    add_dyads(router, readout, PREFIX)
    offices(router, readout)
    add_quality(router, readout)
    questions.add_routes(router, readout, PREFIX)
    review.add_routes(router, readout, reviewer, PREFIX)

    @router.post(
        "/read",
        summary="Read a page; nothing is kept",
        response_model=wire.Engagements,
        openapi_extra=_READ_BODY,
        responses={
            413: {"model": wire.Failure, "description": "the page is larger than 5 MB"},
            415: {"model": wire.Failure, "description": "not text/html, text/plain or application/json"},
        },
    )
    async def read_(request: Request) -> Wire:
        return Wire(await read(request, readout))

    return router


def _lists(router: APIRouter, readout: Readout, answers: Answers) -> None:
    # ``asking`` describes and checks the parameters for the API; ``asked`` reads them, as it does for the
    # pages, so that a page and its API never differ in what they take.
    @router.get("/events", summary="Events, newest first", response_model=wire.Events)
    def events(request: Request, asking: Asking) -> Wire:
        question = asked(request.query_params, readout, asking.limit)
        return Wire(answers.events(question, f"{PREFIX}/events").model_dump())

    @router.get("/search", summary="Events and stories by words and facets", response_model=wire.Found)
    def search(request: Request, asking: Asking) -> Wire:
        question = asked(request.query_params, readout, asking.limit)
        return Wire(answers.search(question, f"{PREFIX}/search").model_dump())

    @router.get(
        "/export/{form}",
        summary="Every event of a question in a format: csv, jsonl, atom, ical ...",
        response_class=StreamingResponse,
        responses={404: {"model": wire.Failure, "description": "no format of this name"}},
    )
    def export(form: str, request: Request, asking: Asking) -> StreamingResponse:
        question = asked(request.query_params, readout, asking.limit)
        return download(readout, form, question.query)


def _things(router: APIRouter, readout: Readout, answers: Answers) -> None:
    @router.get(
        "/events/{key}",
        summary="One event with every account",
        response_model=wire.EventOf,
        responses=_NOT_FOUND | {301: {"description": "the event was merged into another; its address"}},
    )
    def event(key: str) -> Response:
        found = readout.record.event(key)
        if found is None:
            raise HTTPException(404, f"no event is called {key[:80]!r}")
        if found.id != key:
            return RedirectResponse(f"{PREFIX}/events/{found.id}", status_code=301)
        return Wire(answers.event(found).model_dump())

    @router.get(
        "/stories/{key}",
        summary="One story with its claims",
        response_model=wire.StoryOf,
        responses=_NOT_FOUND,
    )
    def story(key: str) -> Wire:
        found = readout.record.article(key)
        if found is None:
            raise HTTPException(404, f"no story is called {key[:80]!r}")
        return Wire(answers.story(found).model_dump())

    @router.get("/health", summary="Whether the record answers", response_model=wire.Health)
    def health() -> Wire:
        stats = dict(readout.record.stats())
        return Wire(wire.Health(status="ok", version=__version__, record=stats).model_dump())

"""The routes of two governments under ``/api/v1``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from readout.doors.rest._failures import Wire
from readout.doors.rest._wire import Failure
from readout.doors.rest.dyads import _wire as wire
from readout.doors.rest.dyads._answers import DyadAnswers
from readout.pipeline import Readout

_NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": Failure, "description": "one of the two is no government or body"},
    301: {"description": "given by name or in other letters; the address by codes"},
}

_Dyad = Annotated[wire.AskingDyad, Query()]
_Brief = Annotated[wire.AskingBrief, Query()]


def add_routes(router: APIRouter, readout: Readout, prefix: str) -> None:
    """Adds the routes to ``router``. The parameters are described here and read by the answers themselves."""
    answers = DyadAnswers(readout)

    @router.get("/dyads", summary="Pairs that share most events", response_model=wire.Pairs)
    def dyads() -> Wire:
        return Wire(answers.pairs().model_dump())

    def moved(left: str, right: str, end: str) -> RedirectResponse | None:
        codes = [answers.code(left), answers.code(right)]
        if None in codes:
            raise HTTPException(404, f"no two governments are called {left[:80]!r} and {right[:80]!r}")
        if codes == [left, right]:
            return None
        return RedirectResponse(f"{prefix}/dyads/{codes[0]}/{codes[1]}{end}", status_code=301)

    @router.get(
        "/dyads/{left}/{right}",
        summary="Two governments over time",
        response_model=wire.DyadOf,
        responses=_NOT_FOUND,
    )
    def dyad(left: str, right: str, request: Request, _asking: _Dyad) -> Response:
        path = f"{prefix}/dyads/{left}/{right}"
        return moved(left, right, "") or Wire(
            answers.dyad(left, right, request.query_params, path).model_dump()
        )

    @router.get(
        "/dyads/{left}/{right}/brief",
        summary="Everything between two governments since their last ministerial",
        response_model=wire.BriefOf,
        responses=_NOT_FOUND,
    )
    def brief(left: str, right: str, request: Request, _asking: _Brief) -> Response:
        return moved(left, right, "/brief") or Wire(
            answers.brief(left, right, request.query_params).model_dump()
        )

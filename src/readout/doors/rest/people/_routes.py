"""The routes of people and governments under ``/api/v1``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from readout.doors.rest._asking import LONGEST_TEXT
from readout.doors.rest._failures import Wire
from readout.doors.rest._wire import Failure
from readout.doors.rest.people import _wire as wire
from readout.doors.rest.people._answers import PeopleAnswers
from readout.doors.rest.people._asking import actor_address
from readout.pipeline import Readout

_NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": Failure, "description": "neither the record nor the atlas has this id"}
}
_MOVED: dict[int | str, dict[str, Any]] = {301: {"description": "known under another id; its address"}}

_Actors = Annotated[wire.AskingActors, Query()]
_Actor = Annotated[wire.AskingActor, Query()]
_Governments = Annotated[wire.AskingGovernments, Query()]
_Government = Annotated[wire.AskingGovernment, Query()]


def add_routes(router: APIRouter, readout: Readout, prefix: str) -> None:
    """Adds the routes to ``router``. The parameters are described here and read by the answers themselves."""
    answers = PeopleAnswers(readout)

    @router.get("/actors", summary="People, those of most events first", response_model=wire.Actors)
    def actors(request: Request, _asking: _Actors) -> Wire:
        return Wire(answers.actors(request.query_params, f"{prefix}/actors").model_dump())

    @router.get(
        "/actors/{key}",
        summary="One person: offices, events, counterparts, quotations",
        response_model=wire.ActorOf,
        responses=_NOT_FOUND | _MOVED,
    )
    def actor(key: str, request: Request, _asking: _Actor) -> Response:
        address = answers.address_of(key)
        if address is None:
            raise HTTPException(404, f"no actor is called {key[:80]!r}")
        if address != actor_address(key):
            return RedirectResponse(prefix + address, status_code=301)
        found = answers.actor(key, request.query_params, prefix + address)
        assert found is not None
        return Wire(found.model_dump())

    @router.get("/governments", summary="Governments and bodies", response_model=wire.Governments)
    def governments(request: Request, _asking: _Governments) -> Wire:
        return Wire(answers.governments(request.query_params).model_dump())

    @router.get(
        "/governments/{code}",
        summary="One government: codes, office-holders, events, counterparts",
        response_model=wire.GovernmentOf,
        responses=_NOT_FOUND | _MOVED,
    )
    def government(code: str, request: Request, _asking: _Government) -> Response:
        known = readout.people.find_government(code) if len(code) <= LONGEST_TEXT else None
        if known is None:
            raise HTTPException(404, f"no government or body has the code {code[:20]!r}")
        if known != code:
            return RedirectResponse(f"{prefix}/governments/{known}", status_code=301)
        found = answers.government(code, request.query_params, f"{prefix}/governments/{code}")
        assert found is not None
        return Wire(found.model_dump())

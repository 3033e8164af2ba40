"""The route of a comparison of two sides."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from readout.doors.rest._failures import Wire
from readout.doors.rest._wire import Failure
from readout.doors.rest._wire_comparison import ComparisonOf
from readout.pipeline import Readout


def comparisons(router: APIRouter, readout: Readout, prefix: str) -> None:
    """Add the route."""

    @router.get(
        "/events/{key}/comparison",
        summary="The two sides of one event side by side",
        response_model=ComparisonOf,
        responses={404: {"model": Failure, "description": "no such event, or it has fewer than two sides"}},
    )
    def comparison(key: str, left: str = "", right: str = "") -> Response:
        event = readout.record.event(key)
        if event is None:
            raise HTTPException(404, f"no event is called {key[:80]!r}")
        if event.id != key:
            return RedirectResponse(f"{prefix}/events/{event.id}/comparison", status_code=301)
        found = readout.compare(event, (left.upper(), right.upper()) if left or right else None)
        if found is None:
            raise HTTPException(404, f"{event.id} has fewer than two governments")
        return Wire(ComparisonOf.model_validate(found).model_dump())

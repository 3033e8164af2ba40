"""The routes of data quality under ``/api/v1``."""

from __future__ import annotations

from fastapi import APIRouter

from readout.doors.rest._failures import Wire
from readout.doors.rest.quality import _wire as wire
from readout.doors.rest.quality._answers import QualityAnswers
from readout.pipeline import Readout


def add_routes(router: APIRouter, readout: Readout) -> None:
    """Adds the routes to ``router``."""
    answers = QualityAnswers(readout)

    @router.get("/quality", summary="What the record holds and lacks", response_model=wire.QualityOf)
    def quality() -> Wire:
        return Wire(answers.all().model_dump())

    @router.get(
        "/quality/problems/{code}",
        summary="The stories that have one problem",
        response_model=wire.ProblemRows,
    )
    def problems(code: str) -> Wire:
        return Wire(answers.met(code).model_dump())

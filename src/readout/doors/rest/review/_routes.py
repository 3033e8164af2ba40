"""The routes of review under ``/api/v1``."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from readout.doors.rest._failures import Wire
from readout.doors.rest.review import _wire as wire
from readout.doors.rest.review._answers import ReviewAnswers, item_wire
from readout.doors.rest.review._reviewer import Reviewer
from readout.pipeline import Readout

_Number = Annotated[int, Query(ge=0, le=100_000)]
_Short = Annotated[str, Query(max_length=100)]


def add_routes(router: APIRouter, readout: Readout, reviewer: Reviewer, prefix: str) -> None:
    """Adds the routes to ``router``."""
    answers = ReviewAnswers(readout)

    @router.get("/review", summary="Fields to look at, the most doubtful first", response_model=wire.ItemList)
    def items(
        request: Request, claim: _Short = "", kind: _Short = "", seed: _Short = "0", skip: _Number = 0
    ) -> Wire:
        del claim, kind, seed, skip  # they describe and check; ``answers`` reads them as the pages do
        return Wire(answers.listed(request.query_params, f"{prefix}/review").model_dump())

    @router.get("/review/log", summary="Every word, newest first", response_model=wire.WordList)
    def log(request: Request, skip: _Number = 0) -> Wire:
        del skip
        return Wire(answers.log(request.query_params, f"{prefix}/review/log").model_dump())

    @router.post("/review", summary="Say something of one field", response_model=wire.ItemWire)
    def say(request: Request, word: wire.Saying) -> Wire:
        return Wire(item_wire(reviewer.say(word, request)).model_dump())

    @router.get(
        "/judgements",
        summary="Every word on which events and people are one, newest first",
        response_model=wire.JudgementList,
    )
    def judgements(request: Request, skip: _Number = 0) -> Wire:
        del skip
        return Wire(answers.judgements(request.query_params, f"{prefix}/judgements").model_dump())

    @router.post(
        "/judgements",
        summary="Say which events are one, or that an account is of another",
        response_model=wire.JudgedWire,
    )
    def judge(request: Request, word: wire.Judging) -> Wire:
        event = reviewer.judge(word, request).id
        told = wire.JudgedWire(event=event, url=f"/events/{event}", api=f"{prefix}/events/{event}")
        return Wire(told.model_dump())

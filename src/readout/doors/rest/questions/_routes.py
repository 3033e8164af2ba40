"""The routes of questions under ``/api/v1``, one each, made from the questions there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from readout.doors.rest._asking import asked
from readout.doors.rest._failures import Wire
from readout.doors.rest._wire import Asking
from readout.doors.rest.questions import _wire as wire
from readout.doors.rest.questions._answers import QuestionAnswers
from readout.doors.rest.questions._package import packaged
from readout.pipeline import Readout
from readout.pipeline.questions import Parameter


def add_routes(router: APIRouter, readout: Readout, prefix: str) -> None:
    """Adds the routes to ``router``."""
    answers = QuestionAnswers(readout)

    @router.get("/ask", summary="What can be asked", response_model=wire.QuestionList)
    def questions() -> Wire:
        return Wire(answers.all(f"{prefix}/ask").model_dump())

    @router.get(
        "/package.zip",
        summary="Events as a data package: tables, spans, edits, codebook, citation",
        response_class=Response,
        responses={200: {"content": {"application/zip": {}}}},
    )
    def package(request: Request, _asking: Annotated[Asking, Query()]) -> Response:
        return packaged(readout, asked(request.query_params, readout))

    for one in readout.questions.all():
        router.add_api_route(
            f"/ask/{one.name}",
            _asking(answers, one.name),
            summary=one.title,
            description=one.caveat,
            operation_id=f"ask_{one.name.replace('-', '_')}",
            response_model=wire.AnswerOf,
            openapi_extra={"parameters": [_described(each) for each in one.parameters]},
        )


def _asking(answers: QuestionAnswers, name: str) -> Callable[[Request], Wire]:
    def ask(request: Request) -> Wire:
        return Wire(answers.answer(name, request.query_params).model_dump())

    return ask


def _described(one: Parameter) -> dict[str, Any]:
    """A parameter as OpenAPI has it; a list is a parameter that is repeated."""
    text: dict[str, Any] = {"type": "string", "maxLength": 200}
    schema = text if one.count == 1 else {"type": "array", "items": text}
    if one.count == 2:
        schema |= {"minItems": 2, "maxItems": 2}
    return {
        "name": one.name,
        "in": "query",
        "required": one.required,
        "description": one.about,
        "schema": schema,
    }

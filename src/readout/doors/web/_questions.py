"""The pages of questions, drawn from the very answers that their ``.json`` gives."""

from __future__ import annotations

import io
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire, asked
from readout.doors.rest.questions import QuestionAnswers, packaged
from readout.doors.web._basis import basis
from readout.doors.web._html import page
from readout.pipeline import Readout
from readout.pipeline.questions import Question
from readout.record import InputError


class QuestionPages:
    """The pages of questions over one open record."""

    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._questions = readout.questions
        self._answers = QuestionAnswers(readout)
        self._labels = Labels(readout)

    def routes(self) -> list[BaseRoute]:
        """Every address. That with an ending stands first, or the other would take it."""
        addresses = (
            ("/ask/package.zip", self.package),
            ("/ask.json", self.all_json),
            ("/ask", self.all),
            ("/ask/{name}.json", self.answer_json),
            ("/ask/{name}.csv", self.answer_csv),
            ("/ask/{name}", self.answer),
        )
        return [Route(path, endpoint, methods=["GET"]) for path, endpoint in addresses]

    def all(self, _request: Request) -> Response:
        """What can be asked, each with its form."""
        return page(
            "questions.html",
            questions=self._questions.all(),
            given={},
            here="/ask",
            json="/ask.json",
        )

    def all_json(self, _request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.all("/ask").model_dump())

    def answer(self, request: Request) -> Response:
        """One question: its form, and the answer where what it needs is given."""
        question = self._question(request)
        given = {name: request.query_params.getlist(name) for name in request.query_params}
        found = self._answers.answer(question.name, request.query_params) if _asked(question, given) else None
        address = urlencode(
            [(name, word) for name, words in given.items() for word in words if word], errors="replace"
        )
        here = f"/ask/{question.name}"
        telling = sum(bool(row.events or row.places or row.stories) for row in found.rows) if found else 0
        return page(
            "answer.html",
            question=question,
            given=given,
            found=found,
            basis=basis(found, self._readout, self._labels) if found else None,
            telling=telling,
            silent=len(found.rows) - telling if found else 0,
            csv=f"{here}.csv?{address}" if found else None,
            here="/ask",
            json=f"{here}.json?{address}" if found else None,
        )

    def answer_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.answer(self._question(request).name, request.query_params).model_dump())

    def answer_csv(self, request: Request) -> Response:
        """The same as CSV, with the ids that each row rests on."""
        name = self._question(request).name
        out = io.StringIO()
        self._questions.write_csv(self._answers.ask(name, request.query_params), out)
        headers = {"content-disposition": f'attachment; filename="readout-{name}.csv"'}
        return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)

    def package(self, request: Request) -> Response:
        """The events of a search as a data package."""
        return packaged(self._readout, asked(request.query_params, self._readout))

    def _question(self, request: Request) -> Question:
        try:
            return self._questions.get(request.path_params["name"])
        except InputError as error:
            raise HTTPException(404, str(error)) from error


def _asked(question: Question, given: Mapping[str, list[str]]) -> bool:
    """Whether anything is asked: what is required is given, or there is nothing that must be."""
    needed = [one.name for one in question.parameters if one.required]
    return all(any(given.get(name, ())) for name in needed) if needed else True

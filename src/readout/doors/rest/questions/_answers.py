"""The record's answers to questions, in the shapes of the wire."""

from __future__ import annotations

from starlette.datastructures import QueryParams

from readout.doors.rest.questions import _wire as wire
from readout.pipeline import Readout
from readout.pipeline.questions import Answer, Parameter, Question, Row


class QuestionAnswers:
    """What the API, the pages and their ``.json`` answer. ``path`` is where the questions' addresses hang."""

    def __init__(self, readout: Readout) -> None:
        self._questions = readout.questions

    def all(self, path: str) -> wire.QuestionList:
        """Every kind of question."""
        return wire.QuestionList(questions=[_question(one, path) for one in self._questions.all()])

    def ask(self, name: str, parameters: QueryParams) -> Answer:
        """The answer itself. :raises InputError: for a question or a parameter that is none."""
        return self._questions.ask(name, given(parameters))

    def answer(self, name: str, parameters: QueryParams) -> wire.AnswerOf:
        """The answer on the wire. :raises InputError: as ``ask`` does."""
        answer = self.ask(name, parameters)
        return wire.AnswerOf(
            question=name,
            title=self._questions.get(name).title,
            asked=given(parameters),
            sentence=answer.sentence,
            columns=[wire.ColumnOf(name=one.name, about=one.about) for one in answer.columns],
            rows=[_row(answer, row) for row in answer.rows],
            caveat=answer.caveat,
        )


def given(parameters: QueryParams) -> dict[str, list[str]]:
    """Every parameter of an address with its values; an empty one counts as not given."""
    found = {name: [word for word in parameters.getlist(name) if word.strip()] for name in parameters}
    return {name: words for name, words in found.items() if words}


def _question(one: Question, path: str) -> wire.QuestionOf:
    return wire.QuestionOf(
        name=one.name,
        title=one.title,
        url=f"{path}/{one.name}",
        parameters=[_parameter(each) for each in one.parameters],
        columns=[wire.ColumnOf(name=each.name, about=each.about) for each in one.columns],
    )


def _parameter(one: Parameter) -> wire.ParameterOf:
    return wire.ParameterOf(
        name=one.name,
        kind=one.kind,
        about=one.about,
        count=one.count,
        required=one.required,
        default=one.default,
    )


def _row(answer: Answer, row: Row) -> wire.RowOf:
    return wire.RowOf(
        values={one.name: value for one, value in zip(answer.columns, row.values, strict=True)},
        events=[wire.IdOf(id=key, url=f"/events/{key}") for key in row.events],
        stories=[wire.IdOf(id=key, url=f"/stories/{key}") for key in row.stories],
        places=[
            wire.PlaceOf(
                story=one.story,
                start=one.span.start,
                end=one.span.end,
                url=f"/stories/{one.story}#s{one.span.start}-{one.span.end}",
            )
            for one in row.places
        ],
    )

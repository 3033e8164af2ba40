"""The shapes of questions and answers on the wire."""

from __future__ import annotations

from pydantic import BaseModel, Field


class ParameterOf(BaseModel):
    """One thing a question is asked with."""

    name: str
    kind: str = Field(description="side, party (a person or government), date, number, event or words")
    about: str
    count: int = Field(description="how many values it takes; 0 is any number")
    required: bool
    default: str | None


class ColumnOf(BaseModel):
    """A column of an answer."""

    name: str
    about: str


class QuestionOf(BaseModel):
    """A kind of question."""

    name: str
    title: str = Field(description="the question in words")
    url: str
    parameters: list[ParameterOf]
    columns: list[ColumnOf]


class QuestionList(BaseModel):
    """Every kind of question."""

    questions: list[QuestionOf]


class IdOf(BaseModel):
    """An event or a story by its id, and the address of its page."""

    id: str
    url: str


class PlaceOf(BaseModel):
    """Where something stands in a story; the span counts code points of its text."""

    story: str
    start: int
    end: int
    url: str


class RowOf(BaseModel):
    """One row of an answer and what it rests on."""

    values: dict[str, str | int | float | None] = Field(description="the row's value by column")
    events: list[IdOf]
    stories: list[IdOf]
    places: list[PlaceOf]


class AnswerOf(BaseModel):
    """The answer to a question."""

    question: str
    title: str
    asked: dict[str, list[str]] = Field(description="the parameters as they were given")
    sentence: str
    columns: list[ColumnOf]
    rows: list[RowOf]
    caveat: str = Field(description="what the answer cannot say")

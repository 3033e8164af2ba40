"""The shapes of data quality on the wire."""

from __future__ import annotations

from pydantic import BaseModel, Field


class RowOf(BaseModel):
    """One row of a table."""

    key: str = Field(description="what the row is about: an outlet, an actor, a code, a field, an address")
    values: dict[str, str | int | float | None] = Field(description="the row's value by column")
    links: dict[str, str] = Field(description="by column, where the rows behind its value are listed")


class TableOf(BaseModel):
    """One table."""

    name: str
    title: str
    about: str = Field(description="what it can and cannot say")
    columns: list[str]
    rows: list[RowOf]


class QualityOf(BaseModel):
    """Every table."""

    tables: list[TableOf]


class MetOf(BaseModel):
    """A problem that a story has."""

    story: str
    url: str
    headline: str | None
    message: str


class ProblemRows(BaseModel):
    """The stories that have one problem, last read first."""

    code: str
    meaning: str
    stories: list[MetOf]

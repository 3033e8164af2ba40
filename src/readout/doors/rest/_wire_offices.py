"""The shapes on the wire of what the atlas answers."""

from __future__ import annotations

from pydantic import BaseModel, Field

_LONGEST = 200
_DAY = "a day, month or year: 2022-01-03, 2022-01, 2022"


class AskingWho(BaseModel):
    """Which office of which government, and when."""

    office: str = Field(min_length=1, max_length=_LONGEST, description="a title in any language, or a kind")
    government: str = Field(min_length=1, max_length=_LONGEST, description="a code such as TUR, or a name")
    on: str = Field(default="", description=f"{_DAY}; today where it is not given")
    all: bool = Field(default=False, description="every term that is known")


class AskingPerson(BaseModel):
    """Whom a name may mean."""

    name: str = Field(min_length=1, max_length=_LONGEST)
    on: str = Field(default="", description=f"{_DAY}; those in office then come first")


class HoldingOf(BaseModel):
    """One person's term in one office."""

    person: str
    name: str
    qid: str | None
    government: str
    office: str
    title: str
    since: str | None = Field(description="an ISO prefix")
    until: str | None = Field(description="an ISO prefix; null while the term lasts, as far as is known")
    since_known_to: str = Field(description="day, month, year or unknown")
    until_known_to: str = Field(description="day, month, year, unknown or running")
    acting: bool
    source: str
    confidence: float
    own: bool = Field(description="whether it is a row of the record's own")
    remarks: list[str]


class WhoOf(BaseModel):
    """Who held an office."""

    office: str = Field(description="the kind that the words were taken for")
    government: str
    name: str
    on: str | None = Field(description="null where every term is told")
    note: str = Field(description="how the words were taken, or why there is no answer")
    holders: list[HoldingOf]


class MeantOf(BaseModel):
    """A person whom a name may mean."""

    id: str
    name: str
    family: str
    also: list[str]
    qid: str | None
    score: float = Field(description="0 to 1")
    why: str
    terms: list[HoldingOf]


class PersonsOf(BaseModel):
    """Persons, the likeliest first."""

    note: str
    persons: list[MeantOf]

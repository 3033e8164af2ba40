"""The shapes of review."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from readout.doors.rest._text import Text


class Place(BaseModel):
    """Where a value stands, in code points of the story's text."""

    start: int
    end: int


class WordWire(BaseModel):
    """A person's word on a field."""

    claim: str
    field: str
    verdict: str
    was: str
    value: str
    source: str
    who: str
    at: str
    why: str


class ItemWire(BaseModel):
    """One field of one claim to look at; ``value`` is "" where the page reports none."""

    url: str
    claim: str
    story: str
    field: str
    kind: str
    value: str
    spans: list[Place]
    alternatives: list[str]
    why: list[str]
    doubt: float
    sample: bool
    word: WordWire | None


class ItemList(BaseModel):
    """Fields to look at, and the address of more."""

    items: list[ItemWire]
    next: str | None


class WordList(BaseModel):
    """Words, newest first, and the address of older ones."""

    words: list[WordWire]
    total: int
    next: str | None


class Saying(BaseModel):
    """What is sent to say something of a field. An edit needs a source; ``undo`` takes the last word back."""

    model_config = ConfigDict(extra="forbid")

    claim: Text
    field: Text
    verdict: Literal["accept", "edit", "not-verifiable", "undo"]
    value: Text = ""
    source: Text = ""
    why: Text = ""

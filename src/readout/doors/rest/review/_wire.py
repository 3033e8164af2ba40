"""The shapes of review."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

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
    """One field of one claim to look at; ``value`` is "" where the page reports none.

    ``rules`` are marks of what read it. ``missing`` is a place for what was not read: an edit of it adds.
    """

    url: str
    claim: str
    story: str
    field: str
    kind: str
    value: str
    spans: list[Place]
    alternatives: list[str]
    why: list[str]
    rules: list[str]
    doubt: float
    sample: bool
    missing: bool
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
    """What is sent to say something of a field. An edit needs a source; ``undo`` takes the last word back.

    ``party-new``, ``topic-new`` and ``attribution-new`` are the fields of what is missing; the source of a
    party is the words that name it in the story.
    """

    model_config = ConfigDict(extra="forbid")

    claim: Text
    field: Text
    verdict: Literal["accept", "edit", "not-verifiable", "undo"]
    value: Text = ""
    source: Text = ""
    why: Text = ""


class Judging(BaseModel):
    """What is sent to say which events are one.

    ``merge`` takes two ``events`` or more that are one act; ``split`` a ``claim`` that is no account of the
    event it is in, or several ``claims`` of it; ``undo`` a ``claim``, or one of ``events``, of which
    every word is taken back.
    """

    model_config = ConfigDict(extra="forbid")

    say: Literal["merge", "split", "undo"]
    events: list[Text] = Field(default=[], max_length=100)
    claim: Text = ""
    claims: list[Text] = Field(default=[], max_length=1000)
    why: Text = Field(default="", max_length=1000)


class JudgedWire(BaseModel):
    """The event that the claims are in now, and the addresses of its page and its JSON."""

    event: str
    url: str
    api: str


class JudgementWire(BaseModel):
    """A person's word on whether two claims, or two people, are one; ``unsure`` takes earlier words back."""

    left: str
    right: str
    verdict: Literal["positive", "negative", "unsure"]
    who: str
    at: str
    why: str


class JudgementList(BaseModel):
    """Words on what is one, newest first, and the address of older ones."""

    judgements: list[JudgementWire]
    total: int
    next: str | None

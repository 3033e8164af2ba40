"""The wire's shape of a comparison of two sides. Spans count code points of the story's text."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Made(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Place(_Made):
    """A half-open range of code points."""

    start: int
    end: int


class VoiceOf(_Made):
    """For whom words speak."""

    government: str
    article: str
    hearing: str = Field(
        description="domain, masthead, attribution or carried (the source of the sentence before)"
    )
    said_by: Place | None


class TopicOf(_Made):
    """What was talked about, in its normal form."""

    name: str
    areas: list[str]
    governments: list[str]
    regions: list[str]


class PointOf(_Made):
    """A topic as a side words it, once."""

    voice: VoiceOf
    topic: TopicOf
    span: Place
    words: str
    order: int = Field(description="counts the side's topics from 1 in the order of first mention")
    strength: str | None = Field(description="discussed, raised, stressed, urged, demanded or condemned")
    verb: Place | None
    by: str | None = Field(description="the government whose man or woman put it")
    denied: bool
    numbers: list[str]


class TopicRowOf(_Made):
    """One topic with every wording of it on either side."""

    topic: TopicOf
    kind: str = Field(description="both, left, right or contradicted")
    left: list[PointOf]
    right: list[PointOf]
    wider: bool = Field(description="one side words it more widely than the other")
    absence: str | None = Field(description="not reported, not investigated, denied or not verifiable")


class ToldOf(_Made):
    """A value that a side's text gives."""

    value: str
    voice: VoiceOf
    span: Place


class CommitmentOf(_Made):
    """What one side's text says that the other will do."""

    voice: VoiceOf
    of: str
    span: Place
    words: str
    own: PointOf | None
    absence: str | None


class SideTextOf(_Made):
    """One page that a side's words are taken from."""

    article: str
    hearing: str
    words: int
    published: str | None
    lag_days: int | None


class SideOf(_Made):
    """A government's words about an event."""

    government: str
    heard: str = Field(description="own, relayed or not heard")
    texts: list[SideTextOf]
    framing: list[ToldOf]
    initiator: list[ToldOf]
    duration: list[ToldOf]
    present: list[ToldOf]


class MiscreditOf(_Made):
    """Words that an account puts in one side's mouth and that only the other says elsewhere."""

    point: PointOf
    said_by: str
    instead: PointOf


class CreditsOf(_Made):
    """An account of the press."""

    article: str
    outlet: str | None
    published: str | None
    points: list[PointOf]
    miscredits: list[MiscreditOf]


class HoldingOf(_Made):
    """What one account does with one field."""

    claim: str
    article: str
    speaks_for: str | None
    stand: str = Field(description="asserts, reaffirms, corrects, denies or omits")
    value: str | None
    spans: list[Place]


class FieldRowOf(_Made):
    """One field over all accounts."""

    field: str
    holdings: list[HoldingOf]
    differ: bool
    left: str | None
    right: str | None
    left_absence: str | None
    right_absence: str | None


class ComparisonOf(_Made):
    """Two sides of one event set side by side."""

    event: str
    left: SideOf
    right: SideOf
    rows: list[TopicRowOf]
    commitments: list[CommitmentOf]
    press: list[CreditsOf]
    fields: list[FieldRowOf]
    others: list[str] = Field(description="governments of the event that are not compared here")

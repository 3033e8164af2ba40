"""The shapes on the wire of two governments over time."""

from __future__ import annotations

from pydantic import BaseModel, Field

from readout.doors.rest._wire import EventRow


class AskingDyad(BaseModel):
    """What is asked of a dyad; the last four choose which of its events are listed."""

    today: str = Field(default="", description="a day to count from; the newest page's where none is given")
    quarter: str = Field(default="", description="such as 2022-Q1")
    kind: str = Field(default="", description="contact, other, announced or not")
    type: str = Field(default="", description="an event type, such as call or visit")
    page: int = Field(default=1, ge=1)


class AskingBrief(BaseModel):
    """What is asked of a brief."""

    since: str = Field(default="", description="a day; the last ministerial's where none is given")
    today: str = Field(default="", description="a day to count from; the newest page's where none is given")


class PairOf(BaseModel):
    """Two governments that share events."""

    left: str
    right: str
    left_name: str
    right_name: str
    url: str
    events: int


class Pairs(BaseModel):
    """The pairs that share most events."""

    pairs: list[PairOf]


class MarkOf(BaseModel):
    """An event on a line of time."""

    id: str
    url: str
    type: str
    label: str
    status: str
    kind: str = Field(description="contact, other (acts that happened), announced, or not (all else)")
    date: str | None
    channel: str | None
    rank: str | None


class QuarterOf(BaseModel):
    """Three months and how many events begin in them; ``stories`` are all pages published in them."""

    name: str
    since: str
    until: str
    contacts: int
    others: int
    announced: int
    stories: int
    running: bool = Field(description="the quarter is not over on the day of counting")


class BaselineOf(BaseModel):
    """The dyad's own mean of contacts a quarter, over whole earlier years."""

    first: int
    last: int
    mean: float


class TypeOf(BaseModel):
    """How many events of one type and kind there are, and the address that lists them."""

    type: str
    label: str
    kind: str
    events: int
    url: str


class DyadOf(BaseModel):
    """Two governments over time. ``events`` are one page of those that are asked for, newest first."""

    left: str
    right: str
    left_name: str
    right_name: str
    url: str
    today: str
    today_from: str = Field(description="asked, page (the newest one's day), event, or nothing that is dated")
    today_words: str
    total: int
    last_contact: MarkOf | None
    days_since: int | None
    announced: list[MarkOf] = Field(description="planned events that end today or later, the next first")
    baseline: BaselineOf | None
    baseline_words: str
    types: list[TypeOf]
    quarters: list[QuarterOf]
    marks: list[MarkOf] = Field(description="every event, oldest first and undated last")
    quarter: str | None
    kind: str | None
    type: str | None
    listed: int = Field(description="how many events are asked for")
    events: list[EventRow]
    previous: str | None
    next: str | None


class SourceOf(BaseModel):
    """A page that tells of an event: its address in the record and its own."""

    story: str
    title: str
    outlet: str | None
    page: str


class Quoted(BaseModel):
    """A quotation with its source."""

    speaker: str | None
    text: str
    source: SourceOf


class PromisedOf(BaseModel):
    """A commitment that one side's text ascribes to the other, in its words, with its source."""

    told_by: str
    by: str
    text: str
    confirmed: bool = Field(description="whether the other side's own text says so too")
    label: str
    source: SourceOf


class ToldOf(BaseModel):
    """An event of a brief; ``evidence`` is the sentence of its main account."""

    event: EventRow
    evidence: str | None
    evidence_source: SourceOf | None
    quotations: list[Quoted]
    commitments: list[PromisedOf]
    sources: list[SourceOf]


class BriefOf(BaseModel):
    """Everything between two governments since their last ministerial, or since a day."""

    left: str
    right: str
    left_name: str
    right_name: str
    url: str
    since: str | None
    since_from: str
    since_words: str
    today_words: str
    baseline_words: str
    last_contact: MarkOf | None
    days_since: int | None
    ministerial: ToldOf | None
    happened: list[ToldOf]
    announced: list[ToldOf]
    not_so: list[ToldOf] = Field(description="cancelled, denied or only possible")
    left_out: int

"""The shapes on the wire. They may change without moving the record's own types, and the reverse."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from readout.doors.rest._asking import LONGEST_TEXT, STATUSES
from readout.doors.rest._text import Text
from readout.doors.rest._wire_comparison import ComparisonOf
from readout.record import RANKS


class Failed(BaseModel):
    """Why a request was not answered."""

    code: str = Field(description="a word for programs, such as not_found")
    message: str = Field(description="a sentence for people")


class Failure(BaseModel):
    """The one shape of every error."""

    error: Failed


class Asking(BaseModel):
    """What a list of events or stories is asked; everything that is given must hold."""

    q: str = Field(
        default="",
        max_length=LONGEST_TEXT,
        description='words that must all occur; "in a row", begin*, -without; case and accents do not matter',
    )
    side: list[str] = Field(default=[], description="governments that must all take part, by code or name")
    actor: list[str] = Field(default=[], description="people that must all take part, by the actor's id")
    type: str = Field(default="", description="an event type, such as call or visit")
    status: str = Field(default="", description=", ".join(STATUSES))
    channel: str = Field(default="", max_length=LONGEST_TEXT)
    outlet: str = Field(default="", max_length=LONGEST_TEXT)
    language: str = Field(default="", max_length=LONGEST_TEXT)
    since: str = Field(default="", description="from this day, month or year on: 2022-01-03, 2022-01, 2022")
    until: str = Field(default="", description="up to and including this day, month or year")
    rank: str = Field(default="", description=f"the highest present: {', '.join(RANKS)}")
    topic: str = Field(default="", max_length=LONGEST_TEXT, description="a topic in an event's very words")
    heard: str = Field(
        default="",
        description="how many of the sides tell of it on pages of their own: both (or more), one, none",
    )
    confidence: str = Field(
        default="", description="that of its surest claim: high (from 0.9), medium (from 0.7), low"
    )
    verified: str = Field(default="", description="whether a person said that it is so: yes or no")
    limit: int = Field(default=50, ge=1, le=1000)
    cursor: str = Field(default="", description="the cursor that the page before gave")


class Participant(BaseModel):
    """A person in an office of a government, or a government alone."""

    id: str
    name: str | None
    office: str | None
    government: str | None = Field(description="ISO 3166 alpha-3, or a body's code such as XEU")
    role: str = Field(description="both, source, target, mediator, host, witness or carrier")
    since: str | None
    until: str | None
    qid: str | None
    known: bool = Field(description="false where the text is all that is known")


class DateOf(BaseModel):
    """A date with the reason for it."""

    date: str = Field(description="an ISO prefix (2022, 2022-01, 2022-01-03) or an interval a/b")
    basis: str = Field(description="explicit, partial, relative, pub or none")
    rule: str
    candidates: list[str]


class DifferingValue(BaseModel):
    """One value of a field on which accounts differ, and the claims that hold it."""

    value: str
    claims: list[str]


class Difference(BaseModel):
    """A field on which accounts differ."""

    field: str
    values: list[DifferingValue]


class EventRow(BaseModel):
    """One event of a list."""

    id: str
    url: str
    type: str
    label: str
    act: str
    status: str
    when: DateOf | None
    participants: list[Participant]
    place: str | None
    channel: str | None
    topics: list[str]
    headline: str | None = Field(description="of the account that tells of it as its main news")
    told_by: str | None = Field(description="the outlet of that account")
    sources: int = Field(description="pages that tell of it")
    independent: int = Field(
        description="sources that tell of it on their own: copies of a text count once, as does an outlet"
    )
    differences: list[Difference]
    rank: str | None = Field(description="the highest present; null where it is not known")
    heard: list[str] = Field(description="the sides that tell of it on pages of their own")
    confidence: float | None = Field(description="that of its surest claim, 0 to 1")


class Events(BaseModel):
    """One page of events, newest first and undated last."""

    total: int
    next: str | None = Field(description="the address of the next page")
    cursor: str | None = Field(description="the cursor of the next page")
    events: list[EventRow]


class SpanOf(BaseModel):
    """A half-open range of Unicode code points of the story's text."""

    start: int
    end: int


class Value(BaseModel):
    """A value and the places it was read from."""

    value: str
    spans: list[SpanOf]
    confidence: float
    source: str


class Said(BaseModel):
    """A direct quotation."""

    speaker: str | None
    text: str
    spans: list[SpanOf]


class AccountOf(BaseModel):
    """What one page says of an event."""

    claim: str
    story: str
    story_url: str
    page: str
    outlet: str | None
    official: str | None = Field(description="the government whose own voice the page is")
    headline: str | None
    published: str | None
    status: str
    date: str | None
    according_to: list[str]
    main: bool
    evidence: str
    evidence_span: SpanOf
    quotations: list[Said]
    topics: list[str]
    copy_of: str | None = Field(description="the story whose text this one repeats")


class EventOf(EventRow):
    """One event with everything each source says of it."""

    accounts: list[AccountOf]
    comparison: ComparisonOf | None = Field(
        description="its two sides side by side; null where it has fewer than two"
    )


class PartyOf(BaseModel):
    """One principal as the text names it, and who that is on the day."""

    role: str
    words: Value
    actor: Participant | None


class ClaimOf(BaseModel):
    """One engagement as one page tells it."""

    id: str
    event: str | None
    type: str
    label: str
    act: str
    cameo: str | None
    status: str
    main: bool
    confidence: float
    when: DateOf | None
    when_spans: list[SpanOf]
    announced: DateOf | None
    parties: list[PartyOf]
    details: dict[str, list[Value]]
    quotations: list[Said]
    according_to: list[Value]
    evidence: SpanOf
    trigger: SpanOf
    read_by: str
    why: list[str]
    unverifiable: list[str] = Field(description="fields that nobody can know, as a person said")


class BlockOf(BaseModel):
    """A run of lines of one kind."""

    kind: str
    start: int
    end: int


class HeadlineAct(BaseModel):
    """An act that a headline tells by itself: a weak claim, no account of an event."""

    type: str
    label: str
    act: str
    status: str
    when: DateOf | None
    participants: list[Participant]


class CopyOf(BaseModel):
    """The first story of a text that this one repeats."""

    story: str
    url: str
    headline: str | None
    outlet: str | None
    published: str | None
    share: float = Field(description="of this story's own words, 0 to 1, that stand in it")


class RelatedOf(BaseModel):
    """A story of the record to read more about the same."""

    story: str
    url: str
    headline: str | None
    outlet: str | None
    at: str | None
    shared: list[str] = Field(description="event, person, government, topic or chain")


class HeadlineOf(BaseModel):
    """A headline in the page's furniture, with the time printed by it."""

    headline: str
    at: str | None
    said_by: str | None
    link: str | None
    start: int
    end: int
    claims: list[HeadlineAct] = Field(description="what the headline alone tells; never part of an event")


class ProblemOf(BaseModel):
    """What went wrong or is missing, and where."""

    code: str
    message: str
    span: SpanOf | None


class StoryOf(BaseModel):
    """A page's text with its blocks, its claims and what is missing."""

    id: str
    url: str
    page: str
    name: str | None
    outlet: str | None
    language: str
    headline: str | None
    headline_source: str | None
    dateline: str | None
    published: str | None
    published_from: str | None
    text: str
    blocks: list[BlockOf]
    claims: list[ClaimOf]
    related: list[HeadlineOf] = Field(description="headlines that the page itself prints")
    latest: list[HeadlineOf] = Field(description="as related")
    copy_of: CopyOf | None
    copies: list[str] = Field(description="other copies of the same text")
    more_about: list[RelatedOf] = Field(description="stories of the record on the same, newest first")
    problems: list[ProblemOf]
    versions: list[str] = Field(description="ids of the texts seen at this address, oldest first")


class HitOf(BaseModel):
    """A story in which the words were found."""

    story: str
    url: str
    page: str
    headline: str | None
    outlet: str | None
    published: str | None
    snippet: str
    start: int
    marks: list[SpanOf] = Field(description="places of the words inside the snippet")


class CountOf(BaseModel):
    """How often one value occurs."""

    value: str
    count: int


class Found(BaseModel):
    """What a search found: stories by their words, events by everything asked, and counts."""

    total: int
    next: str | None
    cursor: str | None
    events: list[EventRow]
    stories: list[HitOf]
    facets: dict[str, list[CountOf]]


class ToRead(BaseModel):
    """A page to read: its text, or its markup."""

    model_config = ConfigDict(extra="forbid")

    text: Text | None = None
    html: Text | None = None
    url: Text = Field(default="", max_length=2000)
    published: Text | None = Field(default=None, max_length=40, description="an ISO date, if known")


class Engagements(BaseModel):
    """What one page reports, in the codebook's shape."""

    model_config = ConfigDict(extra="allow")

    id: str
    published: str | None
    headline: str | None
    headline_source: str | None
    engagements: list[dict[str, object]]
    main: int | None
    related: list[dict[str, object]]
    latest: list[dict[str, object]]
    problems: list[dict[str, object]]


class Health(BaseModel):
    """Whether the record answers, and what it holds."""

    status: str
    version: str
    record: dict[str, int]

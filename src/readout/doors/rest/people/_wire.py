"""The shapes of people and governments on the wire."""

from __future__ import annotations

from pydantic import BaseModel, Field

from readout.doors.rest._asking import LONGEST_TEXT
from readout.doors.rest._wire import Events

_PAGE = "a page of the list, from 1 on"
_CURSOR = "the cursor that the page of events before gave"


class AskingActors(BaseModel):
    """What the list of people is asked."""

    q: str = Field(default="", max_length=LONGEST_TEXT, description="words of a name, in any script")
    side: str = Field(default="", description="a government, by code or name")
    page: str = Field(default="", description=_PAGE)


class AskingActor(BaseModel):
    """Which pages of a person's lists are asked for."""

    said: str = Field(default="", description=f"of the quotations by the person: {_PAGE}")
    of: str = Field(default="", description=f"of the quotations about the person: {_PAGE}")
    cursor: str = Field(default="", description=_CURSOR)


class AskingGovernments(BaseModel):
    """What the list of governments is asked."""

    q: str = Field(default="", max_length=LONGEST_TEXT, description="words of a name, code or seat")
    all: str = Field(default="", description="1: those without events too")


class AskingGovernment(BaseModel):
    """Which pages of a government's lists are asked for."""

    office: str = Field(default="", description="a kind of office, such as foreign-minister")
    terms: str = Field(default="", description=f"of the office-holders: {_PAGE}")
    cursor: str = Field(default="", description=_CURSOR)


class NamedOf(BaseModel):
    """A person by id, name and address."""

    id: str
    name: str
    url: str


class TermOf(BaseModel):
    """One person's time in one office, with how well it is known."""

    person: NamedOf
    government: str
    office: str = Field(description="the kind of office, such as foreign-minister")
    title: str
    since: str = Field(description="an ISO prefix; empty where nobody knows")
    until: str | None = Field(description="null while the term runs as far as is known")
    since_precision: str = Field(description="day, month, year or unknown")
    until_precision: str = Field(description="day, month, year, unknown or open")
    acting: bool
    disputed: bool
    source: str = Field(description="factbook, page or knowledge")
    confidence: float
    note: str
    beside: list[NamedOf] = Field(description="others who held the very office at that time")


class NameOf(BaseModel):
    """One form of a name."""

    name: str
    script: str = Field(description="empty for Latin script")


class Linked(BaseModel):
    """A government by code, name and address."""

    code: str
    name: str
    url: str


class GovernmentCount(BaseModel):
    """A government with its number of events, and the address that lists them."""

    code: str
    name: str
    events: int
    url: str | None = Field(description="the government's page; null for a code that the atlas does not have")
    list: str | None = Field(description="the list of these events; null as above")


class TypeCount(BaseModel):
    """An event type with its number of events, and the address that lists them."""

    type: str
    label: str
    events: int
    list: str


class ActorRow(BaseModel):
    """A person of a list, with the number of events, and the address that lists them."""

    id: str
    name: str
    url: str
    government: str | None
    government_name: str | None
    office: str | None
    in_atlas: bool
    from_text: bool = Field(description="true for somebody made from the words of pages alone")
    events: int
    list: str | None = Field(description="the list of these events; null where there are none")


class Actors(BaseModel):
    """One page of people, those of most events first."""

    q: str = Field(description="the words that were asked for")
    side: str | None = Field(description="the government that was asked for")
    total: int
    page: int
    previous: str | None
    next: str | None
    actors: list[ActorRow]


class QuotationOf(BaseModel):
    """A quotation in a story: at most 300 characters, and the place of all of it."""

    text: str
    cut: bool = Field(description="true where the story has more of it")
    speaker: str | None
    story: str
    story_url: str = Field(description="the place in the story")
    start: int | None
    end: int | None
    headline: str | None
    language: str
    outlet: str | None
    page: str = Field(description="the story's own address")
    published: str | None
    event: str | None


class Quotations(BaseModel):
    """One page of quotations of the newest pages first."""

    total: int
    page: int
    previous: str | None
    next: str | None
    quotations: list[QuotationOf]


class ActorOf(Events):
    """A person: names, offices, events, those met, and quotations."""

    id: str
    url: str
    name: str
    in_atlas: bool
    from_text: bool = Field(description="true for somebody made from the words of pages alone")
    qid: str | None
    government: str | None
    office: str | None
    names: list[NameOf]
    terms: list[TermOf]
    ids: list[str] = Field(description="every id that means this person, the own first")
    may_be: list[NamedOf] = Field(description="people of the atlas with such a name")
    counterparts: list[ActorRow]
    governments: list[GovernmentCount] = Field(description="governments met")
    said: Quotations
    said_of: Quotations


class Codes(BaseModel):
    """A government in the codes of other data."""

    iso3: str | None
    cow: int | None
    gw: int | None
    cameo: str | None
    qid: str | None


class OfficeCount(BaseModel):
    """A kind of office with the number of its terms."""

    office: str
    terms: int
    url: str


class Terms(BaseModel):
    """One page of terms: by office, the newest first."""

    office: str | None = Field(description="the office that was asked for")
    total: int
    page: int
    previous: str | None
    next: str | None
    offices: list[OfficeCount]
    terms: list[TermOf]


class GovernmentOf(Events):
    """A government or body: codes, office-holders, events, those met."""

    code: str
    url: str
    name: str
    kind: str = Field(description="state, observer, de-facto, non-state or body")
    names: list[str]
    codes: Codes
    capital: str | None
    seats: list[str]
    region: str | None
    members: list[Linked]
    member_of: list[Linked]
    holders: Terms
    governments: list[GovernmentCount] = Field(description="governments met")
    types: list[TypeCount]


class GovernmentRow(BaseModel):
    """A government of the list."""

    code: str
    name: str
    kind: str
    url: str | None
    events: int
    list: str | None = Field(description="the list of these events; null where there are none")


class Governments(BaseModel):
    """Governments, those of most events first."""

    q: str = Field(description="the words that were asked for")
    all: bool = Field(description="true where those without events are asked for too")
    total: int
    governments: list[GovernmentRow]

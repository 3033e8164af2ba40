"""What is said of a person or a government."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record import Span

Precision = Literal["day", "month", "year", "unknown", "open"]


@dataclass(frozen=True, slots=True)
class Held:
    """One person's time in one office, with how well it is known.

    ``begin`` and ``end`` are the earliest and the latest day (ISO) of either end; None where it is not known
    or, at the end, where the term runs as far as anybody knows (``until_precision`` ``open``). ``source`` is
    the kind of source, ``confidence`` 0 to 1. ``beside`` are the ids and names of others who held the very
    office at that time for longer than a handing-over.
    """

    person: str
    name: str
    short: str
    government: str
    office: str
    title: str
    since: str
    until: str | None
    begin: tuple[str, str] | None
    end: tuple[str, str] | None
    since_precision: Precision
    until_precision: Precision
    acting: bool
    disputed: bool
    source: str
    confidence: float
    note: str
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A person.

    ``from_text`` says that the words of pages are all that is known; ``may_be`` are then the ids and names of
    people of the atlas who have such a name. Neither ``in_atlas`` nor ``from_text`` is an office without a
    name, or somebody whom the atlas had when the page was read. ``ids`` are all ids that mean this person,
    its own first. ``government`` and ``office`` are those of ``chief``, the term that names the person best,
    else the record's.
    """

    id: str
    name: str
    in_atlas: bool
    from_text: bool
    qid: str | None
    government: str | None
    office: str | None
    names: tuple[str, ...]
    terms: tuple[Held, ...]
    chief: Held | None
    ids: tuple[str, ...]
    may_be: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of a list, with the number of events of the record."""

    id: str
    name: str
    government: str | None
    office: str | None
    in_atlas: bool
    from_text: bool
    events: int


@dataclass(frozen=True, slots=True)
class Company:
    """Those of other governments with whom a person takes part in events, each with their number."""

    people: tuple[Listed, ...]
    governments: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in a story: at most 300 characters of it, whole or ``cut``, and its place there."""

    story: str
    claim: str
    speaker: str | None
    text: str
    cut: bool
    span: Span | None


@dataclass(frozen=True, slots=True)
class Body:
    """A government or an intergovernmental body.

    ``code`` is ISO 3166 alpha-3 where ``iso``, else the atlas's own. ``cow`` and ``gw`` are its Correlates of
    War and Gleditsch-Ward numbers, 0 where it has none. ``members`` and ``member_of`` are codes.
    """

    code: str
    iso: bool
    kind: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    region: str
    cow: int
    gw: int
    cameo: str
    qid: str | None
    members: tuple[str, ...]
    member_of: tuple[str, ...]

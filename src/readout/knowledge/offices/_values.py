"""What the atlas answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record import Span

GovernmentKind = Literal["state", "observer", "de-facto", "non-state", "body"]

Standing = Literal["holder", "former", "elect"]

SpottedKind = Literal[
    "government", "body", "demonym", "capital", "seat", "region", "person", "family", "given", "office"
]


@dataclass(frozen=True, slots=True)
class Government:
    """A state, a party without a state, or an intergovernmental body.

    ``code`` is ISO 3166 alpha-3 (XKX for Kosovo) or an own code that begins with X. ``names`` are its other
    English names, ``seats`` its metonyms. ``cow`` and ``gw`` are its Correlates of War and Gleditsch-Ward
    numbers (0 where it has none), ``members`` the codes of a body's members now. ``since`` and ``until`` are
    ISO prefixes of when it is there, empty where that goes without saying. ``joined`` holds the days on which
    members of now came to a body, ``left`` former members with the day they went; who is in neither was there
    all along.
    """

    code: str
    kind: GovernmentKind
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    region: str
    cow: int
    gw: int
    cameo: str
    qid: str
    members: tuple[str, ...]
    since: str = ""
    until: str = ""
    joined: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office.

    ``since`` and ``until`` are ISO prefixes; ``until`` is None while the term runs as far as is known, and
    ``since`` is empty where nobody knows. ``source`` is ``factbook``, ``page`` or ``knowledge``.
    """

    person: str
    government: str
    office: str
    title: str
    since: str
    until: str | None
    acting: bool
    source: str
    confidence: float
    note: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person with every known term, in order of time.

    ``family`` is what a second mention uses; ``also`` are spellings that no folding of accents gives.
    """

    id: str
    name: str
    family: str
    also: tuple[str, ...]
    qid: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Spotted:
    """A mention in a text of something the atlas knows.

    ``keys`` are government codes (kinds ``government``, ``body``, ``demonym``, ``capital``, ``seat``), region
    keys, person ids (``person``, ``family``) or office kinds (``office``); they are empty for ``given``, a
    word that is also a given name. Several keys mean that the words fit several things.
    """

    span: Span
    kind: SpottedKind
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be meant, the term that fits best, how well (0 to 1) and why, in words.

    ``standing`` says how the person stands to ``term`` on the day asked for: its ``holder``, ``former`` where
    it had ended, ``elect`` where it was still to begin. Without a day everyone is a holder.
    """

    person: Person
    term: Term | None
    score: float
    why: str
    standing: Standing = "holder"

"""Comparison: two sides' words about one event side by side, and what each account does with a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record._values import Span

# How strongly a matter was put, weakest first.
Strength = Literal["discussed", "raised", "stressed", "urged", "demanded", "condemned"]
# Why something does not stand where it could: the side's text is silent on it; no text of the side is in the
# record; the side says that it was not so; what there is of the side cannot bear an answer.
Absence = Literal["not reported", "not investigated", "denied", "not verifiable"]
# How words are known to be a side's: its own site; a saved page's own heading; a source that the sentence
# names; the source of the sentence before, told on.
Hearing = Literal["domain", "masthead", "attribution", "carried"]
Stand = Literal["asserts", "reaffirms", "corrects", "denies", "omits"]
RowKind = Literal["both", "left", "right", "contradicted"]


@dataclass(frozen=True, slots=True)
class Voice:
    """For whom a stretch of an article speaks. ``said_by`` is where the source stands, if one is named."""

    government: str
    article: str
    hearing: Hearing
    said_by: Span | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What was talked about, in its normal form: its name; keys of issue areas, governments and regions."""

    name: str
    areas: tuple[str, ...] = ()
    governments: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A topic as a side words it, once.

    ``span`` covers ``words`` in the article of ``voice``; ``order`` counts the side's topics from 1 in the
    order of first mention. ``strength`` and the place of its ``verb`` are None where no verb of talk leads to
    it.
    ``by`` is the government whose man or woman is said to have put it; None where both did or nobody is.
    ``denied``: the text says that this was not talked about or not so. ``numbers`` stand in the words.
    """

    voice: Voice
    topic: Topic
    span: Span
    words: str
    order: int
    strength: Strength | None = None
    verb: Span | None = None
    by: str | None = None
    denied: bool = False
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic with every wording of it on either side.

    ``wider`` says that one side names in wider words what the other names closely ("North Korea", "the launch
    of a missile by North Korea"). ``absence`` is why the other side has none, in a row of one side.
    """

    topic: Topic
    kind: RowKind
    left: tuple[Point, ...]
    right: tuple[Point, ...]
    wider: bool = False
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A value that a side's text gives, and where it stands."""

    value: str
    voice: Voice
    span: Span


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a side's text says that the other side will do. ``own`` is where the other says so itself.

    ``absence`` is why it does not, where ``own`` is None.
    """

    voice: Voice
    of: str
    span: Span
    words: str
    own: Point | None = None
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class SideText:
    """One page that a side's words are taken from.

    ``words`` counts those of the page's story that are the side's. ``lag_days`` runs from the event's day, as
    this page gives it or else as the event has it, to the day of publication; None where either is not known.
    """

    article: str
    hearing: Hearing
    words: int
    published: str | None
    lag_days: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """A government's words about an event.

    Where pages of its own are in the record (``heard`` is ``own``) they alone speak for it; else what others
    report it to have said (``relayed``); ``not heard`` where there is neither. ``initiator`` are the
    governments that it says wanted the talk, ``duration`` in minutes, ``present`` who else took part.
    """

    government: str
    heard: Literal["own", "relayed", "not heard"]
    texts: tuple[SideText, ...] = ()
    framing: tuple[Told, ...] = ()
    initiator: tuple[Told, ...] = ()
    duration: tuple[Told, ...] = ()
    present: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Miscredit:
    """Words that an account puts in one side's mouth and that, elsewhere, only the other says."""

    point: Point
    said_by: str
    instead: Point


@dataclass(frozen=True, slots=True)
class Credits:
    """An account of the press: for whom it speaks where, and what it credits to the wrong side."""

    article: str
    outlet: str | None
    published: str | None
    points: tuple[Point, ...]
    miscredits: tuple[Miscredit, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """What one account does with one field, and where.

    ``speaks_for`` is the government whose own text it is; None for the press. ``reaffirms``: an earlier
    account gives the same value; ``corrects``: an earlier account of the same publisher gives another.
    """

    claim: str
    article: str
    speaks_for: str | None
    stand: Stand
    value: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of an event over all accounts. ``differ``: two of the values given exclude each other.

    ``left`` and ``right`` are the sides' own values; where there is none the absence says why.
    """

    field: str
    holdings: tuple[Holding, ...]
    differ: bool
    left: str | None = None
    right: str | None = None
    left_absence: Absence | None = None
    right_absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of one event: topics in rows, commitments, frames, the press, every field over all accounts.

    ``others`` are the governments of the event that are not compared here.
    """

    event: str
    left: Side
    right: Side
    rows: tuple[TopicRow, ...]
    commitments: tuple[Commitment, ...]
    press: tuple[Credits, ...]
    fields: tuple[FieldRow, ...]
    others: tuple[str, ...] = ()

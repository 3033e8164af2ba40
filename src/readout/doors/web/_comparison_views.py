"""What an event's page shows of two sides, in plain values with addresses for places."""

from __future__ import annotations

from dataclasses import dataclass

from readout.doors.web._marks import Piece


@dataclass(frozen=True, slots=True)
class Wording:
    """A topic as one side words it: where it leads, and why it is taken for that side's words.

    ``again`` are the further places of the very same words.
    """

    words: str
    at: str
    order: int
    verb: str
    why: str
    denied: bool
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its wordings, or why it has none."""

    wordings: tuple[Wording, ...]
    absence: str | None
    why: str


@dataclass(frozen=True, slots=True)
class RowView:
    """One topic on both sides. ``mark`` is its kind in words, ``areas`` the issue areas by name."""

    name: str
    kind: str
    mark: str
    left: Cell
    right: Cell
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a text gives, with the place it stands at."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of a side, its words about the event marked."""

    story: str
    headline: str | None
    source: str
    language: str | None
    hearing: str
    published: str | None
    words: int
    lag: str
    blocks: tuple[tuple[Piece, ...], ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: who it is, how it is heard, how it puts the talk, and its texts."""

    code: str
    name: str
    heard: str
    own: bool
    texts: tuple[TextView, ...]
    framing: tuple[Value, ...]
    initiator: tuple[Value, ...]
    duration: tuple[Value, ...]
    present: tuple[Value, ...]
    absence: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What one side's text says that the other will do; ``own`` is where the other says so itself."""

    teller: str
    of: str
    words: str
    at: str
    own: Wording | None
    absence: str | None


@dataclass(frozen=True, slots=True)
class Credited:
    """Words that a page of the press credits to one side and that only the other says elsewhere."""

    story: str
    source: str
    words: str
    credited: str
    said_by: str
    instead: Wording


@dataclass(frozen=True, slots=True)
class Held:
    """What one account does with a field."""

    source: str
    story: str
    at: str
    stand: str
    why: str
    value: str | None
    official: str | None


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field over all accounts."""

    name: str
    is_date: bool
    differ: bool
    left: str
    right: str
    absent: tuple[bool, bool]
    held: tuple[Held, ...]
    omitting: int


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything that the page shows of two sides. ``others`` are addresses of other pairs, by name."""

    left: SideView
    right: SideView
    rows: tuple[RowView, ...]
    counts: tuple[tuple[str, int], ...]
    promises: tuple[Promise, ...]
    credited: tuple[Credited, ...]
    fields: tuple[FieldView, ...]
    others: tuple[tuple[str, str], ...]

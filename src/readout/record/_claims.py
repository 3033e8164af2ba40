"""Claim: one thing an article says happened, every field with the spans it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record._values import Found, Span

Status = Literal["happened", "planned", "cancelled", "denied", "hypothetical"]
DateBasis = Literal["explicit", "partial", "relative", "pub", "none"]
Role = Literal["both", "source", "target", "mediator", "host", "witness", "carrier"]


@dataclass(frozen=True, slots=True)
class When:
    """A date with the reason for it.

    ``date`` is an ISO prefix (day, month or year) or an interval ``a/b``. ``basis`` is the codebook's:
    ``explicit`` (full date in the text), ``partial`` (year from context), ``relative`` (weekday, today),
    ``pub`` (the page is a same-day report). ``candidates`` are the dates that were possible before
    ``rule``, a short sentence, left this one.
    """

    date: str
    basis: DateBasis
    candidates: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One principal of a claim, as the article names it.

    ``name`` is the fullest form of the person's name inside the article, ``office`` the office in the
    article's words, ``government`` an ISO 3166 alpha-3 code (or XEU, XUN, XNA, XAU, XEC ...) where the
    article gives one. All three may be None but not together. ``found`` is the mention that stands in
    the claim's sentence, and its spans.
    """

    role: Role
    name: str | None
    office: str | None
    government: str | None
    found: Found[str]


@dataclass(frozen=True, slots=True)
class Detail:
    """Any other field of a claim: ``place``, ``channel``, ``topic`` or a role that the event type names."""

    role: str
    found: Found[str]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quotation: its words without the marks, and who the article says spoke them."""

    speaker: Found[str] | None
    text: Found[str]


# How a line of ``Claim.why`` begins that marks a field as not verifiable; the fields of which there is one.
UNVERIFIABLE = "not-verifiable:"
_SINGLE = frozenset({"type", "status", "date", "place", "channel"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One engagement as one article tells it.

    ``event_type`` names a folder of ``knowledge/event_types``; ``act`` is the PLOVER root and ``cameo`` the
    CAMEO code. ``trigger`` is the word that made the reader see the act, ``evidence`` the shortest span
    that says who did what with whom. ``according_to`` runs from the outermost source inwards. ``why``
    holds the names of the rules that made it, for the explainer.
    """

    id: str
    article: str
    event_type: str
    act: str
    cameo: str | None
    status: Status
    parties: tuple[Party, ...]
    details: tuple[Detail, ...]
    when: Found[When] | None
    announced: Found[When] | None
    said: tuple[Quotation, ...]
    according_to: tuple[Found[str], ...]
    trigger: Span
    evidence: Span
    main: bool
    confidence: float
    read_by: str
    why: tuple[str, ...] = ()

    def detail(self, role: str) -> tuple[Found[str], ...]:
        """Every value of one detail role, in text order."""
        return tuple(detail.found for detail in self.details if detail.role == role)

    @property
    def unverifiable(self) -> tuple[str, ...]:
        """Fields that nobody can know, as a person said: ``date``, ``party-1`` for the second party."""
        marks = [one.removeprefix(UNVERIFIABLE) for one in self.why if one.startswith(UNVERIFIABLE)]
        return tuple(mark.removesuffix("-0") if mark[:-2] in _SINGLE else mark for mark in marks)

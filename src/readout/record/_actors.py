"""Actor: a person in an office of a government over a term, and people's judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readout.record._claims import Claim
from readout.record._problems import Problem


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in an office of a government, as of a date; or an institution alone (``person`` None).

    ``government`` is an ISO 3166 alpha-3 code or a body's code (XEU, XUN ...). ``since`` and ``until`` are
    ISO prefixes of the term. ``known`` is False for an actor made from the text alone.
    """

    id: str
    person: str | None
    office: str | None
    government: str | None
    since: str | None = None
    until: str | None = None
    qid: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Resolved:
    """A claim with its actors: ``actors[i]`` is who ``claim.parties[i]`` is, on the claim's date."""

    claim: Claim
    actors: tuple[Actor, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on whether two ids are the same thing. It outranks the machine's."""

    left: str
    right: str
    verdict: Literal["positive", "negative", "unsure"]
    who: str
    when: datetime
    why: str = ""

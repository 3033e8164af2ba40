"""Review: a person's word on one field of one claim; User: who may come in, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Verdict = Literal["accept", "edit", "not-verifiable", "undo"]
UserRole = Literal["reader", "reviewer", "admin"]


@dataclass(frozen=True, slots=True)
class Review:
    """A person's word on one field of a claim. Rows are only ever added; ``undo`` takes the last one back.

    ``field`` names the field and its place (``date-0``, ``party-1``), ``was`` the value that was read when
    the word was given ("" where the page reports none), ``value`` the person's own for an ``edit`` ("" for
    none) and ``source`` where that is known from: an address or words.
    """

    claim: str
    field: str
    verdict: Verdict
    was: str
    value: str
    source: str
    who: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may come in. A reader reads, a reviewer also judges, an admin also manages users."""

    name: str
    role: UserRole

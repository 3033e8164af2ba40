"""Event: what several claims agree on; accounts keep what each source asserts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record._actors import Actor, Resolved
from readout.record._articles import Article
from readout.record._claims import Role, Status, When
from readout.record._problems import Problem
from readout.record._stories import HeadlineClaim

Rank = Literal["leader", "minister", "deputy-minister", "official", "government"]
# From the highest down. ``government`` is an act of governments in which nobody is named.
RANKS: tuple[Rank, ...] = ("leader", "minister", "deputy-minister", "official", "government")


@dataclass(frozen=True, slots=True)
class Account:
    """One claim's place in an event: what this source says of it.

    ``date`` is the claim's own local date (ISO prefix) or None; ``according_to`` its attribution chain.
    """

    claim: str
    article: str
    outlet: str | None
    status: Status
    date: str | None
    according_to: tuple[str, ...]
    main: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which the accounts differ: the field and the values with the claims that hold them."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One act, told by one or more accounts. ``actors`` and ``roles`` run in parallel.

    ``status`` is the strongest the accounts support (happened over planned; denied and happened side by
    side give ``happened`` with a disagreement). ``place`` and ``channel`` are those of the best account.
    ``rank`` is the highest among the actors on the day, ``heard`` the governments that take part and tell of
    the act on pages of their own, ``confidence`` (0 to 1) that of the surest claim; None where not known.
    """

    id: str
    event_type: str
    act: str
    status: Status
    when: When | None
    actors: tuple[Actor, ...]
    roles: tuple[Role, ...]
    place: str | None
    channel: str | None
    topics: tuple[str, ...]
    accounts: tuple[Account, ...]
    disagreements: tuple[Disagreement, ...] = ()
    rank: Rank | None = None
    heard: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as a mark on a line of time: no more of it than that needs.

    ``first`` and ``last`` are ISO days between which it lies; None where it is undated.
    """

    id: str
    event_type: str
    act: str
    status: Status
    date: str | None
    first: str | None
    last: str | None
    channel: str | None
    rank: Rank | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one page: its article, its resolved claims and every problem met on the way.

    ``headlines`` are weak claims of their own, made by the headlines of other stories on the page.
    """

    article: Article
    claims: tuple[Resolved, ...]
    problems: tuple[Problem, ...]
    headlines: tuple[HeadlineClaim, ...] = ()

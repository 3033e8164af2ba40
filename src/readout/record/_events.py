"""Event: what several claims agree on; accounts keep what each source asserts."""

from __future__ import annotations

from dataclasses import dataclass

from readout.record._actors import Actor, Resolved
from readout.record._articles import Article
from readout.record._claims import Role, Status, When
from readout.record._problems import Problem
from readout.record._stories import HeadlineClaim


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


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one page: its article, its resolved claims and every problem met on the way.

    ``headlines`` are weak claims of their own, made by the headlines of other stories on the page.
    """

    article: Article
    claims: tuple[Resolved, ...]
    problems: tuple[Problem, ...]
    headlines: tuple[HeadlineClaim, ...] = ()

"""What an address asks of people and governments, and the addresses of lists and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from readout.doors.rest._asking import LONGEST_TEXT, sides
from readout.pipeline import Readout
from readout.pipeline.people import Held
from readout.record import InputError

PEOPLE_ON_A_PAGE = 60
TERMS_ON_A_PAGE = 25
QUOTATIONS_ON_A_PAGE = 10
# Two screens of a laptop, as in the other lists of events.
EVENTS_ON_A_PAGE = 30
# The order of lanes and tables: who speaks for a state first; offices not named here by their number.
FIRST_OFFICES = (
    "head-of-state", "monarch", "supreme-leader", "leader", "head-of-government", "head-of-body",
    "secretary-general", "foreign-minister",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paged:
    """Which page of a list is shown, out of how many things; pages count from 1."""

    page: int
    size: int
    total: int

    @property
    def shown(self) -> slice:
        """The part of the list that is on this page."""
        return slice((self.page - 1) * self.size, self.page * self.size)

    @property
    def following(self) -> int | None:
        """The page after this one."""
        return self.page + 1 if self.page * self.size < self.total else None

    @property
    def before(self) -> int | None:
        """The page before this one; the last for a page beyond it."""
        last = max(1, -(-self.total // self.size))
        return min(self.page - 1, last) if self.page > 1 else None


def page_number(parameters: QueryParams, name: str = "page") -> int:
    """The page that is asked for, 1 where none is.

    :raises InputError: for a number that is none.
    """
    value = parameters.get(name, "").strip()
    if not value:
        return 1
    if not (value.isascii() and value.isdigit() and 0 < len(value) < 7 and int(value) > 0):
        raise InputError(f"{name} is a number from 1 on; got {value[:80]!r}")
    return int(value)


def actor_address(key: str) -> str:
    """The page of a person."""
    return f"/actors/{quote(key, safe='', errors='replace')}"


def list_address(*, actor: Sequence[str] = (), side: Sequence[str] = ()) -> str:
    """The list of the events that all these take part in."""
    pairs = [*(("side", code) for code in side), *(("actor", key) for key in actor)]
    return f"/search?{urlencode(pairs, errors='replace')}"


def with_page(path: str, given: Mapping[str, str], **changed: str | int | None) -> str:
    """``path`` with the parameters ``given``, or ``changed``; page 1 and what is empty are left out."""
    kept = {**given, **{name: str(value or "") for name, value in changed.items()}}
    pairs = [(name, value) for name, value in kept.items() if value not in ("", "1")]
    return f"{path}?{urlencode(pairs, errors='replace')}" if pairs else path


def given(parameters: QueryParams, *names: str) -> dict[str, str]:
    """The parameters of these names, in this order, that are set."""
    return {name: value for name in names if (value := parameters.get(name, "").strip())}


@dataclass(frozen=True, slots=True)
class AskedPeople:
    """What is asked of the list of people: words of a name, a government (its code), a page."""

    text: str
    government: str | None
    page: int

    def given(self) -> dict[str, str]:
        """The parameters that are set, but for the page."""
        return {name: value for name, value in (("q", self.text), ("side", self.government or "")) if value}


def asked_people(parameters: QueryParams, readout: Readout) -> AskedPeople:
    """What the parameters ask of the list of people.

    :raises InputError: for a government nobody knows, several of them, or a page that is no number.
    """
    governments = sides([parameters.get("side", "")], readout)
    if len(governments) > 1:
        raise InputError("people are listed for one government at a time")
    return AskedPeople(asked_text(parameters), next(iter(governments), None), page_number(parameters))


def asked_text(parameters: QueryParams) -> str:
    """The words that are asked for.

    :raises InputError: if there are too many of them.
    """
    text = parameters.get("q", "").strip()
    if len(text) > LONGEST_TEXT:
        raise InputError(f"q is longer than {LONGEST_TEXT} characters")
    return text


def by_office(terms: Sequence[Held]) -> tuple[tuple[str, tuple[Held, ...]], ...]:
    """The terms under their kinds of office, those that speak for a government first, in order of time."""
    found: dict[str, list[Held]] = {}
    for term in terms:
        found.setdefault(term.office, []).append(term)
    rank = {office: number for number, office in enumerate(FIRST_OFFICES)}
    order = sorted(found, key=lambda office: (rank.get(office, len(rank)), -len(found[office]), office))
    return tuple((office, tuple(found[office])) for office in order)


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """The terms of a government that an address asks for: of one office or of all, and one page of them."""

    office: str | None
    offices: tuple[tuple[str, tuple[Held, ...]], ...]
    paged: Paged

    @property
    def groups(self) -> tuple[tuple[str, tuple[Held, ...]], ...]:
        """The offices that are asked for, with all their terms."""
        return tuple(one for one in self.offices if self.office in (None, one[0]))

    @property
    def rows(self) -> tuple[Held, ...]:
        """The terms of this page: office by office, the newest first."""
        every = [term for _, terms in self.groups for term in reversed(terms)]
        return tuple(every[self.paged.shown])


def asked_terms(parameters: QueryParams, terms: Sequence[Held]) -> AskedTerms:
    """Which of a government's terms the parameters ask for.

    :raises InputError: for an office that nobody of this government held, or a page that is no number.
    """
    offices = by_office(terms)
    office = parameters.get("office", "").strip() or None
    known = [name for name, _ in offices]
    if office is not None and office not in known:
        raise InputError(f"nobody held the office {office[:80]!r}; known: {', '.join(known) or 'none'}")
    number = sum(len(held) for name, held in offices if office in (None, name))
    return AskedTerms(office, offices, Paged(page_number(parameters, "terms"), TERMS_ON_A_PAGE, number))

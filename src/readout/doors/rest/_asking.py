"""A query as an address carries it: parameters to ``Query``, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from readout.pipeline import Query, Readout
from readout.record import RANKS, InputError, Rank, Status

STATUSES: tuple[str, ...] = get_args(Status)
Heard = Literal["both", "one", "none"]
Sureness = Literal["high", "medium", "low"]
Verified = Literal["yes", "no"]
T = TypeVar("T", bound=str)

# A query longer than this is no question; it would only cost time in the text index.
LONGEST_TEXT = 500
MOST_SIDES = 8
MOST_ACTORS = 8
LONGEST_ID = 80


# The parameters that have one value, in the order in which an address names them.
SINGLE = (
    "type", "status", "channel", "outlet", "language", "since", "until",
    "rank", "topic", "heard", "confidence", "verified",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, already checked; ``pairs`` and ``address`` write it again.

    Each ``actor`` is every id that means one person, the one that addresses have first.
    """

    text: str = ""
    side: tuple[str, ...] = ()
    actor: tuple[tuple[str, ...], ...] = ()
    type: str | None = None
    status: Status | None = None
    channel: str | None = None
    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    rank: Rank | None = None
    topic: str | None = None
    heard: Heard | None = None
    confidence: Sureness | None = None
    verified: Verified | None = None
    limit: int = 50
    cursor: str | None = None

    @property
    def query(self) -> Query:
        """The question to the record."""
        return Query(
            text=self.text,
            side=self.side,
            actor=self.actor,
            channel=self.channel,
            event_type=self.type,
            status=self.status,
            outlet=self.outlet,
            language=self.language,
            since=self.since,
            until=self.until,
            rank=self.rank,
            topic=self.topic,
            heard=self.heard,
            confidence=self.confidence,
            verified=None if self.verified is None else self.verified == "yes",
            limit=self.limit,
            cursor=self.cursor,
        )

    @property
    def narrowed(self) -> bool:
        """True where anything at all is asked beyond the place in the list."""
        return replace(self, limit=0, cursor=None) != Asked(limit=0)

    def pairs(self, *, paged: bool = False) -> list[tuple[str, str]]:
        """The parameters that are set, in one order, so that one question has one address."""
        found = [("q", self.text), *(("side", side) for side in self.side)]
        found += [("actor", ids[0]) for ids in self.actor]
        found += [(name, getattr(self, name)) for name in SINGLE]
        if paged and self.cursor:
            found.append(("cursor", self.cursor))
        return [(name, value) for name, value in found if value]

    def address(self, path: str, *, paged: bool = False) -> str:
        """``path`` with the parameters that are set."""
        pairs = self.pairs(paged=paged)
        return f"{path}?{urlencode(pairs, errors='replace')}" if pairs else path


def asked(parameters: QueryParams, readout: Readout, limit: int = 50) -> Asked:
    """What the parameters ask. An empty one counts as not given, as a browser's form sends it.

    :raises InputError: for a government, type, status, date, limit or cursor that is none; it says what is.
    """
    given = {name: parameters.get(name, "").strip() or None for name in SINGLE}
    found = Asked(
        text=_short("q", parameters.get("q", "").strip()),
        side=sides(parameters.getlist("side"), readout),
        actor=_actors(parameters.getlist("actor"), readout),
        type=_type(given["type"], readout),
        status=_one_of("status", given["status"], get_args(Status)),
        channel=_short("channel", given["channel"] or "") or None,
        outlet=_short("outlet", given["outlet"] or "") or None,
        language=_short("language", given["language"] or "") or None,
        since=given["since"],
        until=given["until"],
        rank=_one_of("rank", given["rank"], RANKS),
        topic=_short("topic", given["topic"] or "") or None,
        heard=_one_of("heard", given["heard"], get_args(Heard)),
        confidence=_one_of("confidence", given["confidence"], get_args(Sureness)),
        verified=_one_of("verified", given["verified"], get_args(Verified)),
        limit=_limit(parameters.get("limit", "").strip(), limit),
        cursor=parameters.get("cursor", "").strip() or None,
    )
    found.query  # noqa: B018  a date or limit that is none is an error now, not after half an answer
    return found


def sides(values: Iterable[str], readout: Readout) -> tuple[str, ...]:
    """Government codes of codes or names, each once, in the order given; several may stand in one value.

    :raises InputError: for a word that names no government, or too many of them.
    """
    found: dict[str, None] = {}
    for value in values:
        for word in _parts(value, readout):
            code = _code(word, readout)
            if code is None:
                raise InputError(
                    f"no government is called {word[:80]!r}; give a code such as USA, TUR or XEU"
                )
            found[code] = None
    if len(found) > MOST_SIDES:
        raise InputError(f"at most {MOST_SIDES} governments can be asked for at once")
    return tuple(found)


def _actors(values: Iterable[str], readout: Readout) -> tuple[tuple[str, ...], ...]:
    """Every id of each person asked for, each person once.

    :raises InputError: for too many of them, or what can be no id.
    """
    given = dict.fromkeys(value.strip() for value in values if value.strip())
    if any(len(key) > LONGEST_ID for key in given):
        raise InputError("an actor is an id such as person-0123456789abcdef, from an actor's page")
    if len(given) > MOST_ACTORS:
        raise InputError(f"at most {MOST_ACTORS} actors can be asked for at once")
    return tuple(dict.fromkeys(readout.people.ids(key) for key in given))


def _parts(value: str, readout: Readout) -> list[str]:
    """Governments of one value: parted by commas, or a row of codes parted by spaces."""
    parts = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    if len(parts) == 1 and _code(parts[0], readout) is None:
        words = parts[0].split()
        if all(_code(word, readout) for word in words):
            return words
    return parts


def _code(word: str, readout: Readout) -> str | None:
    offices = readout.knowledge.offices
    if offices.government(word.upper()) is not None:
        return word.upper()
    return offices.find_government(word) if len(word) <= 80 else None


def _type(value: str | None, readout: Readout) -> str | None:
    known = readout.knowledge.event_types.names()
    if value is not None and value not in known:
        raise InputError(f"no event type is called {value[:80]!r}; known: {', '.join(known)}")
    return value


def _one_of(name: str, value: str | None, known: tuple[T, ...]) -> T | None:
    for one in known:
        if value == one:
            return one
    if value is not None:
        raise InputError(f"no {name} is called {value[:80]!r}; known: {', '.join(known)}")
    return None


def _limit(value: str, default: int) -> int:
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        raise InputError(f"the limit is a number from 1 to 1000; got {value[:80]!r}")
    return int(value)


def _short(name: str, value: str) -> str:
    if len(value) > LONGEST_TEXT:
        raise InputError(f"{name} is longer than {LONGEST_TEXT} characters")
    return value

"""The shipped form of the atlas, as it lies in memory: plain rows, made into values when asked for."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from operator import attrgetter
from typing import TypedDict, cast

from readout.knowledge.offices._values import Government, GovernmentKind, Person, Term
from readout.record import PackError

GovernmentRow = tuple[
    str,
    GovernmentKind,
    str,
    Sequence[str],
    Sequence[str],
    str,
    Sequence[str],
    str,
    int,
    int,
    str,
    str,
    Sequence[str],
    str,
    str,
    Sequence[Sequence[str]],
    Sequence[Sequence[str]],
]


class Atlas(TypedDict):
    """The file's keys.

    ``persons`` holds each person as JSON of its own, read when asked for; ``held`` and ``sounds`` count
    persons by their place in it. ``phrases`` holds packed meanings by group and folded phrase;
    ``given`` the folded given names of all persons.
    """

    fingerprint: str
    governments: list[GovernmentRow]
    persons: dict[str, str]
    held: dict[str, list[int]]
    sounds: dict[str, list[int]]
    given: list[str]
    regions: list[tuple[str, list[str]]]
    honorifics: list[str]
    phrases: dict[str, dict[str, str]]


def read_atlas(file: Traversable) -> Atlas:
    """The atlas in ``file``.

    :raises PackError: if it is missing or broken.
    """
    try:
        data = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise PackError(f"{file}: the compact atlas is missing; build it from its sources") from error
    except ValueError as error:
        raise PackError(f"{file}: {error}") from error
    if not isinstance(data, dict) or set(data) != set(Atlas.__annotations__):
        raise PackError(f"{file}: the keys are not {', '.join(Atlas.__annotations__)}")
    return cast("Atlas", data)


def government(row: GovernmentRow) -> Government:
    """The government of one row."""
    (
        code, kind, name, names, demonyms, capital, seats, region, cow, gw, cameo, qid, members, since, until,
        joined, left,
    ) = row  # fmt: skip
    return Government(
        code, kind, name, tuple(names), tuple(demonyms), capital, tuple(seats), region, cow, gw, cameo, qid,
        tuple(members), since, until, _pairs(joined), _pairs(left),
    )  # fmt: skip


def _pairs(entries: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((code, day) for code, day in entries)


# What a packed term holds: its fields in their order, without the person, whose it is.
_TERM = attrgetter(*[field.name for field in dataclasses.fields(Term)][1:])


def pack_person(person: Person) -> str:
    """A person as JSON, without the id."""
    terms = [_TERM(term) for term in person.terms]
    row = [person.name, person.family, person.also, person.qid, terms]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def unpack_person(key: str, packed: str) -> Person:
    """The person that ``pack_person`` made ``packed`` from."""
    name, family, also, qid, terms = json.loads(packed)
    return Person(key, name, family, tuple(also), qid, tuple(Term(key, *term) for term in terms))

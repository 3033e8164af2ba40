"""The shipped form of the atlas, as it lies in memory: plain rows, made into values when asked for."""

from __future__ import annotations

import json
from importlib.resources.abc import Traversable
from typing import TypedDict, cast

from readout.knowledge.offices._values import Government, GovernmentKind, Person, Term
from readout.record import PackError

# name, family, also, qid and terms follow the id; a term is a Term without its person
TermRow = tuple[str, str, str, str, str | None, bool, str, float, str]
PersonRow = tuple[str, str, str, list[str], str, list[TermRow]]
GovernmentRow = tuple[
    str, GovernmentKind, str, list[str], list[str], str, list[str], str, int, int, str, str, list[str]
]
MeaningRow = tuple[str, str, list[str]]


class Atlas(TypedDict):
    """The file's keys. ``phrases`` holds, by group and folded phrase, kind, condition and keys."""

    fingerprint: str
    governments: list[GovernmentRow]
    persons: list[PersonRow]
    regions: list[tuple[str, list[str]]]
    honorifics: list[str]
    phrases: dict[str, dict[str, list[MeaningRow]]]


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
    code, kind, name, names, demonyms, capital, seats, region, cow, gw, cameo, qid, members = row
    return Government(
        code, kind, name, tuple(names), tuple(demonyms), capital, tuple(seats), region, cow, gw, cameo, qid,
        tuple(members),
    )  # fmt: skip


def person(row: PersonRow) -> Person:
    """The person of one row."""
    key, name, family, also, qid, terms = row
    return Person(key, name, family, tuple(also), qid, tuple(Term(key, *term) for term in terms))

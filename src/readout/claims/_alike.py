"""Offices beside each other: which is higher, which a bare title may stand for, and when one was held."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._tokens import fold
from readout.knowledge.offices import Candidate, Term

_HEADS = ("head-of-state", "head-of-government", "monarch", "supreme-leader")
# Offices from the highest down: of several that one person holds, a page that names none means the first.
_RANKED = ("monarch", "supreme-leader", "head-of-state", "head-of-government", "foreign-minister")
# A bare title stands for a holder of any of these offices: "the president" may head state or government.
_ALIKE = dict.fromkeys(_HEADS, _HEADS) | {"leader": (*_HEADS, "leader")}


def covers(term: Term, day: str) -> bool:
    """True where somebody certainly held an office on a day (ISO prefixes)."""
    since, until = term.since, term.until
    return bool(since) and since <= day[: len(since)] and (until is None or day[: len(until)] <= until)


def rank(office_kind: str) -> int:
    """The place of an office among the highest; the same for all below them."""
    return _RANKED.index(office_kind) if office_kind in _RANKED else len(_RANKED)


def foremost(candidates: Sequence[Candidate], day: str | None) -> Candidate | None:
    """The only one who on that day held an office so high that the news gives the family name alone.

    None where nobody or several did.
    """
    leading = [
        one
        for one in candidates
        if one.term and day and covers(one.term, day) and rank(one.term.office) < len(_RANKED)
    ]
    return leading[0] if len({one.person.id for one in leading}) == 1 else None


def alike(left: str | None, right: str | None) -> bool:
    """True where a title of the kind ``left`` may mean a holder of the office ``right``."""
    if left is None or right is None:
        return left is None
    return (
        left == right or right in _ALIKE.get(left, ()) or (left == "minister" and right.endswith("-minister"))
    )


def latin(name: str) -> bool:
    """True for a name in Latin letters."""
    return all(not letter.isalpha() or letter < "\u0250" for letter in name)


def unlike(held: str | None, said: str | None) -> int:
    """How far a title is from one held: 0 the same, 1 cut short ("the Secretary" of State), 2 another."""
    short, whole = fold(said or ""), fold(held or "")
    if short == whole:
        return 0
    return 1 if short and whole.startswith(short + " ") else 2

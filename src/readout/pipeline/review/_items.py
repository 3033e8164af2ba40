"""What a person is asked: one field of one claim, with what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.pipeline.review._fields import ADDED, ON_DATES, ON_PARTIES, Field, fields
from readout.pipeline.review._finding import find
from readout.record import PROBLEM_CODES, Event, Problem, Resolved, Review

_DIFFER, _PROBLEM = 0.4, 0.3
# An account's field is the event's under another name or none.
_CODES = {"date": ON_DATES, "party": ON_PARTIES}


@dataclass(frozen=True, slots=True)
class Item:
    """One field of one claim to look at.

    ``doubt`` orders the items, ``sample`` says that it was drawn by chance and not for its doubt, ``word`` is
    the word that counts on it now. ``missing`` is what was not read and a person may add, or has added.
    """

    claim: str
    article: str
    field: Field
    doubt: float
    sample: bool = False
    word: Review | None = None
    missing: bool = False


def standing(words: Iterable[Review]) -> dict[tuple[str, str], Review]:
    """The word that counts on each field: the last that no ``undo`` took back. Oldest come first."""
    kept: dict[tuple[str, str], list[Review]] = {}
    for word in words:
        stack = kept.setdefault((word.claim, word.field), [])
        if word.verdict != "undo":
            stack.append(word)
        elif stack:
            stack.pop()
    return {key: stack[-1] for key, stack in kept.items() if stack}


def items_of(
    read: Resolved,
    event: Event | None,
    problems: Sequence[Problem],
    words: Mapping[tuple[str, str], Review],
    *,
    sample: bool = False,
) -> tuple[Item, ...]:
    """Every field of a claim as it was read, each with its doubt and the word on it."""
    claim = read.claim
    out = []
    for field in fields(claim):
        others = _others(field, claim.id, event)
        bad = _against(field, problems)
        why = (*field.why, *(("other accounts differ",) if others else ()), *bad)
        doubt = 1 - field.sure + (_DIFFER if others else 0) + (_PROBLEM if bad else 0)
        alternatives = tuple(dict.fromkeys((*field.alternatives, *others)))
        told = replace(field, alternatives=alternatives, why=why)
        word = words.get((claim.id, field.key))
        out.append(Item(claim.id, claim.article, told, round(doubt, 3), sample, word))
    return tuple(out)


def missing_of(read: Resolved, words: Sequence[Review], text: str) -> tuple[Item, ...]:
    """What people added to a claim as it was read, and an open place of each kind for more.

    Of all ``words`` on the claim: what was taken back keeps its place, which is open again. What was added
    has its place in the article's ``text``, where the source's words stand in it.
    """
    claim, found, counts = read.claim, fields(read.claim), standing(words)
    out = []
    for kind in ADDED:
        first = sum(one.kind == kind for one in found)
        used = [int(place) for of, _, place in (one.field.rpartition("-") for one in words) if of == kind]
        behind = max(first, *(number + 1 for number in used)) if used else first
        taken = [number for number in range(first, behind) if (claim.id, f"{kind}-{number}") in counts]
        last = behind - 1 if len(taken) < behind - first else behind
        for number in range(first, last + 1):
            word = counts.get((claim.id, f"{kind}-{number}"))
            place = find(text, word.source, claim.evidence) if word is not None else None
            field = Field(kind, number, "", (place,) if place else (), 1.0)
            out.append(Item(claim.id, claim.article, field, 0.0, word=word, missing=True))
    return tuple(out)


def _others(field: Field, claim: str, event: Event | None) -> tuple[str, ...]:
    """What other accounts of the event say of this field."""
    if event is None or field.place:
        return ()
    return tuple(
        value
        for one in event.disagreements
        if one.field == field.kind
        for value, holders in one.values
        if value != field.value and set(holders) - {claim}
    )


def _against(field: Field, problems: Sequence[Problem]) -> tuple[str, ...]:
    """The problems of the page that bear on this field: on dates all, on a party those at its place."""
    codes = _CODES.get(field.kind, frozenset())
    return tuple(
        f"{one.code} {PROBLEM_CODES[one.code]}"
        for one in problems
        if one.code in codes
        and (one.span is None or field.kind == "date" or any(one.span.touches(span) for span in field.spans))
    )

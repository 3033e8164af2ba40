"""The same lesson about somebody else: names put in the place of names of the same kind."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from readout.model import LABELS
from workshop.train.lessons import Lesson, Numbers, Told, Whole

# What can stand for another of its kind; offices and times say too much of the act to be swapped.
_SWAPPED = frozenset(
    LABELS["marks"].index(one) for one in ("person", "family", "government", "demonym", "capital")
)
# So many of a lesson's names are swapped: some that stay give the others company that they know.
_SHARE = 0.7
# A lesson with more pieces than this is left as it is.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a lesson: its kind (a mark) and its pieces with their cases."""

    mark: int
    ids: tuple[int, ...]
    cases: tuple[int, ...]


def names(lessons: Sequence[Lesson]) -> dict[int, list[Name]]:
    """The names of the lessons by their kind, each once."""
    found: dict[int, set[Name]] = defaultdict(set)
    for one in lessons:
        for start, end in _stretches(one):
            name = _name(one, start, end)
            found[name.mark].add(name)
    return {mark: sorted(every, key=lambda name: name.ids) for mark, every in found.items()}


def swapped(one: Lesson, known: dict[int, list[Name]], rng: random.Random) -> Lesson:
    """The lesson with most of its names, each everywhere alike, replaced by others that are known."""
    others: dict[Name, Name] = {}
    order: list[int] = []
    ids: list[int] = []
    cases: list[int] = []
    at = 0
    for start, end in [*_stretches(one), (len(one.ids), len(one.ids))]:
        _append(one, range(at, start), order, ids, cases)
        if start < end:
            name = _name(one, start, end)
            if name not in others:
                others[name] = rng.choice(known[name.mark]) if rng.random() < _SHARE else name
            other = others[name]
            # Each new piece stands for one of the old ones; the last of them is repeated or left out.
            order += [min(start + step, end - 1) for step in range(len(other.ids))]
            ids += other.ids
            cases += other.cases
        at = end
    if len(ids) > _LONGEST:
        return one
    return _moved(one, np.array(order), np.array(ids), np.array(cases))


def _append(one: Lesson, places: range, order: list[int], ids: list[int], cases: list[int]) -> None:
    order += places
    ids += [int(one.ids[place]) for place in places]
    cases += [int(one.cases[place]) for place in places]


def _moved(one: Lesson, order: Whole, ids: Whole, cases: Whole) -> Lesson:
    told = []
    for trigger in one.told:
        pieces = tuple(int(piece) for piece in np.flatnonzero(np.isin(order, trigger.pieces)))
        if pieces:
            roles: Numbers = trigger.roles[order]
            told.append(Told(pieces, trigger.statuses, trigger.acts, trigger.main, roles))
    return replace(
        one,
        ids=ids,
        cases=cases,
        marks=one.marks[order],
        kinds=one.kinds[order],
        weights=one.weights[order],
        told=tuple(told),
    )


def _name(one: Lesson, start: int, end: int) -> Name:
    return Name(
        int(one.marks[start]),
        tuple(int(piece) for piece in one.ids[start:end]),
        tuple(int(case) for case in one.cases[start:end]),
    )


def _stretches(one: Lesson) -> Iterator[tuple[int, int]]:
    """Start and end of each run of pieces with one mark that can be swapped."""
    start = 0
    marks = one.marks
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[start]:
            if int(marks[start]) in _SWAPPED:
                yield start, at
            start = at

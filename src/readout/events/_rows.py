"""The two sides' topics in rows: wordings of one topic put together, and the topics of both sides aligned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readout.events._points import Worded
from readout.knowledge.topics import Form, likeness
from readout.record import Absence, Point, RowKind, TopicRow, Voice

# From this likeness on two wordings of one text are one topic; below it they may still be one matter that the
# two sides word more and less widely. Found on our own examples.
_ONE = 0.89
_ALIKE = 0.5
_WIDER = 0.85


@dataclass(slots=True)
class Group:
    """One side's wordings of one topic."""

    form: Form
    points: list[Point] = field(default_factory=list)

    @property
    def denied(self) -> bool:
        """True where every wording says that it was not so."""
        return all(point.denied for point in self.points)


def grouped(said: Iterable[tuple[Voice, Worded]]) -> list[Group]:
    """The topics of one side in the order of first mention."""
    groups: list[Group] = []
    for voice, one in said:
        group = next((each for each in groups if likeness(each.form, one.form) >= _ONE), None)
        if group is None:
            group = Group(one.form)
            groups.append(group)
        group.form = group.form | one.form
        group.points.append(point(voice, one, groups.index(group) + 1))
    return groups


def point(voice: Voice, one: Worded, order: int) -> Point:
    """A wording as the record has it."""
    return Point(
        voice=voice,
        topic=one.topic,
        span=one.span,
        words=one.words,
        order=order,
        strength=one.strength,
        verb=one.verb,
        by=one.by,
        denied=one.denied,
        numbers=one.numbers,
    )


def aligned(left: Sequence[Group], right: Sequence[Group]) -> list[tuple[Group | None, Group | None, float]]:
    """Each topic of either side once, with the other side's most like it and how like they are.

    In the order of the left side; what only the right names stands behind what it names before it.
    """
    pairs = sorted(
        ((likeness(a.form, b.form), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right)),
        reverse=True,
    )
    partner: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for fit, i, j in pairs:
        if fit >= _ALIKE and -i not in partner and -j not in used:
            partner[-i] = (-j, fit)
            used.add(-j)
    rows: list[tuple[Group | None, Group | None, float]] = []
    for i, group in enumerate(left):
        j, fit = partner.get(i, (-1, 0.0))
        rows.append((group, right[j] if fit else None, fit))
    placed = {id(row[1]): number for number, row in enumerate(rows) if row[1] is not None}
    for j, group in enumerate(right):
        if j in used:
            continue
        before = [placed[id(other)] for other in right[:j] if id(other) in placed]
        at = max(before) + 1 if before else len(rows)
        rows.insert(at, (None, group, 0.0))
        placed = {id(row[1]): number for number, row in enumerate(rows) if row[1] is not None}
    return rows


def row(left: Group | None, right: Group | None, fit: float, absence: Absence | None) -> TopicRow:
    """A row of the comparison. ``absence`` is why the side that has no words has none."""
    first = left or right
    assert first is not None
    here, there = (tuple(group.points) if group is not None else () for group in (left, right))
    topic = max((here + there), key=lambda each: (len(each.topic.areas), len(each.topic.governments))).topic
    if left is not None and right is not None:
        kind: RowKind = "contradicted" if left.denied != right.denied else "both"
        return TopicRow(topic, kind, here, there, wider=fit < _WIDER)
    return TopicRow(topic, "left" if right is None else "right", here, there, absence=absence)

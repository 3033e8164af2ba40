"""What a window teaches, and the same lesson about somebody else."""

from __future__ import annotations

import random

import numpy as np

from readout.model import LABELS, Window
from workshop.train.lessons import NOTHING, Example, Lesson, Trigger, lesson
from workshop.train.swapping import names, swapped

MARKS = LABELS["marks"]
GOVERNMENT, PERSON = MARKS.index("government"), MARKS.index("person")
SOURCE, TARGET = LABELS["roles"].index("source"), LABELS["roles"].index("target")
CALL = LABELS["kinds"].index("call")


def example(
    ids: tuple[int, ...], marks: tuple[int, ...], trigger: Trigger | None, unasked: tuple[int, ...] = ()
) -> Example:
    window = Window(ids, (0,) * len(ids), marks, ((0, 0),) * len(ids), (1, len(ids) - 1))
    return Example("one", window, (trigger,) if trigger else (), unasked, trigger is not None, False)


def call() -> Lesson:
    """[CLS] Freedonia called Sylvania Freedonia [SEP]: 10, 20, (30, 31), 10."""
    marks = (0, GOVERNMENT, 0, GOVERNMENT, GOVERNMENT, 0, GOVERNMENT, 0)
    ids = (101, 10, 20, 30, 31, 40, 10, 102)
    trigger = Trigger((2,), CALL, 0, 0, True, {1: SOURCE, 3: TARGET, 4: TARGET})
    return lesson(example(ids, marks, trigger, unasked=(5,)), smoothing=0.1)


def test_a_lesson_says_which_pieces_are_asked_for_and_what_they_are() -> None:
    one = call()
    assert one.kinds.argmax(-1).tolist() == [0, 0, CALL, 0, 0, 0, 0, 0]
    assert one.weights.tolist() == np.float32([0, NOTHING, 1, NOTHING, NOTHING, 0, NOTHING, 0]).tolist()
    (told,) = one.told
    assert told.roles.argmax(-1).tolist() == [0, SOURCE, 0, TARGET, TARGET, 0, 0, 0]
    assert np.isclose(told.statuses.sum(), 1) and told.statuses[0] > 0.9
    assert (told.main, one.relevant) == (1.0, 1.0)


def test_a_window_without_an_act_teaches_that_nothing_is_there() -> None:
    one = lesson(example((101, 5, 102), (0, 0, 0), None), smoothing=0.1)
    assert (one.told, one.relevant, one.kinds.argmax(-1).tolist()) == ((), 0.0, [0, 0, 0])


def test_a_swapped_name_is_swapped_everywhere_and_keeps_its_part() -> None:
    long = lesson(
        example((101, 71, 72, 73, 102), (0, GOVERNMENT, GOVERNMENT, GOVERNMENT, 0), None), smoothing=0.1
    )
    other = lesson(example((101, 99, 102), (0, PERSON, 0), None), smoothing=0.1)
    one = call()
    known = names([long, other])
    seen = set()
    for seed in range(40):
        new = swapped(one, known, random.Random(seed))
        ids = new.ids.tolist()
        seen.add(tuple(ids))
        (told,) = new.told
        assert [ids[piece] for piece in told.pieces] == [20]
        roles = told.roles.argmax(-1).tolist()
        named = [ids[at] for at, role in enumerate(roles) if role == SOURCE]
        assert named in ([10], [71, 72, 73])
        # The first government and the last are one and the same, before and after.
        assert ids[-1 - len(named) : -1] == named
        assert 99 not in ids
        assert (
            len({len(row) for row in (new.ids, new.cases, new.marks, new.kinds, new.weights, told.roles)})
            == 1
        )
    assert len(seen) == 4


def test_names_are_known_by_their_kind_each_once() -> None:
    known = names([call(), call()])
    assert {mark: [name.ids for name in found] for mark, found in known.items()} == {
        GOVERNMENT: [(10,), (30, 31)]
    }

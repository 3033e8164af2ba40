"""What the network is asked to say of one window: shares of labels, be they an annotator's or a teacher's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from readout.model import LABELS, Window

Numbers = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]
# Pieces that are nothing, and pieces that are nothing to a trigger, count for less: most are.
NOTHING = 0.4


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in a window: its pieces, its labels, and what each piece of the window is to it."""

    pieces: tuple[int, ...]
    kind: int
    status: int
    act: int
    main: bool
    roles: dict[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its triggers; ``relevant``: the document has an engagement.

    ``unasked`` pieces may name an act again that is annotated elsewhere (headlines do, and later sentences
    with the words of such acts): the corpus marks each act once, so they are learnt neither way.
    """

    name: str
    window: Window
    triggers: tuple[Trigger, ...]
    unasked: tuple[int, ...]
    relevant: bool
    held_out: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger: its pieces, the shares of its labels, and what each piece of the window is to it.

    ``statuses`` and ``acts`` hold a share a label, ``roles`` has a row a piece and a column a role.
    """

    pieces: tuple[int, ...]
    statuses: Numbers
    acts: Numbers
    main: float
    roles: Numbers


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window as numbers a piece, and what is to be said of it.

    ``kinds`` has a row a piece and a column a kind, ``weights`` says how much each piece counts (0: not
    asked for), ``relevant`` is the share of the document's having an engagement.
    """

    ids: Whole
    cases: Whole
    marks: Whole
    kinds: Numbers
    weights: Numbers
    told: tuple[Told, ...]
    relevant: float


def lesson(example: Example, smoothing: float) -> Lesson:
    """What an annotated window teaches; ``smoothing`` is the share that other statuses and acts are left."""
    window = example.window
    kinds = np.zeros(len(window.ids), np.int64)
    for trigger in example.triggers:
        kinds[list(trigger.pieces)] = trigger.kind
    labelled = kinds > 0
    weights = np.where(labelled, 1.0, NOTHING).astype(np.float32)
    weights[: window.own[0]] = weights[window.own[1] :] = 0.0
    weights[[piece for piece in example.unasked if not labelled[piece]]] = 0.0
    return Lesson(
        np.array(window.ids),
        np.array(window.cases),
        np.array(window.marks),
        _rows(kinds, "kinds"),
        weights,
        tuple(_told(trigger, len(window.ids), smoothing) for trigger in example.triggers),
        float(example.relevant),
    )


def _told(trigger: Trigger, pieces: int, smoothing: float) -> Told:
    roles = np.zeros(pieces, np.int64)
    for piece, role in trigger.roles.items():
        roles[piece] = role
    return Told(
        trigger.pieces,
        _smoothed(trigger.status, "statuses", smoothing),
        _smoothed(trigger.act, "acts", smoothing),
        float(trigger.main),
        _rows(roles, "roles"),
    )


def _rows(labels: Whole, name: str) -> Numbers:
    return np.eye(len(LABELS[name]), dtype=np.float32)[labels]


def _smoothed(label: int, name: str, smoothing: float) -> Numbers:
    count = len(LABELS[name])
    shares = np.full(count, smoothing / count, np.float32)
    shares[label] += 1 - smoothing
    return shares

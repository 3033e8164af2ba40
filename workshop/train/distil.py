"""What teachers say of windows that nobody annotated, for a pupil to learn from.

One network learns better from what several say in the mean than from the annotators alone: where the teachers
differ, their shares say how sure anybody can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from readout.model import LABELS, Window
from workshop.train.lessons import NOTHING, Lesson, Numbers, Told
from workshop.train.network import PARTS, Network, role_logits
from workshop.train.scoring import runs
from workshop.train.tensors import Batch, batch

# What the teachers take for a trigger with at least this share teaches status, act and roles as well.
_LEAST = 0.35
_TOGETHER = 32


def unlabelled(window: Window) -> Lesson:
    """A window of which nothing is said yet but which of its pieces are its own."""
    pieces = len(window.ids)
    own = np.zeros(pieces, np.float32)
    own[window.own[0] : window.own[1]] = 1.0
    numbers = (np.array(row) for row in (window.ids, window.cases, window.marks))
    return Lesson(*numbers, np.zeros((pieces, len(LABELS["kinds"])), np.float32), own, (), 0.0)


def heard(teachers: Sequence[Network], lessons: Sequence[Lesson]) -> Iterator[Lesson]:
    """What the teachers say, in the mean, of the windows of ``lessons``, the shortest first.

    Pieces that do not count there (weight 0) do not count in the answer either.
    """
    for teacher in teachers:
        teacher.eval()
    device = next(teachers[0].parameters()).device
    ordered = sorted(lessons, key=lambda one: len(one.ids))
    for at in range(0, len(ordered), _TOGETHER):
        some = ordered[at : at + _TOGETHER]
        with torch.no_grad():
            yield from _answers(teachers, some, device)


def _answers(teachers: Sequence[Network], some: Sequence[Lesson], device: torch.device) -> Iterator[Lesson]:
    asked = batch([replace(one, told=()) for one in some], device)
    said = [teacher(asked.ids, asked.cases, asked.marks, asked.mask) for teacher in teachers]
    columns = [one[0] for one in said]
    kinds = torch.stack([one[..., PARTS["kinds"]].softmax(-1) for one in columns]).mean(0).cpu().numpy()
    relevant = torch.stack([one[1].sigmoid() for one in said]).mean(0).cpu().numpy()
    places = [
        (row, pieces)
        for row, one in enumerate(some)
        for pieces, _ in runs(kinds[row, : len(one.ids)], _own(one), least=_LEAST)
    ]
    found = _Found.of(teachers, columns, places, asked) if places else None
    for row, one in enumerate(some):
        shares = kinds[row, : len(one.ids)]
        weights = np.where(one.weights > 0, 1 - (1 - NOTHING) * shares[:, 0], 0.0).astype(np.float32)
        told = tuple(
            found.told(at, pieces, len(one.ids))
            for at, (whose, pieces) in enumerate(places)
            if found is not None and whose == row
        )
        yield replace(one, kinds=shares, weights=weights, told=told, relevant=float(relevant[row, 0]))


def _own(one: Lesson) -> tuple[int, int]:
    counted = np.flatnonzero(one.weights > 0)
    return (int(counted[0]), int(counted[-1]) + 1) if len(counted) else (0, 0)


@dataclass(frozen=True, slots=True)
class _Found:
    """The teachers' mean shares of every trigger of a batch, a row a trigger."""

    statuses: Numbers
    acts: Numbers
    main: Numbers
    roles: Numbers

    @staticmethod
    def of(
        teachers: Sequence[Network],
        columns: Sequence[Tensor],
        places: Sequence[tuple[int, tuple[int, ...]]],
        asked: Batch,
    ) -> _Found:
        """Every teacher asked of every trigger, by its lesson and its pieces."""
        device = asked.ids.device
        whose = torch.tensor([row for row, _ in places], device=device)
        spread = torch.zeros((len(places), asked.ids.shape[1]))
        for at, (_, pieces) in enumerate(places):
            spread[at, list(pieces)] = 1 / len(pieces)
        spread = spread.to(device)
        firsts = torch.tensor([pieces[0] for _, pieces in places], device=device)
        lasts = torch.tensor([pieces[-1] for _, pieces in places], device=device)
        means, roles = [], []
        for teacher, all_columns in zip(teachers, columns, strict=True):
            own = all_columns[whose]
            mean = torch.einsum("tn,tnc->tc", spread, own)
            means.append(mean)
            roles.append(role_logits(teacher, own, mean, firsts, lasts).softmax(-1))

        def shares(name: str) -> Numbers:
            found: Numbers = (
                torch.stack([one[:, PARTS[name]].softmax(-1) for one in means]).mean(0).cpu().numpy()
            )
            return found

        main = torch.stack([one[:, PARTS["main"]].sigmoid() for one in means]).mean(0).cpu().numpy()
        return _Found(shares("statuses"), shares("acts"), main, torch.stack(roles).mean(0).cpu().numpy())

    def told(self, at: int, pieces: tuple[int, ...], length: int) -> Told:
        """The trigger in row ``at``, in a window of ``length`` pieces."""
        return Told(
            pieces, self.statuses[at], self.acts[at], float(self.main[at, 0]), self.roles[at, :length]
        )

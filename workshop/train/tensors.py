"""Lessons side by side, as a network takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from readout.model import LABELS
from workshop.train.lessons import Lesson, Numbers


@dataclass(frozen=True, slots=True)
class Batch:
    """Lessons side by side, padded to the longest; of triggers: whose they are, and their pieces' shares."""

    ids: Tensor
    cases: Tensor
    marks: Tensor
    mask: Tensor
    kinds: Tensor
    weights: Tensor
    relevant: Tensor
    # A row a trigger: which lesson it is of, 1/n on each of its n pieces, and its labels' shares.
    whose: Tensor
    pieces: Tensor
    statuses: Tensor
    acts: Tensor
    main: Tensor
    roles: Tensor
    firsts: Tensor
    lasts: Tensor


def batch(lessons: Sequence[Lesson], device: torch.device) -> Batch:
    """The lessons as tensors on a device."""
    longest = max(len(one.ids) for one in lessons)
    told = [(row, one) for row, lesson in enumerate(lessons) for one in lesson.told]

    def padded(rows: Sequence[npt.NDArray[np.generic]]) -> Tensor:
        width = rows[0].shape[1:] if rows else ()
        out = np.zeros((len(rows), longest, *width), rows[0].dtype if rows else np.float32)
        for at, row in enumerate(rows):
            out[at, : len(row)] = row
        return torch.from_numpy(out).to(device)

    def stacked(rows: Sequence[Numbers], width: int) -> Tensor:
        return torch.from_numpy(np.stack(rows) if rows else np.zeros((0, width), np.float32)).to(device)

    def whole(numbers: Sequence[int]) -> Tensor:
        return torch.tensor(numbers, dtype=torch.long, device=device)

    spread = np.zeros((len(told), longest), np.float32)
    for at, (_, one) in enumerate(told):
        spread[at, list(one.pieces)] = 1 / len(one.pieces)
    return Batch(
        padded([one.ids for one in lessons]),
        padded([one.cases for one in lessons]),
        padded([one.marks for one in lessons]),
        padded([np.ones(len(one.ids), np.int64) for one in lessons]),
        padded([one.kinds for one in lessons]),
        padded([one.weights for one in lessons]),
        torch.tensor([[one.relevant] for one in lessons], device=device),
        whole([row for row, _ in told]),
        torch.from_numpy(spread).to(device),
        stacked([one.statuses for _, one in told], len(LABELS["statuses"])),
        stacked([one.acts for _, one in told], len(LABELS["acts"])),
        torch.tensor([one.main for _, one in told], device=device),
        padded([one.roles for _, one in told])
        if told
        else torch.zeros((0, longest, len(LABELS["roles"])), device=device),
        whole([one.pieces[0] for _, one in told]),
        whole([one.pieces[-1] for _, one in told]),
    )

"""The losses of the heads on a batch of windows."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from readout.model import LABELS
from workshop.train.examples import Example, Trigger
from workshop.train.network import PARTS, Network, role_logits

# Weights of the losses of the heads, and of pieces that are nothing: found by a handful of short runs.
_WEIGHTS = {"kinds": 1.0, "statuses": 0.4, "acts": 0.4, "main": 0.2, "roles": 1.0, "relevance": 0.3}
_NOTHING = 0.4
# Pieces that are a trigger are one in thirty: their mean loss counts for more than its share.
_RARE = 4.0
# The label of a piece that is not asked for.
_UNASKED = -100


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, cases, marks and mask of a batch, padded to its longest window."""
    longest = max(len(one.window.ids) for one in batch)

    def padded(rows: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])

    ids = padded([one.window.ids for one in batch])
    mask = padded([[1] * len(one.window.ids) for one in batch])
    return ids, padded([one.window.cases for one in batch]), padded([one.window.marks for one in batch]), mask


def loss_of(network: Network, batch: Sequence[Example], smoothing: float) -> Tensor:
    """The weighted sum of the heads' losses on a batch."""
    ids, cases, marks, mask = tensors(batch)
    columns, relevance = network(ids, cases, marks, mask)
    parts: dict[str, list[Tensor]] = {name: [] for name in _WEIGHTS}
    for row, one in enumerate(batch):
        for trigger in one.triggers:
            own = columns[row, : len(one.window.ids)]
            _trigger_losses(network, own, trigger, parts, smoothing)
    parts["kinds"].append(_kinds_loss(columns[..., PARTS["kinds"]], batch))
    wanted = torch.tensor([[float(one.relevant)] for one in batch])
    parts["relevance"].append(nn.functional.binary_cross_entropy_with_logits(relevance, wanted))
    losses = [_WEIGHTS[name] * torch.stack(found).mean() for name, found in parts.items() if found]
    return torch.stack(losses).sum()


def _kinds_loss(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    """What each piece names, of the pieces that a window decides and of which the corpus says so."""
    wanted = torch.full(logits.shape[:2], _UNASKED)
    for row, one in enumerate(batch):
        wanted[row, one.window.own[0] : one.window.own[1]] = 0
        for piece in one.unasked:
            wanted[row, piece] = _UNASKED
        for trigger in one.triggers:
            for piece in trigger.pieces:
                wanted[row, piece] = trigger.kind
    weights = torch.ones(len(LABELS["kinds"]))
    weights[0] = _NOTHING
    return _RARE * nn.functional.cross_entropy(
        logits.flatten(0, 1), wanted.flatten(), weight=weights, ignore_index=_UNASKED
    )


def _trigger_losses(
    network: Network, columns: Tensor, trigger: Trigger, parts: dict[str, list[Tensor]], smoothing: float
) -> None:
    cross = nn.functional.cross_entropy
    pieces = torch.tensor(trigger.pieces)
    mean = columns[pieces].mean(0)
    parts["statuses"].append(
        cross(mean[PARTS["statuses"]], torch.tensor(trigger.status), label_smoothing=smoothing)
    )
    parts["acts"].append(cross(mean[PARTS["acts"]], torch.tensor(trigger.act), label_smoothing=smoothing))
    parts["main"].append(
        nn.functional.binary_cross_entropy_with_logits(
            mean[PARTS["main"]], torch.tensor([float(trigger.main)])
        )
    )
    roles = torch.zeros(columns.shape[0], dtype=torch.long)
    for piece, role in trigger.roles.items():
        roles[piece] = role
    weights = torch.ones(len(LABELS["roles"]))
    weights[0] = _NOTHING
    parts["roles"].append(cross(role_logits(network, columns, pieces), roles, weight=weights))

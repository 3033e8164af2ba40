"""The losses of the heads on a batch of windows."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from readout.model import LABELS
from workshop.train.lessons import NOTHING
from workshop.train.network import PARTS, Network, role_logits
from workshop.train.tensors import Batch

# Weights of the losses of the heads: found by a handful of short runs.
_WEIGHTS = {"kinds": 1.0, "statuses": 0.4, "acts": 0.4, "main": 0.2, "roles": 1.0, "relevance": 0.3}
# Pieces that are a trigger are one in thirty: their mean loss counts for more than its share.
_RARE = 4.0


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The weighted sum of the heads' losses on a batch."""
    columns, relevance = network(batch.ids, batch.cases, batch.marks, batch.mask)
    columns, relevance = columns.float(), relevance.float()
    binary = nn.functional.binary_cross_entropy_with_logits
    losses = {
        "kinds": _RARE * _mean(_cross(columns[..., PARTS["kinds"]], batch.kinds), batch.weights),
        "relevance": binary(relevance, batch.relevant),
    }
    if len(batch.whose):
        own = columns[batch.whose]
        means = torch.einsum("tn,tnc->tc", batch.pieces, own)
        losses["statuses"] = _cross(means[:, PARTS["statuses"]], batch.statuses).mean()
        losses["acts"] = _cross(means[:, PARTS["acts"]], batch.acts).mean()
        losses["main"] = binary(means[:, PARTS["main"]][:, 0], batch.main)
        losses["roles"] = _roles_loss(network, own, means, batch)
    return torch.stack([_WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def _roles_loss(network: Network, own: Tensor, means: Tensor, batch: Batch) -> Tensor:
    """What every piece of the window is to each trigger; each trigger counts alike."""
    logits = role_logits(network, own, means, batch.firsts, batch.lasts)
    least = torch.ones(len(LABELS["roles"]), device=own.device)
    least[0] = NOTHING
    weights = (batch.roles * least).sum(-1) * batch.mask[batch.whose]
    each = (_cross(logits, batch.roles * least) * batch.mask[batch.whose]).sum(-1) / weights.sum(-1)
    return each.mean()


def _cross(logits: Tensor, wanted: Tensor) -> Tensor:
    """Cross entropy of shares of labels, a number a row."""
    return -(wanted * logits.log_softmax(-1)).sum(-1)


def _mean(losses: Tensor, weights: Tensor) -> Tensor:
    return (losses * weights).sum() / weights.sum().clamp_min(1e-6)

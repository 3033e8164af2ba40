"""Scores of a network on windows that it did not learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from workshop.train.lessons import Example, Trigger
from workshop.train.network import PARTS, Network, role_logits


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1. ``overall`` is what the best state is chosen by."""

    found: float
    typed: float
    statuses: float
    acts: float
    roles: float
    relevance: float

    @property
    def overall(self) -> float:
        """Mean of what matters: triggers found with their type, roles, status."""
        return (2 * self.typed + self.roles + 0.5 * self.statuses) / 3.5

    def as_dict(self) -> dict[str, float]:
        """The scores by name."""
        return asdict(self)

    def __str__(self) -> str:
        return "  ".join(f"{name} {value:.3f}" for name, value in self.as_dict().items())


def measure(network: Network, held: Sequence[Example]) -> Scores:
    """Trigger F1 (overlap; with type), status and act of gold triggers, piece F1 of roles, relevance."""
    network.eval()
    tally: Counter[str] = Counter()
    with torch.no_grad():
        for one in held:
            _count(network, one, tally)

    def f1(name: str) -> float:
        return 2 * tally[f"{name} right"] / max(tally[f"{name} given"] + tally[f"{name} gold"], 1)

    def share(name: str) -> float:
        return tally[f"{name} right"] / max(tally["gold"], 1)

    return Scores(
        f1("found"),
        f1("typed"),
        share("statuses"),
        share("acts"),
        f1("roles"),
        tally["relevance"] / max(len(held), 1),
    )


def _count(network: Network, one: Example, tally: Counter[str]) -> None:
    window = one.window
    rows = [torch.tensor([numbers]) for numbers in (window.ids, window.cases, window.marks)]
    device = next(network.parameters()).device
    columns, relevance = network(*(row.to(device) for row in (*rows, torch.ones_like(rows[0]))))
    tally["relevance"] += (float(relevance) > 0) == one.relevant
    labelled = {piece for trigger in one.triggers for piece in trigger.pieces}
    idle = set(one.unasked) - labelled
    shares = columns[0, :, PARTS["kinds"]].softmax(-1)
    given = [
        (pieces, kind) for pieces, kind in runs(shares.cpu().numpy(), window.own) if not set(pieces) <= idle
    ]
    tally["found given"] += len(given)
    tally["typed given"] += len(given)
    for trigger in one.triggers:
        tally["gold"] += 1
        tally["found gold"] += 1
        tally["typed gold"] += 1
        over = [kind for pieces, kind in given if set(pieces) & set(trigger.pieces)]
        tally["found right"] += bool(over)
        tally["typed right"] += trigger.kind in over
        _fields(network, columns[0], trigger, tally)


def _fields(network: Network, columns: Tensor, trigger: Trigger, tally: Counter[str]) -> None:
    pieces = torch.tensor(trigger.pieces, device=columns.device)
    mean = columns[pieces].mean(0)
    edges = pieces[:1], pieces[-1:]
    tally["statuses right"] += int(mean[PARTS["statuses"]].argmax()) == trigger.status
    tally["acts right"] += int(mean[PARTS["acts"]].argmax()) == trigger.act
    roles = role_logits(network, columns[None], mean[None], *edges)[0].argmax(-1).cpu()
    tally["roles gold"] += len(trigger.roles)
    tally["roles given"] += int((roles != 0).sum())
    tally["roles right"] += sum(int(roles[piece]) == role for piece, role in trigger.roles.items())


def runs(
    shares: npt.NDArray[np.float32], own: tuple[int, int], least: float = 0.5
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Runs of neighbouring pieces that are a trigger with at least this probability, and their kind.

    ``shares`` has a row a piece and a column a kind; only pieces from ``own[0]`` to ``own[1]`` are asked.
    """
    acts = [piece for piece in np.flatnonzero(1 - shares[:, 0] >= least) if own[0] <= piece < own[1]]
    start = 0
    for at in range(1, len(acts) + 1):
        if at == len(acts) or acts[at] != acts[at - 1] + 1:
            pieces = tuple(int(piece) for piece in acts[start:at])
            yield pieces, int(shares[list(pieces), 1:].sum(0).argmax()) + 1
            start = at

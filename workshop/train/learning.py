"""One course of learning: passes over lessons, resumable, the best state kept by documents held out."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from workshop.train.lessons import Example, Lesson
from workshop.train.losses import loss_of
from workshop.train.network import Network
from workshop.train.scoring import measure
from workshop.train.swapping import names, swapped
from workshop.train.tensors import batch

_CLIP = 1.0
# The rate never falls below this share of what it was.
_LEAST_RATE = 0.02
_WARM = 0.1


@dataclass(frozen=True, slots=True)
class Course:
    """How to learn: passes, windows in a batch, the rates of the encoder and of the heads, the order's seed.

    ``swap`` is the share of lessons that are given about somebody else each time, see ``swapping``.
    """

    epochs: int
    size: int
    rate: float
    head_rate: float
    seed: int
    swap: float = 0.0


def learn(
    network: Network, lessons: Sequence[Lesson], held: Sequence[Example], course: Course, out: Path
) -> None:
    """Every pass that is not done yet; the result is ``best.pt`` in ``out``, the last state ``last.pt``."""
    out.mkdir(parents=True, exist_ok=True)
    optimizer = _optimizer(network, course)
    steps = course.epochs * -(-len(lessons) // course.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / (_WARM * steps + 1), max(_LEAST_RATE, 1 - at / steps))
    )
    done, best = _resumed(network, optimizer, schedule, out)
    for epoch in range(done, course.epochs):
        began = time.monotonic()
        loss = _pass(network, lessons, optimizer, schedule, course, epoch)
        scores = measure(network, held)
        print(f"epoch {epoch + 1}: loss {loss:.3f} in {time.monotonic() - began:.0f} s  {scores}", flush=True)
        if scores.overall >= best:
            best = scores.overall
            torch.save({"network": network.state_dict(), "scores": scores.as_dict()}, out / "best.pt")
        state = {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "done": epoch + 1,
            "best": best,
        }
        torch.save(state, out / "last.pt")


def _optimizer(network: Network, course: Course) -> torch.optim.Optimizer:
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": course.rate},
        {"params": heads, "lr": course.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _resumed(
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    out: Path,
) -> tuple[int, float]:
    file = out / "last.pt"
    if not file.exists():
        return 0, -1.0
    state = torch.load(file, weights_only=False)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    print(f"going on after epoch {state['done']}", flush=True)
    return state["done"], state["best"]


def _pass(
    network: Network,
    lessons: Sequence[Lesson],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    course: Course,
    epoch: int,
) -> float:
    network.train()
    device = next(network.parameters()).device
    total, count = torch.zeros((), device=device), 0
    rng = random.Random(course.seed * 1000 + epoch)
    known = names(lessons) if course.swap else {}
    for some in _batches(lessons, course.size, rng):
        if course.swap:
            some = [swapped(one, known, rng) if rng.random() < course.swap else one for one in some]
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            loss = loss_of(network, batch(some, device))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
        optimizer.step()
        schedule.step()
        total, count = total + loss.detach(), count + 1
        if count % 10 == 0 and device.type == "cpu":
            print(f"  {count} batches, loss {float(total) / count:.3f}", file=sys.stderr, flush=True)
    return float(total) / max(count, 1)


def _batches(lessons: Sequence[Lesson], size: int, rng: random.Random) -> Iterator[list[Lesson]]:
    """Windows of like length together, the batches in random order."""
    ordered = sorted(lessons, key=lambda one: len(one.ids) + rng.random() * 40)
    found = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    rng.shuffle(found)
    return iter(found)

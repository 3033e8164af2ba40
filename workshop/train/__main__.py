"""Train the reader's model: ``python -m workshop.train [--epochs N] [--out FOLDER] [--share 0.25] ...``.

Reads every batch of the corpus, trains on all documents but the tenth held out by event, prints the scores of
that tenth after each epoch and keeps the best state. A run that is started again with the same ``--out`` goes
on after the last whole epoch. The same seed and thread count give the same weights.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from readout.knowledge import load
from workshop.corpus.batches import lines
from workshop.corpus.posts import attached
from workshop.train.examples import Example, Tally, examples
from workshop.train.losses import loss_of
from workshop.train.network import START, Network
from workshop.train.scoring import measure

_CLIP = 1.0


def main(arguments: Sequence[str]) -> int:
    """Train; the exit status is 0 when the last epoch was written."""
    options = _options(arguments)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    tally = Tally()
    tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpus = lines(options.batches or None)
    if options.posts:
        corpus = [*attached(options.posts), *corpus]
    every = list(examples(corpus, load(), tokenizer, tally))
    if options.caseless:
        every = [replace(one, window=replace(one.window, cases=(0,) * len(one.window.ids))) for one in every]
    train = [one for one in every if not one.held_out]
    random.Random(options.seed).shuffle(train)
    train = train[: max(1, int(len(train) * options.share))]
    held = [one for one in every if one.held_out]
    print(
        f"{len(train)} windows to learn from, {len(held)} held out; {tally.outside} of {tally.triggers} "
        f"triggers outside the story",
        flush=True,
    )
    run(train, held, options)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m workshop.train", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(".train"), help="where states are kept")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--size", type=int, default=8, help="windows in a batch")
    parser.add_argument("--rate", type=float, default=7e-5, help="learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=7e-4, help="learning rate of the heads")
    parser.add_argument("--smoothing", type=float, default=0.05, help="label smoothing")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the training windows, for learning curves"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--caseless", action="store_true", help="do not say which words have capitals")
    parser.add_argument("--from", dest="start", type=Path, help="a state to start from")
    parser.add_argument("--posts", type=Path, help="the texts of the annotated posts, if you have them")
    parser.add_argument("batches", type=Path, nargs="*", help="batch files; by default all of the corpus")
    return parser.parse_args(arguments)


def run(train: list[Example], held: list[Example], options: argparse.Namespace) -> None:
    """Every epoch that is not done yet; the best state is ``best.pt``, the last ``last.pt``."""
    options.out.mkdir(parents=True, exist_ok=True)
    network = Network(START)
    if options.start:
        # A state of the encoder alone leaves the heads as they are.
        network.load_state_dict(torch.load(options.start, weights_only=False)["network"], strict=False)
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": options.rate},
        {"params": heads, "lr": options.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * -(-len(train) // options.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / (0.1 * steps + 1), max(0.02, 1 - at / steps))
    )
    done, best = _resumed(network, optimizer, schedule, options.out)
    for epoch in range(done, options.epochs):
        began = time.monotonic()
        loss = _epoch(network, train, optimizer, schedule, options, epoch)
        scores = measure(network, held)
        print(f"epoch {epoch + 1}: loss {loss:.3f} in {time.monotonic() - began:.0f} s  {scores}", flush=True)
        if scores.overall >= best:
            best = scores.overall
            torch.save({"network": network.state_dict(), "scores": scores.as_dict()}, options.out / "best.pt")
        torch.save(
            {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "done": epoch + 1,
                "best": best,
            },
            options.out / "last.pt",
        )


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


def _epoch(
    network: Network,
    train: list[Example],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    options: argparse.Namespace,
    epoch: int,
) -> float:
    network.train()
    total, count = 0.0, 0
    for batch in _batches(train, options.size, options.seed * 1000 + epoch):
        loss = loss_of(network, batch, options.smoothing)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
        optimizer.step()
        schedule.step()
        total, count = total + float(loss.detach()), count + 1
        if count % 10 == 0:
            print(f"  {count} batches, loss {total / count:.3f}", file=sys.stderr, flush=True)
    return total / max(count, 1)


def _batches(train: list[Example], size: int, seed: int) -> Iterator[list[Example]]:
    """Windows of like length together, the batches in random order."""
    rng = random.Random(seed)
    ordered = sorted(train, key=lambda one: len(one.window.ids) + rng.random() * 40)
    found = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    rng.shuffle(found)
    return iter(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

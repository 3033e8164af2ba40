"""Train the reader's model: ``python -m workshop.train [--epochs N] [--out FOLDER] [--share 0.25] ...``.

Reads every batch of the corpus, trains on all documents but the tenth held out by event, prints the scores of
that tenth after each epoch and keeps the best state. A run that is started again with the same ``--out`` goes
on after the last whole epoch. The same seed and thread count give the same weights.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from readout.model import Window
from workshop.train.gathering import annotated
from workshop.train.learning import Course, learn
from workshop.train.lessons import lesson
from workshop.train.network import START, Network


def main(arguments: Sequence[str]) -> int:
    """Train; the exit status is 0 when the last epoch was written."""
    options = _options(arguments)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    train, held, tally = annotated(options.batches, options.posts)
    if options.caseless:
        train, held = ([replace(one, window=_caseless(one.window)) for one in some] for some in (train, held))
    random.Random(options.seed).shuffle(train)
    train = train[: max(1, int(len(train) * options.share))]
    print(
        f"{len(train)} windows to learn from, {len(held)} held out; {tally.outside} of {tally.triggers} "
        f"triggers outside the story",
        flush=True,
    )
    network = Network(START)
    if options.start:
        # A state of the encoder alone leaves the heads as they are.
        network.load_state_dict(torch.load(options.start, weights_only=False)["network"], strict=False)
    course = Course(options.epochs, options.size, options.rate, options.head_rate, options.seed)
    learn(network, [lesson(one, options.smoothing) for one in train], held, course, options.out)
    return 0


def _caseless(window: Window) -> Window:
    return replace(window, cases=(0,) * len(window.ids))


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Make the shipped weights: ``python -m workshop.train.teach --out FOLDER [--teachers 5] [--layers 4] ...``.

Several teachers learn from the corpus, each from another order of it with other names put in. Then one pupil
learns from the corpus and from what the teachers say, in the mean, of texts that nobody annotated and of the
corpus's windows with other names. Started again with the same ``--out``, it goes on where it stopped.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from workshop.train import gathering
from workshop.train.distil import heard
from workshop.train.learning import Course, learn
from workshop.train.lessons import Example, Lesson, lesson
from workshop.train.network import START, Network
from workshop.train.swapping import names, swapped

# How teachers and pupil learn, found by short runs; see docs/explanation/what-the-model-learns-from.md.
SMOOTHING = 0.05
TEACHING = Course(epochs=12, size=32, rate=3e-4, head_rate=3e-3, seed=1, swap=0.3)
LEARNING = Course(epochs=5, size=32, rate=3e-4, head_rate=3e-3, seed=12, swap=0.3)
# How often a pass goes over the corpus itself for once over what the teachers say.
GOLD = 2


def main(arguments: Sequence[str]) -> int:
    """Teach; the exit status is 0 when the pupil's last pass was written."""
    options = _options(arguments)
    train, held, tally = gathering.annotated((), options.posts)
    print(
        f"{len(train)} windows, {len(held)} held out; {tally.outside} triggers outside the story", flush=True
    )
    texts = [one for file in options.texts for one in gathering.texts(file, TEACHING.seed)]
    pupil(train, held, texts, options)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m workshop.train.teach", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(".train"), help="where states are kept")
    parser.add_argument("--teachers", type=int, default=5)
    parser.add_argument("--layers", type=int, default=4, help="layers of the pupil")
    parser.add_argument("--posts", type=Path, help="the texts of the annotated posts, if you have them")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="JSON lines {id, published, text}")
    parser.add_argument("--device", default="cpu", help="where to compute: cpu, cuda")
    return parser.parse_args(arguments)


def pupil(
    train: Sequence[Example], held: Sequence[Example], texts: Sequence[Lesson], options: argparse.Namespace
) -> None:
    """Teachers, what they say, and the pupil, in ``options.out``."""
    gold = [lesson(one, SMOOTHING) for one in train]
    teachers = [
        teacher(gold, held, seed, options.out / f"teacher-{seed}", options.device)
        for seed in range(1, options.teachers + 1)
    ]
    soft = _said(teachers, gold, texts, options.out / "said.pickle")
    torch.manual_seed(LEARNING.seed)
    network = Network(START, layers=options.layers).to(options.device)
    learn(network, [*gold * GOLD, *soft], held, LEARNING, options.out / "pupil")


def teacher(
    gold: Sequence[Lesson], held: Sequence[Example], seed: int, out: Path, device: str = "cpu"
) -> Network:
    """One teacher, learnt or read again from ``out``."""
    torch.manual_seed(seed)
    network = Network(START).to(device)
    course = replace(TEACHING, seed=seed)
    print(f"teacher {seed}", flush=True)
    learn(network, gold, held, course, out)
    state = torch.load(out / "best.pt", weights_only=False, map_location=device)
    network.load_state_dict(state["network"])
    return network


def _said(
    teachers: Sequence[Network], gold: Sequence[Lesson], texts: Sequence[Lesson], file: Path
) -> list[Lesson]:
    """What the teachers say of the corpus's windows with other names and of the texts; kept in ``file``."""
    if not file.exists():
        rng, known = random.Random(LEARNING.seed), names(gold)
        others = [swapped(one, known, rng) for one in gold]
        file.write_bytes(pickle.dumps(list(heard(teachers, [*others, *texts]))))
    found: list[Lesson] = pickle.loads(file.read_bytes())
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

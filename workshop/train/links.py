"""Fit the head that says which triggers tell one act: ``python -m workshop.train.links [FOLDER] [--write]``.

The weights stay as they are. Pairs of triggers of one document, the annotated ones and those of
``corpus/tellings.jsonl``, are the same act or not; a logistic curve over ``readout.model``'s features of a
pair is fitted to the documents that the weights were trained on and measured on those held out by event.
With ``--write`` it is put into the folder, by default the one that is shipped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from readout import claims, pages
from readout.knowledge import load
from readout.model import _links, _run
from readout.model import load as opened
from readout.model._load import WEIGHTS
from readout.record import Span
from workshop.corpus import batches, tellings
from workshop.train.examples import moved
from workshop.train.held_out import held_out
from workshop.train.reliability import page_of, place_of
from workshop.train.seal import sealed, told

Numbers = npt.NDArray[np.float64]
# The pull of every weight to nothing, features being of one spread, and Newton's steps.
_PULL = 5.0
_STEPS = 30
# Words that tell none of the annotated acts.
_NONE = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two triggers of a document: the features, whether they tell one act, and whether it is held out."""

    features: Numbers
    same: bool
    apart: bool


def main(arguments: Sequence[str]) -> int:
    """Print how well the head tells acts apart; write it if asked to."""
    parser = argparse.ArgumentParser(prog="python -m workshop.train.links", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    packed = opened(options.folder)
    assert isinstance(packed, _run.OnnxModel)
    found = [pair for line in batches.lines() for pair in _pairs(line, packed)]
    learnt, held = ([pair for pair in found if pair.apart is apart] for apart in (False, True))
    weights, bias = fitted([pair.features for pair in learnt], [pair.same for pair in learnt])
    for name, some in (("learnt from", learnt), ("held out", held)):
        rows = np.array([pair.features for pair in some])
        wanted = np.array([pair.same for pair in some])
        types, parties = (rows[:, _links.FEATURES.index(name)] for name in ("types", "parties"))
        print(f"{name}: {len(some)} pairs, {wanted.sum()} tell one act")
        _tell("like types, half the parties", (types >= 0.5) & (parties >= 0.5), wanted)
        shares = 1 / (1 + np.exp(-(rows @ weights + bias)))
        for bar in (0.3, 0.5, 0.8):
            _tell(f"head, at least {bar}", shares >= bar, wanted)
        for bar in (0.03, 0.05, 0.1):
            below = shares < bar
            print(f"    below {bar}: {below.mean():.3f} of the pairs, {wanted[below].sum()} tell one act")
    print("  ".join(f"{name} {weight:.2f}" for name, weight in zip(_links.FEATURES, weights, strict=True)))
    if options.write:
        np.savez(options.folder / _run.LINKS, weight=weights.astype(np.float32), bias=np.float32(bias))
        sealed(options.folder, told(options.folder))
    return 0


def _tell(name: str, given: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_]) -> None:
    right = (given & wanted).sum()
    precision, recall = right / max(given.sum(), 1), right / max(wanted.sum(), 1)
    f1 = 2 * right / max(given.sum() + wanted.sum(), 1)
    print(f"    {name:30} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def _pairs(line: batches.Line, packed: _run.OnnxModel) -> Iterator[Pair]:
    """Every two triggers of a document of which it is known whether they tell one act."""
    known = _TELLINGS.get(line["id"])
    if known is None:
        return
    story = claims.marked(pages.read(page_of(batches.document(line)), load()), load())
    places = [place_of(line, deed) for deed in line["engagements"]]
    # Words that name two acts at once ("telephoned A and B") are no trigger of either alone.
    spans = [
        (Span(place.start, place.end), str(number))
        for number, place in enumerate(places)
        if place is not None and places.count(place) == 1
    ]
    spans += [
        (
            Span(one["start"], one["start"] + len(one["words"])),
            _NONE if one["tells"] is None else str(one["tells"]),
        )
        for one in known
        if not one.get("faint")
    ]
    there = [(at, tells) for span, tells in spans if (at := moved(span, story.starts)) is not None]
    heard = packed.heard(story.marked, [at for at, _ in there])
    some = [(one, tells) for one, (_, tells) in zip(heard, there, strict=True) if one is not None]
    some.sort(key=lambda pair: pair[0].span)
    if len(some) < 2:
        return
    table = _links.features([one for one, _ in some], story.marked.text).astype(np.float64)
    for second in range(len(some)):
        for first in range(second):
            acts = some[first][1], some[second][1]
            if any(act.isdigit() for act in acts) or (acts[0] == acts[1] != _NONE):
                yield Pair(table[first, second], acts[0] == acts[1], held_out(line))


def fitted(rows: Sequence[Numbers], same: Sequence[bool]) -> tuple[Numbers, float]:
    """Weights and bias of a logistic curve, by Newton's steps, every weight held near nothing."""
    given = np.array(rows)
    mean, spread = given.mean(0), given.std(0) + 1e-9
    scaled = np.column_stack([(given - mean) / spread, np.ones(len(given))])
    wanted = np.array(same, np.float64)
    pull = np.diag([_PULL] * given.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        shares = 1 / (1 + np.exp(-(scaled @ weights)))
        slope = scaled.T @ (shares - wanted) + pull @ weights
        curve = (scaled.T * (shares * (1 - shares))) @ scaled + pull
        weights = weights - np.linalg.solve(curve, slope)
    unscaled = weights[:-1] / spread
    return unscaled, float(weights[-1] - unscaled @ mean)


_TELLINGS = tellings.told()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

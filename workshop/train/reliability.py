"""How sure the reader is and how often it is right: ``python -m workshop.train.reliability [--write]``.

Reads the English documents that the model never learnt from, with the model and by the rules alone. A claim
is right if the annotation has an engagement of its type with two of its governments. For each way that a
claim comes about, a logistic curve over the reader's signals is fitted, held near to leaving them as they
are. What is printed is fair: the held-out documents are read by curves of the other half of their events;
the measuring part of the corpus takes no part in the fit. The model's own probabilities (that words are a
trigger, its type, its status) are measured beside it. ``--write`` puts the curves into
``claims/calibration.json`` and draws ``docs/explanation/reliability.svg``. Run it again for other weights
or other rules.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout import claims, model, pages
from readout.claims import _confidence
from readout.claims._confidence import ORIGINS, Signals
from readout.knowledge import load
from readout.record import Claim, Model, Page
from workshop.corpus import batches, check
from workshop.corpus.score import pairs
from workshop.train.curves import ece, fitted, probability, rows
from workshop.train.drawing import drawn
from workshop.train.held_out import held_out

OUT = Path(_confidence.__file__).parent / _confidence.CALIBRATION
PLOT = Path(__file__).parents[2] / "docs" / "explanation" / "reliability.svg"


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim's signals and whether it is right; ``half`` is that of its document's event, -1 for none."""

    found: Signals
    right: bool
    half: int


def main(arguments: Sequence[str]) -> int:
    """Print the tables; write the curves and the plot if asked to."""
    parser = argparse.ArgumentParser(prog="python -m workshop.train.reliability", description=__doc__)
    parser.add_argument("--weights", type=Path, help="a packed model; by default the one that is shipped")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    packed = model.load(options.weights) if options.weights else model.shipped()
    if packed is None:
        print("the model cannot be run here; install the extra [model]")
        return 1
    lines = [line for line in batches.lines() if line["lang"] == "en" and held_out(line)]
    held = [*_judged(_held(lines), packed), *_judged(_held(lines), None)]
    measuring = [*_judged(_measuring(), packed), *_judged(_measuring(), None)]
    curves = _curves(held)
    halves = [_curves([one for one in held if one.half != half]) for half in (0, 1)]
    fair = [(probability(halves[one.half][one.found.origin], one.found.numbers()), one.right) for one in held]
    apart = [(probability(curves[one.found.origin], one.found.numbers()), one.right) for one in measuring]
    _tell("claims, held out, as the reader has it", [(one.found.raw, one.right) for one in held])
    _tell("claims, held out, by curves of the other half", fair)
    _tell("claims, measuring part, as the reader has it", [(one.found.raw, one.right) for one in measuring])
    _tell("claims, measuring part, by the curves", apart)
    for name, found in _of_the_model(lines, packed).items():
        _tell(f"model, held out: {name}", found)
    for origin in ORIGINS:
        some = [one for one in held if one.found.origin == origin]
        print(f"{origin:8} {len(some):4} claims, {sum(one.right for one in some):4} right: {curves[origin]}")
    if options.write:
        data = {"held_out": len(lines), "weights": {name: list(curve) for name, curve in curves.items()}}
        OUT.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        raw = [(one.found.raw, one.right) for one in (*held, *measuring)]
        PLOT.write_text(
            drawn(("as the reader has it", raw), ("calibrated", [*fair, *apart])), encoding="utf-8"
        )
    return 0


def _tell(name: str, found: Sequence[tuple[float, bool]]) -> None:
    print(f"{name}: {len(found)}, expected calibration error {ece(found):.3f}")
    for row in rows(found):
        print(f"    said {row.said:.2f}, right {row.right:.2f}, {row.count} of them")


def _curves(judged: Iterable[Judged]) -> dict[str, tuple[float, float, float]]:
    every = list(judged)
    return {
        origin: fitted([(one.found.numbers(), one.right) for one in every if one.found.origin == origin])
        for origin in ORIGINS
    }


Noted = tuple[check.Document, check.Annotation]


def _held(lines: Iterable[batches.Line]) -> list[Noted]:
    return [(batches.document(line), batches.annotation(line)) for line in lines]


def _measuring() -> list[Noted]:
    notes = {note["id"]: note for note in check.annotated()}
    return [(one, notes[one["id"]]) for one in check.documents() if one["lang"] == "en"]


def _judged(documents: Iterable[Noted], packed: Model | None) -> Iterator[Judged]:
    for document, note in documents:
        article = pages.read(page_of(document), load())
        found, _ = claims.read(article, load(), packed)
        half = hashlib.sha256((note["group"] or note["id"]).encode()).digest()[1] % 2
        told = [_engagement(claim) for claim in found]
        right = [two for _, two in pairs(note["engagements"], told)]
        for claim, one in zip(found, told, strict=True):
            yield Judged(Signals.read(claim.why), any(one is two for two in right), half)


def page_of(document: check.Document) -> Page:
    """The page of a document of the corpus."""
    text, day = document["text"].encode(), document["published"]
    return Page(document["url"], text, "jsonl", document["id"], published=day, text_given=True)


def _engagement(claim: Claim) -> check.Engagement:
    """What the match of a claim with an annotation looks at."""
    day = claim.when.value.date if claim.when else None
    who: list[check.Party] = [
        {"name": one.name, "office": one.office or "", "country_iso3": one.government or "", "side": one.role}
        for one in claim.parties
    ]
    return {"type": claim.event_type, "participants": who, "date": day, "status": claim.status}


def _of_the_model(lines: Iterable[batches.Line], packed: Model) -> dict[str, list[tuple[float, bool]]]:
    """What the model says of its triggers, their types and statuses, and whether it is so.

    The corpus marks an act once: proposals elsewhere in a document that has any are not judged.
    """
    out: dict[str, list[tuple[float, bool]]] = {"trigger": [], "type": [], "status": []}
    for line in lines:
        article = pages.read(page_of(batches.document(line)), load())
        story = claims.marked(article, load())
        (answer,) = packed.read([story.marked])
        deeds = [(place_of(line, deed), deed) for deed in line["engagements"]]
        for proposal in answer.proposals:
            span = story.back(proposal.trigger)
            if span is None:
                continue
            deed = next(
                (deed for at, deed in deeds if at and at.start < span.end and span.start < at.end), None
            )
            if deed is None and deeds:
                continue
            out["trigger"].append((proposal.certainty, deed is not None))
            if deed is not None:
                out["type"].append((proposal.kinds[0][1], proposal.kinds[0][0] == deed["type"]))
                out["status"].append((proposal.statuses[0][1], proposal.statuses[0][0] == deed["status"]))
    return out


def place_of(line: batches.Line, deed: batches.Deed) -> batches.Place | None:
    """Where the trigger of an engagement stands; None where the evidence is not there."""
    near = batches.evidence(line["text"], deed)
    return batches.occurrence(line["text"], deed["trigger"], near) if near is not None else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

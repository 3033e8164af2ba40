"""Scores may rise, not fall: read the pages that have gold, score, and compare with ``floors.toml``.

    python gates/gate.py                           compare; exit status 1 when a score fell
    python gates/gate.py --update                  raise every floor that was passed
    python gates/gate.py --update --lower "why"    also lower those that were not reached, and write down why

Three sets of pages are scored, and one of claims. ``gold`` are development pages outside the repository, in
``shared/gold`` beside the checkout, with the program that scores against them (``match.py``); they are
skipped where absent. ``corpus`` are our own pages that nobody tunes the reader to, ``examples`` those that it
was written with. ``retold`` are our own acts told again, with the claims given: merging alone.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import json
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # for tests.golden and workshop.corpus, which compare

FLOORS = ROOT / "gates" / "floors.toml"
GOLD = ROOT.parent / "shared" / "gold"
CORPUS_FILES = ("annotations.jsonl", "documents.jsonl", "score.py")
GOLD_FILES = ("gold.jsonl", "pages.jsonl", "match.py")
# One processor always reads the same; two kinds may not. Where one adds eight-bit products in 32 bits (VNNI)
# and another in 16, the model's last digits differ, and of the corpus's engagements two or three tip over.
# Floors rise only by command and never creep down with the machine, so that this much below them is no fall.
NOISE = 0.004
# A day after every page of either set was written, so that a score does not depend on the day of the run.
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)

# What is scored, by its path in the scorer's answer. All lie between 0 and 1, and more is better.
SCORES = (
    "main.f1",
    "main_found_anywhere",
    "engagements.p",
    "engagements.r",
    "engagements.f1",
    "type_accuracy",
    "root_accuracy",
    "participants.f1",
    "participants_end_to_end.f1",
    "countries.f1",
    "side_accuracy",
    "date_exact",
    "date_within_1",
    "date_null_right",
    "status_accuracy",
    "status_accuracy_not_happened",
    "channel_accuracy",
    "attribution_recall",
    "quote_recall",
    "quote_speaker",
    "merge_pairs.f1",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One set of pages: its name, the fingerprint of its files, and its scores."""

    name: str
    fingerprint: str
    scores: dict[str, float]


def fingerprint(files: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of the files, in the order given."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def gold_part() -> Part | None:
    """The scores on the gold pages; None where they are absent."""
    files = [GOLD / name for name in GOLD_FILES]
    if not all(file.is_file() for file in files):
        return None
    match = _scorer(GOLD / "match.py")
    answer = match.score(match.load(GOLD / "gold.jsonl"), _read(GOLD / "pages.jsonl"))
    scores = {name: value for name in SCORES if (value := _at(answer, name)) is not None}
    negatives = answer["negatives"]
    scores["negatives_clean"] = 1 - negatives["docs_with_false_engagement"] / negatives["docs"]
    return Part("gold", fingerprint(files), scores)


def corpus_part() -> Part:
    """The scores on our own corpus, by its own scorer: they are not comparable with those on the gold."""
    from workshop.corpus.check import FOLDER, annotated
    from workshop.corpus.score import score

    answer: dict[str, float] = score(annotated(), _read(FOLDER / "documents.jsonl"))
    clean = 1 - answer.pop("false alarms on negatives")
    scores = {f"corpus_{name}": value for name, value in answer.items()} | {"corpus_negatives_clean": clean}
    return Part("corpus", fingerprint(FOLDER / name for name in CORPUS_FILES), scores)


def examples_part() -> Part:
    """The share of this repository's own examples that is read without a difference from ``tests/golden``."""
    from tests.golden.comparing import differences
    from tests.golden.test_examples import EXAMPLES, EXPECTED, file_of, read_examples

    wrong = {line.split(":")[0] for line in differences(EXPECTED, read_examples())}
    pages = [page["id"] for page in EXPECTED]
    names = sorted({file_of(page) for page in EXPECTED})
    files = [*(EXAMPLES / name for name in names), ROOT / "tests" / "golden" / "expected.jsonl"]
    right = sum(name not in wrong for name in pages) / len(pages)
    return Part("examples", fingerprint(files), {"pages_without_a_difference": right})


def retold_part() -> Part:
    """How well claims of our own acts told again are merged, and near misses kept apart."""
    from workshop.bench.retold import FILE, measured

    found, near = measured()
    precision, recall, both = found.scores
    apart = sum(near.values()) / len(near)
    scores = {"retold_pairs.p": precision, "retold_pairs.r": recall, "retold_pairs.f1": both}
    return Part("retold", fingerprint([FILE]), scores | {"retold_near_misses_apart": apart})


def _scorer(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("match", file)
    assert spec is not None and spec.loader is not None, file
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True  # the folder is not ours to write in
    spec.loader.exec_module(module)
    return module


def _read(pages: Path) -> list[dict[str, Any]]:
    from readout import pipeline
    from readout.sources import Options

    with pipeline.open() as readout:
        readings = list(readout.read([str(pages)], options=Options(clock=lambda: READ_AT)))
        out = io.StringIO()
        readout.export("engagements", out, readout.view(readings))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def _at(answer: dict[str, Any], path: str) -> float | None:
    value: Any = answer
    for key in path.split("."):
        value = value[key]
    return None if value is None else float(value)


def compare(part: Part, floors: dict[str, Any]) -> list[str]:
    """What fell: one line each. A score without a floor cannot fall."""
    kept = floors.get(part.name, {})
    pinned = kept.get("scores", {})
    if pinned and kept.get("fingerprint") != part.fingerprint:
        return [
            f"{part.name}: the files are not those the floors were measured on; measure again with --update"
        ]
    lines = []
    for name, floor in pinned.items():
        value = part.scores.get(name)
        if value is None or value < floor - NOISE:
            lines.append(f"{part.name}: {name} is {_digits(value)}, its floor {floor:.4f}")
    return lines


def raised(part: Part, floors: dict[str, Any], lower: str | None) -> dict[str, Any]:
    """The part's floors after an update: never lower than they were, unless a reason is given.

    Files with another fingerprint are another measure: their floors begin anew, which needs a reason too.

    :raises SystemExit: if new files would replace floors without a reason.
    """
    kept = floors.get(part.name, {})
    old = kept.get("scores", {})
    if old and kept.get("fingerprint") != part.fingerprint and lower is None:
        raise SystemExit(f'{part.name}: the files changed; say so: --update --lower "the gold was corrected"')
    scores = {}
    for name, value in part.scores.items():
        new = round(value, 4)
        scores[name] = new if lower is not None else max(new, old.get(name, 0.0))
    fell = {name: (old[name], scores[name]) for name in old if name in scores and scores[name] < old[name]}
    lowered = list(kept.get("lowered", []))
    if lower is not None and (fell or kept.get("fingerprint") != part.fingerprint):
        moves = ", ".join(f"{name} {a:.4f} -> {b:.4f}" for name, (a, b) in fell.items())
        lowered.append(f"{lower} ({moves})" if moves else lower)
    return {"fingerprint": part.fingerprint, "scores": scores, "lowered": lowered}


def written(floors: dict[str, Any]) -> str:
    """The text of ``floors.toml``."""
    lines = [
        "# The least that every score may be. Written by `python gates/gate.py --update`; see gate.py.",
        "# [gold] was measured on development pages outside this repository; the fingerprint tells which.",
    ]
    for name, kept in floors.items():
        lines += ["", f"[{name}]", f'fingerprint = "{kept["fingerprint"]}"']
        if kept.get("lowered"):
            lines += [
                "lowered = [",
                *(f"  {json.dumps(why, ensure_ascii=False)}," for why in kept["lowered"]),
                "]",
            ]
        lines += [
            "",
            f"[{name}.scores]",
            *(f'"{key}" = {value:.4f}' for key, value in kept["scores"].items()),
        ]
    return "\n".join(lines) + "\n"


def table(part: Part, floors: dict[str, Any]) -> str:
    """The part's scores beside their floors."""
    pinned = floors.get(part.name, {}).get("scores", {})
    rows = [f"{part.name:<32} score   floor"]
    rows += [f"  {name:<30} {value:.4f}  {_digits(pinned.get(name))}" for name, value in part.scores.items()]
    return "\n".join(rows)


def _digits(value: float | None) -> str:
    return "—" if value is None else f"{value:.4f}"


def main(arguments: list[str]) -> int:
    """Score, print, compare or update; the exit status."""
    parser = argparse.ArgumentParser(description="Scores may rise, not fall.")
    parser.add_argument("--update", action="store_true", help="raise the floors that were passed")
    parser.add_argument("--lower", metavar="REASON", help="with --update: floors may fall, for this reason")
    asked = parser.parse_args(arguments)
    if asked.lower is not None and not (asked.update and asked.lower.strip()):
        parser.error("--lower needs --update and a reason")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    gold = gold_part()
    if gold is None:
        print("no gold beside the checkout (../shared/gold): its scores are not measured")
    parts = [part for part in (gold, corpus_part(), examples_part(), retold_part()) if part is not None]
    for part in parts:
        print(table(part, floors))
    fell = [line for part in parts for line in compare(part, floors)]
    if asked.update:
        floors |= {part.name: raised(part, floors, asked.lower) for part in parts}
        FLOORS.write_text(written(floors), encoding="utf-8")
        print("floors.toml is written; python -m workshop.docs takes its numbers into docs/")
    if fell and asked.lower is None:
        print("\n".join(fell))
        return 1
    print("no score fell" if not fell else f"{len(fell)} floors were lowered: {asked.lower}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

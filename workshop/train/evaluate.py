"""The reader with the model and without it, on documents that neither was made from.

``python -m workshop.train.evaluate [--weights FOLDER] [--matcher FILE]`` reads the held-out tenth of the
corpus's batches, and the part of the corpus that only measures, once by the rules alone and once with the
model, and prints the figures of the matcher beside the checkout side by side.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from readout import model, pipeline
from workshop.corpus import batches, check
from workshop.corpus.score import MATCHER
from workshop.train.held_out import held_out

# What is printed, by its path in the matcher's answer.
_SHOWN = (
    "main.f1", "engagements.p", "engagements.r", "engagements.f1", "type_accuracy", "root_accuracy",
    "participants.f1", "participants_end_to_end.f1", "date_exact", "date_null_right", "status_accuracy",
    "status_accuracy_not_happened", "channel_accuracy", "attribution_recall", "quote_recall", "quote_speaker",
    "negatives.docs_with_false_engagement",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 where there is no matcher."""
    parser = argparse.ArgumentParser(prog="python -m workshop.train.evaluate", description=__doc__)
    parser.add_argument("--weights", type=Path, help="a packed model; by default the one that is shipped")
    parser.add_argument("--matcher", type=Path, default=MATCHER)
    options = parser.parse_args(arguments)
    if not options.matcher.is_file():
        print(f"no matcher at {options.matcher}: give one with --matcher")
        return 1
    held = [line for line in batches.lines() if line["lang"] == "en" and held_out(line)]
    sets = {
        "held out": ([batches.document(one) for one in held], [batches.annotation(one) for one in held]),
        "measuring": (check.documents(), check.annotated()),
    }
    for name, (documents, notes) in sets.items():
        rows = {}
        for reader in ("rules", "model"):
            rows[reader] = _scores(documents, notes, options, rules=reader == "rules")
        print(f"{name}: {len(documents)} documents\n{'':40}{'rules':>8}{'model':>8}")
        for path in _SHOWN:
            print(f"{path:40}{_at(rows['rules'], path):>8}{_at(rows['model'], path):>8}")
    return 0


def _scores(
    documents: Sequence[check.Document],
    annotations: Sequence[check.Annotation],
    options: argparse.Namespace,
    *,
    rules: bool,
) -> dict[str, object]:
    reader = pipeline.open(reader="rules" if rules else "model")
    if options.weights and not rules:
        reader.model = model.load(options.weights)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _write(place / "documents.jsonl", documents)
        _write(place / "gold.jsonl", annotations)
        out = io.StringIO()
        readings = list(reader.read([str(place / "documents.jsonl")]))
        pipeline.FORMATS.get("engagements").write(reader.view(readings), out)
        (place / "system.jsonl").write_text(out.getvalue(), encoding="utf-8")
        command = [sys.executable, str(options.matcher), "gold.jsonl", "system.jsonl", "--json"]
        told = subprocess.run(command, cwd=place, check=True, capture_output=True, text=True).stdout
    scores: dict[str, object] = json.loads(told)["all"]
    return scores


def _write(file: Path, rows: Sequence[object]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _at(scores: dict[str, object], path: str) -> str:
    value: object = scores
    for key in path.split("."):
        value = value[key] if isinstance(value, dict) else None
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

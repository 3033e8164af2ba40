"""Where engagements took place: every English document of the corpus read, and its places compared.

``python -m workshop.bench places``. A found engagement is compared with the annotated one of its type with
which it shares two governments. A place is right where either name holds the other; a venue is right for its
city only where the annotation names the venue too, so what is wrong is in part only finer or coarser.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from readout import pipeline
from workshop.bench.table import Table
from workshop.corpus import batches, check
from workshop.corpus.score import Read, pairs

_ORDER = ("right", "wrong", "missed", "made up", "none in either")


def tables() -> list[Table]:
    """How often the place is right, of the documents that train and of those that only measure."""
    english = [line for line in batches.lines() if line["lang"] == "en"]
    sets = {
        "batches": ([batches.document(one) for one in english], [batches.annotation(one) for one in english]),
        "measuring": (check.documents(), check.annotated()),
    }
    rows = []
    for name, (documents, notes) in sets.items():
        counts = _counted(notes, _read(documents))
        told = counts["right"] + counts["wrong"] + counts["made up"]
        asked = counts["right"] + counts["wrong"] + counts["missed"]
        shares = (f"{counts['right'] / max(told, 1):.3f}", f"{counts['right'] / max(asked, 1):.3f}")
        rows.append((name, *(str(counts[one]) for one in _ORDER), *shares))
    return [Table("Places", ("set", *_ORDER, "precision", "recall"), rows)]


def _read(documents: Sequence[check.Document]) -> Mapping[str, Read]:
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, pipeline.open() as reader:
        file = Path(folder) / "documents.jsonl"
        file.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
        reader.export("engagements", out, reader.view(list(reader.read([str(file)]))))
    return {one["id"]: one for one in map(json.loads, out.getvalue().splitlines())}


def _counted(notes: Sequence[check.Annotation], found: Mapping[str, Read]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for note in notes:
        seen = found.get(note["id"], {}).get("engagements") or []
        for gold, read in pairs(note["engagements"], seen):
            counts[_judged(gold.get("place"), read.get("place"))] += 1
    return counts


def _judged(gold: str | None, read: str | None) -> str:
    if not gold or not read:
        return "missed" if gold else "made up" if read else "none in either"
    left, right = gold.casefold(), read.casefold()
    return "right" if left in right or right in left else "wrong"

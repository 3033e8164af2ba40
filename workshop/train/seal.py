"""The manifest and the probe of a packed folder, written anew after anything in it changed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from readout import claims, model, pages
from readout.knowledge import load
from readout.record import Model, Page

PROBE = Path(__file__).parent / "probe.jsonl"
_MANIFEST = "manifest.json"


def told(folder: Path) -> dict[str, object]:
    """What a folder's manifest says."""
    found: dict[str, object] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    return found


def sealed(folder: Path, manifest: dict[str, object]) -> Model:
    """Write the probe and the manifest of a folder, and load it as users do.

    :raises ConfigurationError: if the serving code does not reproduce the probe.
    """
    (folder / "probe.jsonl").write_text("", encoding="utf-8")
    _write(folder, manifest)
    reader = model.load(folder)
    rows = [_expected(reader, json.loads(line)["text"]) for line in PROBE.read_text("utf-8").splitlines()]
    (folder / "probe.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    _write(folder, manifest)
    return model.load(folder)


def _expected(reader: Model, text: str) -> dict[str, object]:
    """What the packed weights make of a text of our own, run by the serving code."""
    page = Page(
        "probe.example",
        text.encode(),
        "jsonl",
        "probe",
        media_type="text/plain",
        charset="utf-8",
        text_given=True,
    )
    story = claims.marked(pages.read(page, load()), load()).marked
    (proposed,) = reader.read([story])
    return {
        "text": story.text,
        "marks": [[span.start, span.end, kind] for span, kind in story.marks],
        "expected": [
            [p.trigger.start, p.trigger.end, p.kinds[0][0], round(p.certainty, 2)] for p in proposed.proposals
        ],
        "links": [[a.start, b.start, round(same, 2)] for a, b, same in proposed.links],
    }


def _write(folder: Path, manifest: dict[str, object]) -> None:
    files = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.name != _MANIFEST
    }
    whole = {**manifest, "files": files}
    (folder / _MANIFEST).write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")

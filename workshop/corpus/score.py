"""Score the reader on the corpus: ``python -m workshop.corpus.score [--errors] [--since ID]``.

With ``--matcher`` (by default the program beside the checkout, where there is one) the figures are those of
that program; otherwise a small scorer of our own counts engagements found, by government pair and type, and
the fields of those found. Figures of the two are not to be compared with each other.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TypedDict

from readout import pipeline
from workshop.corpus.check import FOLDER, Annotation, Engagement, annotated

MATCHER = Path(__file__).parents[2].parent / "shared" / "gold" / "match.py"


class Read(TypedDict, total=False):
    """What the reader prints for one page."""

    id: str
    engagements: list[Engagement]
    main: int | None


def read() -> list[Read]:
    """Every document of the corpus as the reader reads it, in the order of the file."""
    out = io.StringIO()
    reader = pipeline.open()
    readings = list(reader.read([str(FOLDER / "documents.jsonl")]))
    pipeline.FORMATS.get("engagements").write(reader.view(readings), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def governments(one: Engagement) -> frozenset[str]:
    """The governments that take part."""
    return frozenset(party["country_iso3"] for party in one["participants"] if party["country_iso3"])


def pairs(gold: list[Engagement], found: list[Engagement]) -> list[tuple[Engagement, Engagement]]:
    """Gold and found engagements of the same type that share two governments, each used once."""
    left = list(found)
    out = []
    for one in gold:
        same = [
            two for two in left if two["type"] == one["type"] and len(governments(one) & governments(two)) > 1
        ]
        if same:
            best = max(
                same, key=lambda two: (two.get("date") == one.get("date"), two["status"] == one["status"])
            )
            left.remove(best)
            out.append((one, best))
    return out


def score(gold: list[Annotation], found: list[Read]) -> dict[str, float]:
    """Precision and recall of engagements, and the share of right fields in those found."""
    by_id = {one["id"]: one for one in found}
    tally: Counter[str] = Counter()
    for note in gold:
        seen = by_id.get(note["id"], {}).get("engagements") or []
        matched = pairs(note["engagements"], seen)
        tally["gold"] += len(note["engagements"])
        tally["found"] += len(seen)
        tally["matched"] += len(matched)
        tally["date"] += sum(one["date"] == two["date"] for one, two in matched)
        tally["status"] += sum(one["status"] == two["status"] for one, two in matched)
        tally["negative"] += not note["engagements"]
        tally["false alarm"] += not note["engagements"] and bool(seen)
    share = {name: tally[name] / max(tally["matched"], 1) for name in ("date", "status")}
    return {
        "precision": tally["matched"] / max(tally["found"], 1),
        "recall": tally["matched"] / max(tally["gold"], 1),
        **share,
        "false alarms on negatives": tally["false alarm"] / max(tally["negative"], 1),
    }


def line(one: Engagement) -> str:
    """An engagement on one line, to be compared by eye."""
    who = ", ".join(
        f"{p['name'] or p['office']} ({p['country_iso3']}, {p['side']})" for p in one["participants"]
    )
    return f"{one['type']} {one['status']} {one['date']} {one['place']} {one['channel']}: {who}"


def differences(gold: list[Annotation], found: list[Read]) -> list[str]:
    """For each document, what is in the corpus and what was read, where they differ."""
    by_id = {one["id"]: one for one in found}
    out = []
    for note in gold:
        expected = [line(one) for one in note["engagements"]]
        seen = [line(one) for one in by_id.get(note["id"], {}).get("engagements") or []]
        if expected != seen:
            out += [
                note["id"],
                *(f"  gold {text}" for text in expected),
                *(f"  read {text}" for text in seen),
            ]
    return out


def since(notes: list[Annotation], first: str) -> list[Annotation]:
    """The document ``first`` and those after it; all of them for an empty id."""
    return [note for note in notes if note["id"] >= first]


def main() -> int:
    """Print the figures, and the differences if asked for."""
    parser = argparse.ArgumentParser(prog="python -m workshop.corpus.score")
    parser.add_argument("--errors", action="store_true", help="print what differs, document by document")
    parser.add_argument(
        "--matcher", type=Path, default=MATCHER, help="a program that scores GOLD against SYSTEM"
    )
    parser.add_argument("--by", choices=("lang", "tag"), help="handed to the matcher")
    parser.add_argument("--since", metavar="ID", default="", help="only this document and those after it")
    options = parser.parse_args()
    gold = since(annotated(), options.since)
    found = read()
    if options.errors:
        print("\n".join(differences(gold, found)))
    if options.matcher.is_file():
        with tempfile.TemporaryDirectory() as folder:
            system = Path(folder) / "system.jsonl"
            system.write_text("".join(json.dumps(one) + "\n" for one in found), encoding="utf-8")
            asked = Path(folder) / "gold.jsonl"
            asked.write_text("".join(json.dumps(one) + "\n" for one in gold), encoding="utf-8")
            command = [sys.executable, str(options.matcher), str(asked), str(system)]
            subprocess.run([*command, *(("--by", options.by) if options.by else ())], check=True)
    else:
        for name, value in score(gold, found).items():
            print(f"{name:28} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

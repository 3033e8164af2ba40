"""How far two annotators agree: ``python -m workshop.corpus.agreement [SECOND ...]``.

The second annotation of a document is a line of the same form in ``second/*.jsonl``, written without sight of
the first. Engagements are paired by type family and governments; printed are the F1 of the pairs, kappa of
their status, and the share of agreeing types, days and sides.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from workshop.corpus.batches import Deed, Line, lines
from workshop.corpus.check import FOLDER

SECOND = FOLDER / "second"
# Types that careful coders take for one another; a pair of one of these is still the same act.
_ALIKE = (
    frozenset({"call", "meeting", "talks", "visit", "mediation"}),
    frozenset({"statement", "letter", "threat"}),
    frozenset({"agreement", "aid", "talks"}),
    frozenset({"refusal", "meeting", "visit"}),
)


def paired(left: Sequence[Deed], right: Sequence[Deed]) -> list[tuple[Deed, Deed]]:
    """The engagements that are one act to both, each used once, the most alike first."""
    options = sorted(
        ((_likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    out = []
    for likeness, i, j in options:
        if likeness > 0 and i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            out.append((left[i], right[j]))
    return out


def _likeness(left: Deed, right: Deed) -> float:
    a, b = governments(left), governments(right)
    shared = len(a & b)
    kind = left["type"] == right["type"]
    if shared < min(2, len(a), len(b)) or not (
        kind or any({left["type"], right["type"]} <= s for s in _ALIKE)
    ):
        return 0.0
    return shared / len(a | b) + kind + 0.5 * (left["date"] == right["date"])


def governments(deed: Deed) -> set[str]:
    """Who takes part, as codes."""
    return {who["iso"] for who in deed["who"] if who.get("iso")}


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two labels; 1 where there is only one label and both always give it."""
    if not pairs:
        return 0.0
    same = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[label] * right[label] for label in left) / len(pairs) ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def report(first: Sequence[Line], second: Sequence[Line]) -> list[str]:
    """The figures, a line each; documents that only one has are left out."""
    by_id = {line["id"]: line for line in first}
    both = [(by_id[line["id"]], line) for line in second if line["id"] in by_id]
    pairs = [pair for a, b in both for pair in paired(a["engagements"], b["engagements"])]
    total = sum(len(a["engagements"]) + len(b["engagements"]) for a, b in both)
    share = {
        what: sum(a.get(what) == b.get(what) for a, b in pairs) / max(len(pairs), 1)
        for what in ("type", "root", "date", "channel")
    }
    empty = sum((not a["engagements"]) == (not b["engagements"]) for a, b in both)
    return [
        f"{len(both)} documents annotated twice, {len(pairs)} engagements in common",
        f"engagements F1 {2 * len(pairs) / max(total, 1):.3f}",
        f"status kappa {kappa([(a['status'], b['status']) for a, b in pairs]):.3f}",
        "  ".join(f"{what} {value:.3f}" for what, value in share.items()),
        f"an engagement or none: agree on {empty} of {len(both)}",
    ]


def main(arguments: Sequence[str]) -> int:
    """Print the agreement; 1 where nothing was annotated twice."""
    files = [Path(one) for one in arguments] or sorted(SECOND.glob("*.jsonl"))
    second = lines(files) if files else []
    if not second:
        print(f"nothing in {SECOND.name}/ yet: no document was annotated twice")
        return 1
    print(*report(lines(), second), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

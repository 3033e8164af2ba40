"""How far two annotators agree: ``python -m workshop.corpus.agreement [--differences] [SECOND ...]``.

The second annotation of a document is a line of the same form in ``second/*.jsonl``, written without sight of
the first. Engagements are paired by type family and governments; printed are the F1 of the pairs, kappa of
their status, the share of agreeing types, roots, days and channels, and how often the two mean the same
main engagement. ``--differences`` prints before that what only one has and what the two have otherwise.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
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
    mains = [(a, b) for a, b in both if a["main"] is not None and b["main"] is not None]
    same_main = sum(_main_pair(a, b) for a, b in mains)
    empty = sum((not a["engagements"]) == (not b["engagements"]) for a, b in both)
    return [
        f"{len(both)} documents annotated twice, {len(pairs)} engagements in common",
        f"engagements F1 {2 * len(pairs) / max(total, 1):.3f}",
        f"status kappa {kappa([(a['status'], b['status']) for a, b in pairs]):.3f}",
        "  ".join(f"{what} {value:.3f}" for what, value in share.items()),
        f"main engagement: agree on {same_main} of {len(mains)}",
        f"an engagement or none: agree on {empty} of {len(both)}",
    ]


def _main_pair(left: Line, right: Line) -> bool:
    a, b = left["engagements"][left["main"] or 0], right["engagements"][right["main"] or 0]
    return any(one is a and two is b for one, two in paired(left["engagements"], right["engagements"]))


def differences(first: Sequence[Line], second: Sequence[Line]) -> Iterator[str]:
    """What only one annotator has, and pairs that differ in type, status or day, document by document."""
    by_id = {line["id"]: line for line in first}
    for line in second:
        if line["id"] not in by_id:
            continue
        left, right = by_id[line["id"]]["engagements"], line["engagements"]
        pairs = paired(left, right)
        told = [f"  first only: {_short(a)}" for a in left if not any(a is one for one, _ in pairs)]
        told += [f"  second only: {_short(b)}" for b in right if not any(b is two for _, two in pairs)]
        told += [
            f"  otherwise: {_short(a)} / {_short(b)}"
            for a, b in pairs
            if any(a.get(what) != b.get(what) for what in ("type", "status", "date"))
        ]
        yield from ((line["id"], *told) if told else ())


def _short(deed: Deed) -> str:
    return f"{deed['type']} {deed['status']} {deed['date']} {sorted(governments(deed))} {deed['trigger']!r}"


def main(arguments: Sequence[str]) -> int:
    """Print the agreement; 1 where nothing was annotated twice."""
    files = [Path(one) for one in arguments if one != "--differences"] or sorted(SECOND.glob("*.jsonl"))
    second = lines(files) if files else []
    if not second:
        print(f"nothing in {SECOND.name}/ yet: no document was annotated twice")
        return 1
    first = lines()
    if "--differences" in arguments:
        print(*differences(first, second), sep="\n")
    print(*report(first, second), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

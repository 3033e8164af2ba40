"""Draw documents to be annotated a second time: ``python -m workshop.corpus.draw COUNT SEED [SECOND ...]``.

Prints ids, a line each. Documents of the files ``SECOND`` are left out, by default those of all of
``second/``. The rest are shuffled by the seed and put in the order of their main engagement's type and status
and of their register; then every so-manieth is taken, so that each has its share of the sample.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from workshop.corpus.agreement import SECOND
from workshop.corpus.batches import Line, lines


def drawn(batch: Sequence[Line], count: int, seed: int) -> list[str]:
    """The ids of ``count`` documents, in the order of the batches; all of them if there are no more."""
    ordered = random.Random(seed).sample(batch, len(batch))
    ordered.sort(key=_kind)
    step = max(len(ordered) / count, 1) if count else 1
    chosen = {ordered[int(at * step)]["id"] for at in range(min(count, len(ordered)))}
    return [line["id"] for line in batch if line["id"] in chosen]


def _kind(line: Line) -> tuple[str, str, str]:
    if line["main"] is None:
        return "", "", line["register"]
    deed = line["engagements"][line["main"]]
    return deed["type"], deed["status"], line["register"]


def main(arguments: Sequence[str]) -> int:
    """Print the ids; 2 where count and seed are not given as whole numbers."""
    if len(arguments) < 2 or not all(one.isdecimal() for one in arguments[:2]):
        print("usage: python -m workshop.corpus.draw COUNT SEED [SECOND ...]", file=sys.stderr)
        return 2
    files = [Path(one) for one in arguments[2:]] or sorted(SECOND.glob("*.jsonl"))
    taken = {line["id"] for line in (lines(files) if files else [])}
    rest = [line for line in lines() if line["id"] not in taken]
    print(*drawn(rest, int(arguments[0]), int(arguments[1])), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How alike the corpus's documents are: ``python -m workshop.corpus.sameness [FILE ...]``.

Prints pairs of documents that share much of their words in order (containment of 5-word shingles), the
phrases that most documents share, and the size of the vocabulary. By default of all batches;
``documents.jsonl`` can be given too, alone or with them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from workshop.corpus.batches import Line, lines

_SHINGLE = 5
_PHRASE = 4
# Of the shorter document's shingles: more than this in another is a near copy.
NEAR = 0.3
_SHOWN = 12


def words(text: str) -> list[str]:
    """Lower-case words."""
    return re.findall(r"[^\W_]+", text.lower())


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    """Every run of ``size`` words."""
    found = words(text)
    return {tuple(found[at : at + size]) for at in range(len(found) - size + 1)}


def copies(batch: Sequence[Line]) -> Iterator[tuple[float, str, str]]:
    """Pairs that share more than ``NEAR`` of the shorter one's shingles, the most alike first."""
    sets = {line["id"]: shingles(line["text"], _SHINGLE) for line in batch}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, found in sets.items():
        for one in found:
            holders[one].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        for at, left in enumerate(names):
            shared.update((left, right) for right in names[at + 1 :])
    near = [
        (count / max(min(len(sets[a]), len(sets[b])), 1), a, b)
        for (a, b), count in shared.items()
        if count > 3
    ]
    yield from sorted((one for one in near if one[0] > NEAR), reverse=True)


def report(batch: Sequence[Line]) -> Iterator[str]:
    """The figures, a line each."""
    near = list(copies(batch))
    runs = f"{_SHINGLE}-word runs"
    yield f"{len(batch)} documents; {len(near)} pairs share over {NEAR:.0%} of the shorter one's {runs}"
    yield from (f"  {share:.2f} {a} {b}" for share, a, b in near[:_SHOWN])
    every = [word for line in batch for word in words(line["text"])]
    yield f"{len(every)} words, {len(set(every))} different ones"
    phrases = Counter(phrase for line in batch for phrase in shingles(line["text"], _PHRASE))
    common = ", ".join(f"{' '.join(p)} {n}" for p, n in phrases.most_common(_SHOWN))
    yield f"phrases in most documents: {common}"
    deeds = [deed for line in batch for deed in line.get("engagements", [])]
    triggers = Counter(deed["trigger"].lower() for deed in deeds)
    if not triggers:
        return
    yield f"{len(triggers)} different triggers of {triggers.total()}: {triggers.most_common(_SHOWN)}"


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    print(*report(lines([Path(one) for one in arguments] or None)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

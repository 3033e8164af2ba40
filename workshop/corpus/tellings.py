"""Which words tell an act again: ``python -m workshop.corpus.tellings`` checks ``tellings.jsonl``.

The batches mark each act once. For some of their documents this file says of other words that a reader
could take for an act (what the model proposed, what the rules have a cue for) which engagement they tell:
its number, null for none of them, or a letter for an act that is not annotated.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import NotRequired, TypedDict

from workshop.corpus import batches

FILE = batches.FOLDER.parent / "tellings.jsonl"


class Telling(TypedDict):
    """Words of a document's text, from ``start`` in code points, and what they tell.

    ``faint`` words were taken for an act with less than a half; of documents held out these are judged too.
    """

    start: int
    words: str
    tells: int | str | None
    faint: NotRequired[bool]


class Told(TypedDict):
    """The tellings of one document, in text order."""

    id: str
    tellings: list[Telling]


def told() -> dict[str, list[Telling]]:
    """The tellings by document."""
    rows: list[Told] = [json.loads(text) for text in FILE.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row["tellings"] for row in rows}


def wrongs(found: dict[str, list[Telling]], lines: Iterable[batches.Line]) -> Iterator[str]:
    """One line for each thing that is wrong."""
    by_id = {line["id"]: line for line in lines}
    for name, tellings in found.items():
        line = by_id.get(name)
        if line is None:
            yield f"{name}: there is no such document"
            continue
        last = 0
        for one in tellings:
            end = one["start"] + len(one["words"])
            if line["text"][one["start"] : end] != one["words"] or not one["words"]:
                yield f"{name}: {one['words']!r} does not stand at {one['start']}"
            if one["start"] < last:
                yield f"{name}: {one['words']!r} overlaps what is before it"
            if isinstance(one["tells"], int) and one["tells"] >= len(line["engagements"]):
                yield f"{name}: {one['words']!r} tells engagement {one['tells']}, which is not there"
            last = end


def main() -> int:
    """Print what is wrong and what there is; 1 if anything is wrong."""
    found = told()
    wrong = list(wrongs(found, batches.lines()))
    every = [one for tellings in found.values() for one in tellings]
    again = sum(isinstance(one["tells"], int) for one in every)
    print(*wrong, f"{len(found)} documents, {len(every)} words, {again} of them tell an act again", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

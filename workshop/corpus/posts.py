"""Annotations of public posts, kept apart from their text: ``posts.jsonl`` holds ids and offsets alone.

``attached`` puts them on the posts again, from a file of JSON lines ``{id, published, text}`` that you
have; ``python -m workshop.corpus.posts FILE`` checks that they fit it. Offsets count code points of the text
without blank edges.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from workshop.corpus.batches import Deed, Line, evidence, occurrence, spread, wrongs
from workshop.corpus.check import FOLDER

POSTS = FOLDER / "posts.jsonl"
# Keys of an engagement that hold letters of the text.
_LETTERS = ("trigger", "when", "where")


def attached(file: Path) -> Iterator[Line]:
    """The annotated posts with their texts, in the order of the annotations.

    :raises KeyError: if a post is not in ``file``.
    """
    texts = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        texts[str(data["id"])] = str(data["text"]).strip()
    for line in POSTS.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        text = texts[note["id"]]
        deeds = [_with_letters(deed, text) for deed in note["engagements"]]
        yield cast("Line", note | {"text": text, "engagements": deeds, "lang": "en", "register": "post"})


def _with_letters(deed: dict[str, Any], text: str) -> Deed:
    def letters(place: list[int] | None) -> str | None:
        return text[place[0] : place[1]] if place else None

    out = dict(deed) | {key: letters(deed.get(key)) for key in _LETTERS}
    out["topics"] = [letters(place) for place in deed["topics"]]
    out["evidence"] = [letters(place) for place in deed["evidence"]]
    for key in ("who", "by"):
        out[key] = [one | ({"as": letters(one["as"])} if one.get("as") else {}) for one in deed[key]]
    out["quotes"] = [
        one | {"first": letters(one["first"]), "last": letters(one["last"])} for one in deed["quotes"]
    ]
    return cast("Deed", out)


def detached(line: Line) -> dict[str, Any]:
    """An annotated post without its text: what ``attached`` turns back."""
    text = line["text"]
    note = {key: line[key] for key in ("id", "url", "published", "published_basis", "tags", "main")}  # type: ignore[literal-required]
    return note | {"engagements": [_without(deed, text) for deed in line["engagements"]]}


def _without(deed: Deed, text: str) -> dict[str, Any]:
    near = evidence(text, deed)
    assert near is not None

    def place(letters: object) -> list[int] | None:
        found = occurrence(text, str(letters), near) if letters else None
        return [found.start, found.end] if found else None

    first, last = deed["evidence"]
    out: dict[str, Any] = dict(deed) | {key: place(deed.get(key)) for key in _LETTERS}
    out["topics"] = [place(topic) for topic in deed.get("topics", [])]
    out["evidence"] = [[near.start, near.start + len(first)], [near.end - len(last), near.end]]
    for key in ("who", "by"):
        out[key] = [
            dict(one) | ({"as": place(one["as"])} if one.get("as") else {}) for one in deed.get(key, [])
        ]  # type: ignore[attr-defined]
    out["quotes"] = []
    for quote in deed.get("quotes", []):
        start = text.find(quote["first"])
        end = text.find(quote["last"], start) + len(quote["last"])
        first_end = start + len(quote["first"])
        out["quotes"].append(
            {"by": quote["by"], "first": [start, first_end], "last": [end - len(quote["last"]), end]}
        )
    return out


def main(arguments: list[str]) -> int:
    """Check the annotations against the posts; 1 if anything is wrong or the file is not given."""
    if len(arguments) != 1:
        print("give the file of posts: JSON lines with id, published, text")
        return 1
    batch = list(attached(Path(arguments[0])))
    found = list(wrongs(batch))
    print(*found, *spread(batch), f"{len(found)} things wrong", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

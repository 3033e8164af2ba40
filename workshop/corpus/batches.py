"""The batches of the corpus: documents that carry their annotation, one JSON object a line.

``python -m workshop.corpus.batches [FILE ...]`` checks them (all of ``batches/`` by default), prints what is
wrong and how the corpus is spread, and exits 1 if anything is wrong. GUIDE.md says how a line is written.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from readout.knowledge import load
from workshop.corpus import check

FOLDER = check.FOLDER / "batches"


class Who(TypedDict, total=False):
    """A participant: ``as`` are the letters of the text, the rest is what a reader makes of them."""

    name: str | None
    office: str
    iso: str
    side: str
    role: str


class Said(TypedDict):
    """A direct quotation by its first and last words."""

    by: str
    first: str
    last: str


class Deed(TypedDict, total=False):
    """An engagement as a batch writes it; ``trigger``, ``when``, ``where`` are letters of the text."""

    type: str
    root: str
    alt: list[str]
    status: str
    trigger: str
    who: list[Who]
    date: str | None
    basis: str
    when: str | None
    announced: str
    place: str | None
    where: str | None
    channel: str | None
    topics: list[str]
    quotes: list[Said]
    by: list[dict[str, str]]
    evidence: list[str]
    event: str | None


class Line(TypedDict):
    """A document and what it holds."""

    id: str
    url: str
    lang: str
    published: str | None
    published_basis: str
    register: str
    tags: list[str]
    text: str
    main: int | None
    engagements: list[Deed]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document's text, in code points."""

    start: int
    end: int


def lines(files: Iterable[Path] | None = None) -> list[Line]:
    """Every line of the files, by default of all batches, in the order of their names.

    :raises ValueError: for a line that is no JSON; the message names file and line.
    """
    out: list[Line] = []
    for path in files or sorted(FOLDER.glob("*.jsonl")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not text.strip():
                continue
            try:
                out.append(json.loads(text))
            except json.JSONDecodeError as error:
                raise ValueError(f"{path.name}:{number}: {error}") from error
    return out


def evidence(text: str, deed: Deed) -> Place | None:
    """Where the evidence of an engagement lies: from its first words to the end of its last."""
    first, last = deed["evidence"]
    start = text.find(first)
    end = text.find(last, start) if start >= 0 else -1
    return Place(start, end + len(last)) if end >= 0 else None


def occurrence(text: str, letters: str, near: Place) -> Place | None:
    """The occurrence of ``letters`` that is meant: inside ``near`` if it is there, else the nearest to it.

    No letter or digit may continue it on either side, so that "Iran" is not found in "Iranian".
    """
    best: tuple[int, Place] | None = None
    at = text.find(letters)
    while at >= 0:
        end = at + len(letters)
        whole = not (at and text[at - 1].isalnum() and letters[0].isalnum()) and not (
            end < len(text) and text[end].isalnum() and letters[-1].isalnum()
        )
        far = max(near.start - at, end - near.end, 0)
        if whole and (best is None or far < best[0]):
            best = (far, Place(at, end))
        at = text.find(letters, at + 1)
    return best[1] if best else None


def annotation(line: Line) -> check.Annotation:
    """The annotation in the form that is scored."""
    deeds = [_engagement(deed) for deed in line["engagements"]]
    main = line["main"]
    return {
        "id": line["id"],
        "url": line["url"],
        "lang": line["lang"],
        "published": line["published"],
        "group": deeds[main]["event"] if main is not None and main < len(deeds) else None,
        "tags": line["tags"],
        "engagements": deeds,
        "main": main,
    }


def _engagement(deed: Deed) -> check.Engagement:
    out: check.Engagement = {
        "type": deed["type"],
        "plover_root": deed["root"],
        "plover_alt": deed.get("alt", []),
        "status": deed["status"],
        "participants": [_party(who) for who in deed["who"]],
        "date": deed["date"],
        "date_basis": deed["basis"],
        "place": deed.get("place"),
        "channel": deed.get("channel"),
        "topics": deed.get("topics", []),
        "quotes": [
            {"speaker": q["by"], "first_words": q["first"], "last_words": q["last"]}
            for q in deed.get("quotes", [])
        ],
        "according_to": [source["name"] for source in deed.get("by", [])],
        "evidence": {"first_words": deed["evidence"][0], "last_words": deed["evidence"][1]},
        "event": deed.get("event"),
    }
    if "announced" in deed:
        out["announced"] = deed["announced"]
    return out


def _party(who: Who) -> check.Party:
    out: check.Party = {
        "name": who.get("name"),
        "office": who["office"],
        "country_iso3": who["iso"],
        "side": who["side"],
    }
    if who.get("role"):
        out["role"] = who["role"]
    return out


def document(line: Line) -> check.Document:
    """The document as it is read."""
    return {
        "id": line["id"],
        "url": line["url"],
        "lang": line["lang"],
        "published": line["published"],
        "text": line["text"],
        "register": line["register"],
    }


def wrongs(batch: list[Line]) -> Iterator[str]:
    """One line for each thing that is wrong, the document's id first."""
    codes = {one.code for one in load().offices.governments()}
    for what, count in Counter(one["id"] for one in batch).items():
        if count > 1:
            yield f"{what}: the id is used {count} times"
    for line in batch:
        try:
            found = list(_of_line(line, codes))
        except (KeyError, TypeError, ValueError) as error:
            found = [f"a key is missing or of another form: {error!r}"]
        yield from (f"{line.get('id', '?')}: {why}" for why in found)
    yield from check.of_groups([annotation(line) for line in batch if "engagements" in line])


def _of_line(line: Line, codes: set[str]) -> Iterator[str]:
    yield from check.of_one(document(line), annotation(line), codes)
    for place, deed in enumerate(line["engagements"]):
        for why in _of_letters(line["text"], deed):
            yield f"engagement {place} ({deed['type']}): {why}"


def _of_letters(text: str, deed: Deed) -> Iterator[str]:
    near = evidence(text, deed)
    if near is None:
        return
    trigger = occurrence(text, deed["trigger"], near)
    if trigger is None or trigger.start < near.start or trigger.end > near.end:
        yield f"the trigger {deed['trigger']!r} is not inside the evidence"
    letters = [("who", who.get("as")) for who in deed["who"]]
    letters += [("when", deed.get("when")), ("where", deed.get("where"))]
    letters += [("topic", topic) for topic in deed.get("topics", [])]
    letters += [("by", source["as"]) for source in deed.get("by", [])]
    for what, found in letters:
        if found is not None and occurrence(text, str(found), near) is None:
            yield f"{what}: {found!r} is not in the text as whole words"
    if deed["basis"] in ("explicit", "partial", "relative") and deed["date"] and not deed.get("when"):
        yield f"a date that is {deed['basis']} has words in 'when'"


def spread(batch: list[Line]) -> Iterator[str]:
    """How the documents are spread, a line a matter."""
    deeds = [deed for line in batch for deed in line["engagements"]]
    empty = sum(not line["engagements"] for line in batch)
    yield f"{len(batch)} documents, {len(deeds)} engagements, {empty} negatives"
    for what, counts in (
        ("type", Counter(deed["type"] for deed in deeds)),
        ("status", Counter(deed["status"] for deed in deeds)),
        ("language", Counter(line["lang"] for line in batch)),
        ("register", Counter(line["register"] for line in batch)),
        ("basis", Counter(deed["basis"] for deed in deeds)),
    ):
        yield f"{what}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common(24))
    yield f"governments: {len({who['iso'] for deed in deeds for who in deed['who']})}"
    words = sorted(len(line["text"].split()) for line in batch)
    if words:
        yield f"words: {words[0]} to {words[-1]}, median {words[len(words) // 2]}"


def main(arguments: list[str]) -> int:
    """Print what is wrong and how the batches are spread; 1 if anything is wrong."""
    batch = lines([Path(one) for one in arguments] or None)
    found = list(wrongs(batch))
    print(*found, *spread(batch), f"{len(found)} things wrong", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""List what the reader gets wrong: ``python -m workshop.errors GOLD PAGES [--kind KIND ...]``.

``GOLD`` holds the engagements of each page, ``PAGES`` the pages, both as JSON lines. Engagements are aligned
by the program ``--matcher`` (by default the one beside the checkout): what is listed is what it counts. Each
error is two lines: its kind, page and what it is about; then the words of the page that it stands in.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from readout import pipeline
from workshop.corpus.check import Annotation, Engagement, Party
from workshop.corpus.score import MATCHER, Read

KINDS = (
    "missed",
    "false",
    "type",
    "status",
    "party missed",
    "party false",
    "side",
    "source missed",
    "source false",
)
# The matcher's rank from which a pair is one participant.
_SAME = 2
# Characters of the page shown around the words of an engagement.
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its kind, the page's id, what it is about, and the words of the page that it stands in."""

    kind: str
    page: str
    about: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind:12} {self.page:8} {self.about}\n{'':22}| {self.words}"


class Listing:
    """Lists errors page by page with the words of the page's text."""

    def __init__(self, matcher: ModuleType, texts: dict[str, str]) -> None:
        self._matcher = matcher
        self._texts = texts

    def errors(self, note: Annotation, seen: Sequence[Engagement]) -> Iterator[Error]:
        """Every error of what was ``seen`` on one page."""
        page, expected = note["id"], note["engagements"]
        pairs = self._matcher.align(expected, seen)
        left, right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        for kind, some, done in (("missed", expected, left), ("false", seen, right)):
            for number, one in enumerate(some):
                if number not in done:
                    yield Error(kind, page, whole(one), self._words(page, one))
        for i, j, _ in pairs:
            for kind, about in self._fields(expected[i], seen[j]):
                yield Error(kind, page, about, self._words(page, seen[j]))

    def _fields(self, one: Engagement, two: Engagement) -> Iterator[tuple[str, str]]:
        if one["type"] != two["type"]:
            yield "type", f"{two['type']} for {one['type']}: {whole(two)}"
        if one["status"] != two["status"]:
            yield "status", f"{two['status']} for {one['status']}: {whole(two)}"
        ours, theirs = one["participants"], two["participants"]
        same = [pair for pair in self._matcher.pmatch(ours, theirs) if pair[2] >= _SAME]
        left, right = {x for x, _, _ in same}, {y for _, y, _ in same}
        yield from (
            ("party missed", f"{party(p)} in {whole(two)}") for x, p in enumerate(ours) if x not in left
        )
        yield from (
            ("party false", f"{party(p)} in {whole(one)}") for y, p in enumerate(theirs) if y not in right
        )
        for x, y, _ in same:
            if ours[x]["side"] != theirs[y]["side"]:
                yield "side", f"{ours[x]['side']} is right for {party(theirs[y])} in {whole(two)}"
        wanted, given = one.get("according_to") or [], two.get("according_to") or []
        yield from (("source missed", f"{x} for {given}") for x in wanted if not _alike(x, given))
        yield from (("source false", f"{y} for {wanted}") for y in given if not _alike(y, wanted))

    def _words(self, page: str, one: Engagement) -> str:
        text, place = self._texts.get(page, ""), one.get("evidence") or {}
        if "start" in place:
            start, end = int(place["start"]), int(place["end"])
        else:
            start = max(text.find(place.get("first_words", "")), 0)
            end = max(text.find(place.get("last_words", ""), start), start + _AROUND)
        return re.sub(r"\s+", " ", text[max(start - _AROUND, 0) : end + _AROUND]).strip()


def _alike(name: str, others: Sequence[str]) -> bool:
    """Whether one of the others shares a word of more than two letters with a source's name."""
    words = set(re.findall(r"\w{3,}", name.lower())) - {"the", "for"}
    return any(words & set(re.findall(r"\w{3,}", other.lower())) for other in others)


def party(one: Party) -> str:
    """A participant in a few words."""
    name, office, country = (one.get(key) or "-" for key in ("name", "office", "country_iso3"))
    return f"{name} ({office}, {country}, {one.get('side')})"


def whole(one: Engagement) -> str:
    """An engagement in a few words."""
    return f"{one['type']} {one['status']} {one.get('date')}: {'; '.join(map(party, one['participants']))}"


def read(pages: Path) -> list[Read]:
    """The engagements that the reader finds on each of ``pages``."""
    out = io.StringIO()
    with pipeline.open() as reader:
        readings = list(reader.read([str(pages)]))
        pipeline.FORMATS.get("engagements").write(reader.view(readings), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def _program(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None, file
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True  # the folder is not ours to write in
    spec.loader.exec_module(module)
    return module


def _lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> int:
    """Print the errors and how many there are of each kind."""
    parser = argparse.ArgumentParser(prog="python -m workshop.errors")
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("pages", type=Path, metavar="PAGES")
    parser.add_argument("--matcher", type=Path, default=MATCHER, help="a program with align and pmatch")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only errors of this kind; repeatable")
    options = parser.parse_args()
    listing = Listing(
        _program(options.matcher), {page["id"]: page.get("text", "") for page in _lines(options.pages)}
    )
    seen = {one["id"]: one.get("engagements") or [] for one in read(options.pages)}
    notes: list[Annotation] = [
        json.loads(line) for line in options.gold.read_text("utf-8").splitlines() if line
    ]
    found = [error for note in notes for error in listing.errors(note, seen.get(note["id"], []))]
    for error in found:
        if not options.kind or error.kind in options.kind:
            print(error)
    print(", ".join(f"{kind}: {count}" for kind, count in Counter(e.kind for e in found).most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Check the atlas: ``python -m workshop.atlas.check [table of office holders]``.

Reads the compact atlas and tells what cannot be: two holders of an office that has one, terms that end before
they begin, terms without a source. With a table of dated office holders (JSON lines: country, office, text,
since, last_seen), it also tells how far the two agree.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from readout.knowledge.offices import Offices, Person, Term, load
from readout.knowledge.offices.checking import check
from workshop.atlas.build import ATLAS, LANGUAGES

_NEAR = 45  # days: beyond, the two tables tell of different terms

_KINDS = {
    "chief of state": ("head-of-state", "monarch", "leader", "supreme-leader"),
    "head of government": (
        "head-of-government",
        "head-of-state",
        "monarch",
        "leader",
        "deputy-head-of-government",
    ),
}
# Rows that tell of deputies, of a council, of nobody, or of a distant monarch's representative.
_OTHERS = re.compile(
    r"\b(vice|deputy|deputies|represented by|council|cabinet|vacant|first vice|co-vice|governor)\b", re.I
)
# What a row begins with that tells of the holder himself: deputies stand in the table without a title.
_TITLED = re.compile(
    r"\b(president|prime minister|premier|king|queen|emir|amir|sultan|chancellor|taoiseach|pope|chair\w*|head"
    r"|leader|chief|minister|grand duke|emperor|prince|sovereign|co-prince|captain\w*)\b",
    re.I,
)
# Names of countries that the table has in a form of its own.
_STRANGE = {
    "ae": "ARE",
    "fm": "FSM",
    "ct": "CAF",
    "The Dominican": "DOM",
    "Holy See (Vatican City)": "VAT",
}
_NAME = re.compile(r"\b(?:[A-Z][\w'’.\-]*|al-|bin|ibn|de|da|von|van|der|dos|of|el-)(?:[ -]+|$)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the other table: who held what, from when, as last seen when."""

    country: str
    office: str
    text: str
    since: str
    last: str


def main(arguments: list[str]) -> int:
    """Print what is wrong, then the agreement; 1 if anything is impossible."""
    atlas = load()
    _, notes = Offices.compile(ATLAS, LANGUAGES)
    found = [note for note in check(atlas) if note.kind != "gap"]
    wrong = [*notes, *(f"{one.government} {one.office}: {one.message}" for one in found)]
    print(*wrong, sep="\n")
    print(f"{len(wrong)} notes on {len(atlas.governments())} governments")
    print(*coverage(atlas), sep="\n")
    if arguments:
        agreement(atlas, Path(arguments[0]))
    return 1 if any(one.kind == "impossible" for one in found) else 0


def everyone(atlas: Offices) -> Iterator[Person]:
    """Every person of the atlas, once."""
    for key in atlas.person_ids():
        person = atlas.person(key)
        if person:
            yield person


def coverage(atlas: Offices) -> Iterator[str]:
    """How many persons and terms there are, and which states lack a head of state or government now."""
    people = list(everyone(atlas))
    terms = [term for person in people for term in person.terms]
    sources = dict(Counter(term.source for term in terms))
    yield f"{len(people)} persons, {len(terms)} terms; sources: {sources}"
    for office in ("head-of-state", "head-of-government", "foreign-minister"):
        kinds = (office, "monarch", "leader", "head-of-state") if office.startswith("head") else (office,)
        states = [government.code for government in atlas.governments() if government.kind == "state"]
        lacking = [code for code in states if not any(atlas.holders(kind, code, "2024") for kind in kinds)]
        yield f"states without a {office} in 2024: {len(lacking)} {' '.join(lacking)}"


def agreement(atlas: Offices, table: Path) -> None:
    """Print how far the atlas agrees with a table of chiefs of state and heads of government."""
    verdicts: Counter[tuple[str, str]] = Counter()
    details: list[str] = []
    for row in rows(table):
        code = _STRANGE.get(row.country) or atlas.find_government(row.country) or ""
        verdict, note = judged(atlas, code, row)
        verdicts[row.office, verdict] += 1
        if verdict != "found":
            details.append(f"{verdict:9} {code or '?':4} {row.office:18} {row.text} since {row.since}{note}")
    print(*sorted(details), sep="\n")
    print(f"\n{'office':20}{'found':>8}{'other day':>10}{'missing':>8}{'unknown':>8}")
    for office in _KINDS:
        counts = [verdicts[office, verdict] for verdict in ("found", "other day", "missing", "unknown")]
        print(f"{office:20}{counts[0]:8}{counts[1]:10}{counts[2]:8}{counts[3]:8}")


def rows(table: Path) -> Iterator[Row]:
    """The rows that name one chief of state or head of government, each once."""
    seen = set()
    for line in table.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        if data["office"] not in _KINDS or _OTHERS.search(data["text"]) or not data["since"]:
            continue
        if not _TITLED.search(data["text"]):
            continue
        row = Row(data["country"], data["office"], data["text"], _iso(data["since"]), data["last_seen"])
        key = (row.country, row.office, row.since)
        if key not in seen:
            seen.add(key)
            yield row


def judged(atlas: Offices, code: str, row: Row) -> tuple[str, str]:
    """Whether the atlas has the row's holder: ``found``, ``other day``, ``missing``, ``unknown`` country."""
    if not code:
        return "unknown", ""
    terms = [
        term for kind in _KINDS[row.office] for term in atlas.holders(kind, code, f"{row.since}/{row.last}")
    ]
    named = [term for term in terms if _called(atlas, term, row.text)]
    if not named:
        held = ", ".join(sorted({_name(atlas, term) for term in terms}))
        return "missing", f"; the atlas has {held or 'nobody'}"
    if any(_began(term, row.since) for term in named):
        return "found", ""
    return "other day", f"; the atlas has {', '.join(sorted({term.since for term in named}))}"


def _began(term: Term, since: str) -> bool:
    """Whether a term began about then, or ran already (the table counts a second term anew)."""
    if len(term.since) < 10 and term.since[:4] == since[:4]:
        return True
    late = _days(_pad(term.since or since, "01-01"), _pad(since, "01-01"))
    return abs(late) <= _NEAR or (late > 0 and _pad(term.until or "9999", "12-31") >= since)


def _called(atlas: Offices, term: Term, text: str) -> bool:
    """Whether the row's text holds the term's person: a full name that fits, or the family name."""
    person = atlas.person(term.person)
    if person is None:
        return False
    spotted = {key for found in atlas.spot(text) if found.kind in ("person", "family") for key in found.keys}
    if person.id in spotted:
        return True
    words = [match.group().strip(" -") for match in _NAME.finditer(text)]
    tails = [" ".join(words[at:]) for at in range(len(words))]
    return any(atlas.likeness(tail, form) >= 0.85 for tail in tails for form in (person.name, *person.also))


def _iso(day: str) -> str:
    for form, out in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(day.strip(), form).strftime(out)
        except ValueError:
            continue
    match = re.search(r"\d{4}", day)
    return match.group() if match else "0001"


def _pad(prefix: str, end: str) -> str:
    return prefix if len(prefix) >= 10 else prefix + f"0000-{end}"[len(prefix) :]


def _days(left: str, right: str) -> int:
    return _count(right) - _count(left)


def _count(day: str) -> int:
    return int(day[:4]) * 365 + (int(day[5:7]) - 1) * 30 + int(day[8:10])


def _name(atlas: Offices, term: Term) -> str:
    person = atlas.person(term.person)
    return person.name if person else term.person


def _told(person: Person, term: Term) -> str:
    return f"{term.government} {term.office} {person.name} {term.since}..{term.until or ''}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

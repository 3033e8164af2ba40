"""How far the atlas agrees with a table of chiefs of state and heads of government.

The table is JSON lines: country, office, text, since, last_seen. Each row is ``found`` in the atlas, ``other
day`` where the atlas has the holder from another day, ``missing``, or of a country that is ``unknown``. One
that is not found is explained where ``decided.toml`` says why.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from readout.knowledge.offices import Offices, Term
from workshop.atlas.days import between, pad
from workshop.atlas.decided import OFFICES, Decided, decided

_NEAR = 45  # days: beyond, the two tables tell of different terms
_SINCE = "2015"  # before, the atlas is not meant to be complete

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


@dataclass(frozen=True, slots=True)
class Judged:
    """One row, what the atlas says of it, and the decision on it if there is one."""

    row: Row
    code: str
    verdict: str
    note: str
    decision: Decided | None

    def told(self) -> str:
        """The row on one line, with the reason where it is explained."""
        row, why = self.row, f"; explained: {self.decision.why}" if self.decision else self.note
        where = "" if self.code else f" ({row.country})"
        return (
            f"{self.verdict:9} {self.code or '?':4} {row.office:18} {row.text} since {row.since}{where}{why}"
        )


def compared(atlas: Offices, table: Path, decisions: Sequence[Decided]) -> Iterator[Judged]:
    """Every row seen since 2015, with its verdict and the decision that fits it."""
    for row in rows(table):
        if row.last < _SINCE:
            continue
        code = _STRANGE.get(row.country) or atlas.find_government(row.country) or ""
        verdict, note = judged(atlas, code, row)
        places = (code, row.country) if code else (row.country,)
        fitting = (one for one in decisions if one.fits(places, row.office, row.text, row.since))
        yield Judged(row, code, verdict, note, None if verdict == "found" else next(fitting, None))


def agreement(atlas: Offices, table: Path) -> Iterator[str]:
    """Lines that tell rows not found and decisions about no row, then the counts by office."""
    decisions = decided()
    found = list(compared(atlas, table, decisions))
    yield from sorted(one.told() for one in found if one.verdict != "found")
    used = {one.decision for one in found}
    yield from (f"decided.toml: no row fits {one}" for one in decisions if one not in used)
    yield f"\n{'since ' + _SINCE:20}{'found':>8}{'explained':>11}{'unexplained':>13}"
    counts = Counter((one.row.office, _sort(one)) for one in found)
    for office in OFFICES:
        numbers = [counts[office, sort] for sort in ("found", "explained", "unexplained")]
        yield f"{office:20}{numbers[0]:8}{numbers[1]:11}{numbers[2]:13}"


def _sort(one: Judged) -> str:
    if one.verdict == "found":
        return "found"
    return "explained" if one.decision else "unexplained"


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
    if len(since) < 10 and term.since.startswith(since):
        return True
    late = between(pad(term.since or since, "01-01"), pad(since, "01-01"))
    return abs(late) <= _NEAR or (late > 0 and pad(term.until or "9999", "12-31") >= since)


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


def _name(atlas: Offices, term: Term) -> str:
    person = atlas.person(term.person)
    return person.name if person else term.person

"""Check the atlas: ``python -m workshop.atlas.check [table of office holders]``.

Reads the compact atlas and tells what cannot be: two holders of an office that has one, terms that end before
they begin, terms without a source. With a table of dated office holders (JSON lines: country, office, text,
since, last_seen), it also tells how far the two agree; see ``agreement``.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from readout.knowledge.offices import Offices, Person, Term, load
from readout.plugins import Table, read_toml
from readout.record import PackError
from workshop.atlas.agreement import agreement
from workshop.atlas.build import ATLAS, LANGUAGES
from workshop.atlas.days import between, pad

# Offices that one person holds at a time; ``several.toml`` says where it is otherwise, and why.
SINGLE = (
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "monarch",
    "supreme-leader",
    "secretary-general",
)
SEVERAL = Path(__file__).with_name("several.toml")
_DISPUTED = ("disputed", "rival")  # words of a term's note
_GRACE = 31  # days: two sources may date a change of office so far apart, swearing in and taking over


def main(arguments: list[str]) -> int:
    """Print what is wrong, then the agreement; 1 if anything is impossible."""
    atlas = load()
    _, notes = Offices.compile(ATLAS, LANGUAGES)
    wrong = [*notes, *impossible(atlas), *overlapping(atlas)]
    print(*wrong, sep="\n")
    print(f"{len(wrong)} notes on {len(atlas.governments())} governments")
    print(*coverage(atlas), sep="\n")
    if arguments:
        print(*agreement(atlas, Path(arguments[0])), sep="\n")
    return 1 if any("before it begins" in note for note in wrong) else 0


def everyone(atlas: Offices) -> Iterator[Person]:
    """Every person of the atlas, once."""
    for key in atlas.person_ids():
        person = atlas.person(key)
        if person:
            yield person


def impossible(atlas: Offices) -> Iterator[str]:
    """Terms that end before they begin or name no source."""
    for person in everyone(atlas):
        for term in person.terms:
            if term.until and term.since and pad(term.until, "12-31") < pad(term.since, "01-01"):
                yield f"{_told(person, term)}: ends before it begins"
            if term.source not in ("factbook", "page", "knowledge"):
                yield f"{_told(person, term)}: source {term.source!r}"


def several(file: Path = SEVERAL) -> frozenset[tuple[str, str]]:
    """The pairs of government and office that several hold at a time.

    :raises PackError: naming the key that is missing, unknown or wrong.
    """
    table = Table(read_toml(file), file.name)
    found = set()
    for part in table.tables("several"):
        government, offices, why = part.text("government"), part.texts("offices"), part.text("why")
        part.done()
        if not offices or not why:
            raise PackError(f"{part.where}: 'offices' and 'why' must say something")
        found |= {(government, office) for office in offices}
    table.done()
    return frozenset(found)


def overlapping(atlas: Offices) -> Iterator[str]:
    """Two persons in an office that has one, for longer than a change of office takes.

    Acting holders and terms whose note calls them disputed are let be, and what ``several`` says.
    """
    allowed = several()
    for government in atlas.governments():
        for office in SINGLE:
            terms = [term for term in atlas.holders(office, government.code, "0001/9999") if term.since]
            if (government.code, office) in allowed:
                continue
            for left, right in itertools.combinations(terms, 2):
                if left.person != right.person and _both(left, right):
                    names = " and ".join(_name(atlas, term) for term in (left, right))
                    until = min(left.until or "now", right.until or "now")
                    yield f"{government.code} {office}: {names} both from {right.since} to {until}"


def _both(left: Term, right: Term) -> bool:
    """Whether two terms share more days than the coming and the leaving do."""
    first = max(pad(left.since, "12-31"), pad(right.since, "12-31"))
    last = min(pad(left.until or "9999", "01-01"), pad(right.until or "9999", "01-01"))
    excused = any(term.acting or any(word in term.note for word in _DISPUTED) for term in (left, right))
    return between(first, last) > _GRACE and not excused


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


def _name(atlas: Offices, term: Term) -> str:
    person = atlas.person(term.person)
    return person.name if person else term.person


def _told(person: Person, term: Term) -> str:
    return f"{term.government} {term.office} {person.name} {term.since}..{term.until or ''}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Check the atlas: ``python -m workshop.atlas.check [table of office holders]``.

Reads the compact atlas and tells what cannot be, as ``readout atlas check`` does, and which terms have a
source that nobody explains. With a table of dated office holders (JSON lines: country, office, text,
since, last_seen), it also tells how far the two agree; see ``agreement``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from readout.knowledge.offices import Offices, Person, load
from readout.knowledge.offices.checking import check
from workshop.atlas.agreement import agreement
from workshop.atlas.build import ATLAS, LANGUAGES


def main(arguments: list[str]) -> int:
    """Print what is wrong, then the agreement; 1 if anything is impossible."""
    atlas = load()
    _, notes = Offices.compile(ATLAS, LANGUAGES)
    cannot = [one for one in check(atlas) if one.kind in ("impossible", "overlap")]
    told = [f"{one.government} {one.office}: {one.message}" for one in cannot]
    wrong = [*notes, *told, *unsourced(atlas)]
    print(*wrong, sep="\n")
    print(f"{len(wrong)} notes on {len(atlas.governments())} governments")
    print(*coverage(atlas), sep="\n")
    if arguments:
        print(*agreement(atlas, Path(arguments[0])), sep="\n")
    return 1 if any(one.kind == "impossible" for one in cannot) else 0


def everyone(atlas: Offices) -> Iterator[Person]:
    """Every person of the atlas, once."""
    for key in atlas.person_ids():
        person = atlas.person(key)
        if person:
            yield person


def unsourced(atlas: Offices) -> Iterator[str]:
    """Terms whose source is none of those that the shipped atlas knows."""
    for person in everyone(atlas):
        for term in person.terms:
            if term.source not in ("factbook", "page", "knowledge"):
                held = f"{term.government} {term.office} {person.name} {term.since}..{term.until or ''}"
                yield f"{held}: source {term.source!r}"


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

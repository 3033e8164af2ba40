"""The year of a day that a page names without one: "on Monday, January 3", told years later.

Run ``python -m workshop.bench.years``. Each page is a sentence of ours about two people who were in office on
that day, taken from the atlas, fetched two to twelve years after it. It is read like any page: the people
are found and their terms looked up; terms, weekday and the day of fetching decide the year, or leave it open.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from readout import open as open_readout
from readout.knowledge import Knowledge, load
from readout.knowledge.offices import Offices, Person, Term
from readout.record import Page, When
from workshop.bench.table import Table

CASES, SEEDS = 200, (7, 8, 9)
OUTCOMES = ("right", "open", "told", "silent")
_OFFICES = {
    "foreign-minister": "Foreign Minister",
    "head-of-government": "Prime Minister",
    "head-of-state": "President",
}
_SHAPES = ("on %A, %B {0}", "on %A, {0} %B", "on %A, {0} of %B", "on %a. %B {0}", "on %A {0} %B")
_SENTENCES = (
    "{left} met {right} in {place} {day} to discuss bilateral relations.",
    "{left} held a phone call with {right} {day}, the ministry said.",
    "{left} received {right} in {place} {day}.",
)
# A page of one sentence is too short for its language to be known.
_REST = (
    " The ministry gave no details of what was said, but both sides are said to have been satisfied with it."
)
_YEARS = (2, 12)  # of distance between the day and the page
_TODAY = date(2026, 1, 1)  # the atlas is not asked about days that nobody can know
_FIRST, _LAST = date(2004, 1, 1), date(2023, 12, 31)


class Case(NamedTuple):
    """A sentence, the day it was fetched, and the day that it tells of."""

    text: str
    fetched: date
    true: date


def tables() -> Iterator[Table]:
    """How the years of the generated days come out."""
    knowledge = load()
    rows = []
    for seed in SEEDS:
        counts = tried(knowledge, CASES, seed)
        rows.append((str(seed), str(CASES), *(str(counts[name]) for name in OUTCOMES)))
    header = (
        "draw",
        "pages",
        "right",
        "left open",
        "wrong, the true day among the candidates",
        "wrong, not said",
    )
    yield Table("Days without a year, of people in office, told 2 to 12 years later", header, rows)


def tried(knowledge: Knowledge, cases: int, seed: int) -> Counter[str]:
    """Each outcome with its number: ``right``, ``open``, and wrong ones ``told`` or ``silent``."""
    readout = open_readout()
    counts: Counter[str] = Counter()
    for number, case in enumerate(generated(knowledge.offices, cases, seed)):
        fetched = datetime.combine(case.fetched, datetime.min.time(), UTC)
        page = Page(
            f"https://news.example/{number}", case.text.encode(), "file", fetched_at=fetched, text_given=True
        )
        reading = readout.read_page(page)
        whens = [one.claim.when.value for one in reading.claims if one.claim.when]
        counts[outcome(whens[0] if whens else None, case.true.isoformat())] += 1
    return counts


def outcome(when: When | None, true: str) -> str:
    """What became of one day."""
    if when is None:
        return "open"
    if when.date == true:
        return "right"
    return "told" if true in when.candidates else "silent"


def generated(atlas: Offices, cases: int, seed: int) -> Iterator[Case]:
    """Pages about days on which two holders of high office of two states, at random, were both in office."""
    chance = random.Random(seed)
    holders = list(_holders(atlas))
    made = 0
    while made < cases:
        (left, one), (right, two) = chance.sample(holders, 2)
        first = max(_FIRST, date.fromisoformat(one.since), date.fromisoformat(two.since))
        last = min(_LAST, *(date.fromisoformat(term.until or "9999-12-31") for term in (one, two)))
        if one.government == two.government or last <= first:
            continue
        day = first + timedelta(days=chance.randrange((last - first).days))
        farthest = min(365 * _YEARS[1], (_TODAY - day).days)
        fetched = day + timedelta(days=chance.randint(365 * _YEARS[0], farthest))
        words = day.strftime(chance.choice(_SHAPES)).format(day.day)
        home = atlas.government(one.government)
        text = chance.choice(_SENTENCES).format(
            left=_called(atlas, left, one),
            right=_called(atlas, right, two),
            place=home.capital if home else "",
            day=words,
        )
        made += 1
        yield Case(text + _REST, fetched, day)


def _holders(atlas: Offices) -> Iterator[tuple[Person, Term]]:
    states = {each.code for each in atlas.governments() if each.kind == "state" and each.demonyms}
    for key in atlas.person_ids():
        person = atlas.person(key)
        for term in person.terms if person else ():
            exact = len(term.since) == len("2020-01-01") and (
                not term.until or len(term.until) == len(term.since)
            )
            if person and exact and term.government in states and term.office in _OFFICES:
                yield person, term


def _called(atlas: Offices, person: Person, term: Term) -> str:
    government = atlas.government(term.government)
    demonym = government.demonyms[0] if government else ""
    return f"{demonym} {_OFFICES[term.office]} {person.name}"


def main() -> None:
    """Print the table."""
    for table in tables():
        print("\n".join(table.lines()))


if __name__ == "__main__":
    main()

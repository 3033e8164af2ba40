"""What must hold of every term of the atlas: dates, sources, and one holder of an office that has one."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readout.knowledge.offices import Offices, Term, load
from readout.knowledge.offices._same import SINGLE
from readout.knowledge.offices._sources import several_here
from readout.knowledge.offices.checking import check
from readout.record import PackError
from workshop.atlas import coverage
from workshop.atlas.build import ATLAS
from workshop.atlas.check import unsourced

TERM = Term("p1", "FRA", "head-of-state", "President", "2012-05-15", "2017-05-14", False, "factbook", 0.9, "")


@pytest.fixture(scope="module")
def atlas() -> Offices:
    return load()


@pytest.fixture(scope="module")
def written() -> list[tuple[str, dict[str, Any]]]:
    """Every term as it is written, with its file and person."""
    return list(_terms())


def _terms() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((ATLAS / "holders").glob("*.toml")):
        for person in tomllib.loads(file.read_text(encoding="utf-8")).get("person", []):
            for term in person.get("term", []):
                yield f"{file.name} {person['name']}", term


def well_formed(prefix: str) -> bool:
    """Whether a date is a year, a month or a day of the calendar, and no finer than it says."""
    if len(prefix) not in (4, 7, 10):
        return False
    try:
        date.fromisoformat(prefix + "0000-01-01"[len(prefix) :])
    except ValueError:
        return False
    return True


def test_every_term_says_how_it_is_known_and_how_surely(written: list[tuple[str, dict[str, Any]]]) -> None:
    assert len(written) > 5000
    assert [
        where for where, term in written if term.get("source") not in ("factbook", "page", "knowledge")
    ] == []
    assert [where for where, term in written if not 0 < term.get("confidence", 0) <= 1] == []


def test_every_date_is_a_year_a_month_or_a_day(written: list[tuple[str, dict[str, Any]]]) -> None:
    wrong = [
        f"{where}: {key} {term[key]!r}"
        for where, term in written
        for key in ("since", "until")
        if term.get(key) and not well_formed(term[key])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("2020", True),
        ("2020-02", True),
        ("2020-02-29", True),
        ("2021-02-29", False),
        ("2020-13", False),
        ("20-01-01", False),
        ("2020-1", False),
        ("2020-01-01T10", False),
        ("", False),
    ],
)
def test_what_a_date_is(prefix: str, expected: bool) -> None:
    assert well_formed(prefix) is expected


def test_nothing_of_the_shipped_atlas_cannot_be(atlas: Offices) -> None:
    told = [one for one in check(atlas) if one.kind in ("impossible", "overlap")]
    assert told == [], "correct the terms, or say why several hold the office in several.toml"
    assert list(unsourced(atlas)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[several]]\ngovernment = "FRA"\noffices = ["head-of-state"]\n', "'why' is missing"),
        ('[[several]]\ngovernment = "FRA"\noffices = []\nwhy = "x"\n', "'offices' and 'why'"),
        ('[[several]]\ngovernment = "FRA"\noffices = ["x"]\nwhy = "x"\nsince = "2"\n', "unknown key since"),
    ],
)
def test_a_broken_list_names_the_key(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "several.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=words):
        several_here(file)


def test_offices_of_several_are_of_governments_and_kinds_that_exist(atlas: Offices) -> None:
    for government, office in several_here(ATLAS / "several.toml"):
        assert atlas.government(government), government
        assert office in SINGLE, office


class TestCoverage:
    def test_years_count_where_somebody_held_it_on_the_first_of_july(self) -> None:
        held = [TERM, dataclasses.replace(TERM, since="2017-05-14", until=None)]
        assert coverage.years(held, ["head-of-state"], range(2010, 2020)) == 8
        assert coverage.years(held, ["monarch"], range(2010, 2020)) == 0
        assert coverage.years(held[:1], ["head-of-state"], range(2017, 2020)) == 0

    @pytest.mark.parametrize(
        ("since", "until", "expected"),
        [("2012", "2012", 1), ("2012-07", "2012-07", 1), ("2012-08", "2013-06", 0), ("", "2015", 0)],
    )
    def test_a_year_or_month_counts_and_an_unknown_beginning_does_not(
        self, since: str, until: str, expected: int
    ) -> None:
        held = [dataclasses.replace(TERM, since=since, until=until)]
        assert coverage.years(held, ["head-of-state"], range(2010, 2020)) == expected

    def test_every_government_has_a_row(self, atlas: Offices) -> None:
        rows = [line for line in coverage.lines(atlas) if line.startswith("| ")]
        assert all(any(f"({each.code}) |" in row for row in rows) for each in atlas.governments())
        assert len({row.count("|") for row in rows if "(" in row}) == 1

"""Decided disagreements: what an entry fits, what a broken file says, and how the counts use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.knowledge.offices import load
from readout.record import PackError
from workshop.atlas.agreement import agreement, compared
from workshop.atlas.decided import Decided, decided

FACTBOOK = Path(__file__).parents[2].parent / "shared" / "data" / "factbook_office_holders.jsonl"
ENTRY = '[[decided]]\ncountries = ["FRA"]\noffice = "chief of state"\nname = "Zed"\nwhy = "No such person."\n'


def row(country: str, office: str, text: str, since: str, last: str = "2020-01-01") -> str:
    """One line of a table of office holders."""
    data = {"country": country, "office": office, "text": text, "since": since, "last_seen": last}
    return json.dumps(data)


def table(folder: Path, *rows: str) -> Path:
    file = folder / "table.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def test_every_shipped_decision_reads() -> None:
    assert all(one.why.endswith(".") for one in decided())


@pytest.mark.parametrize(
    ("places", "office", "text", "since", "expected"),
    [
        (("FRA", "France"), "chief of state", "President Jean ZED", "2015-03-01", True),
        (("FRA", "France"), "chief of state", "President Jean ZÉD", "2015-03-01", True),
        (("FRA", "France"), "head of government", "President Jean ZED", "2015-03-01", False),
        (("DEU", "Germany"), "chief of state", "President Jean ZED", "2015-03-01", False),
        (("FRA", "France"), "chief of state", "President Jean ZEDD", "2015-03-01", False),
        (("FRA", "France"), "chief of state", "President Jean ZED", "2016-03-01", False),
    ],
)
def test_what_an_entry_fits(
    places: tuple[str, ...], office: str, text: str, since: str, expected: bool
) -> None:
    one = Decided(("FRA",), "chief of state", "Zed", "2015", "No such person.")
    assert one.fits(places, office, text, since) is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ENTRY.replace('why = "No such person."\n', ""), "'why' is missing"),
        (ENTRY.replace('"FRA"', ""), "'countries' and 'why'"),
        (ENTRY.replace("chief of state", "king"), "king"),
        (ENTRY + 'names = "x"\n', "unknown key names"),
    ],
)
def test_a_broken_file_names_the_key(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "decided.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=words):
        decided(file)


def test_a_row_is_found_explained_or_neither(tmp_path: Path) -> None:
    file = table(
        tmp_path,
        row("France", "chief of state", "President Emmanuel MACRON", "14 May 2017"),
        row("France", "chief of state", "President Jean ZED", "3 March 2015"),
        row("France", "chief of state", "President Ivo WYE", "4 March 2015"),
        row("France", "chief of state", "President Jean ZED", "3 March 2001", "2014-12-31"),
    )
    one = Decided(("FRA",), "chief of state", "Zed", "", "No such person.")
    found = list(compared(load(), file, [one]))
    assert [(each.verdict, each.decision) for each in found] == [
        ("found", None),
        ("missing", one),
        ("missing", None),
    ]


def test_the_counts_and_an_entry_about_no_row_are_told(tmp_path: Path) -> None:
    lines = list(agreement(load(), table(tmp_path, row("France", "chief of state", "President X", "2015"))))
    assert lines[-2].split()[-3:] == ["0", "0", "1"]
    assert lines[-1].split()[-3:] == ["0", "0", "0"]
    assert sum("no row fits" in line for line in lines) == len(decided())


@pytest.mark.parametrize(
    ("since", "expected"),
    [("2017", "found"), ("May 2017", "found"), ("14 May 2017", "found"), ("2014", "other day")],
)
def test_a_day_told_roughly_is_the_same_day(tmp_path: Path, since: str, expected: str) -> None:
    file = table(tmp_path, row("France", "chief of state", "President Emmanuel MACRON", since))
    assert [one.verdict for one in compared(load(), file, [])] == [expected]


@pytest.mark.skipif(not FACTBOOK.is_file(), reason="the factbook's table does not lie beside the checkout")
def test_nearly_every_row_of_the_factbook_is_found_or_explained() -> None:
    found = list(compared(load(), FACTBOOK, decided()))
    unexplained = [one.told() for one in found if one.verdict != "found" and one.decision is None]
    assert len(found) > 1000
    # Six when this was written: heads of dependencies whose governments the atlas has without holders.
    assert len(unexplained) <= 10, unexplained

"""What the words beside a title say: former, elect, or neither, in every language that has titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.knowledge.offices import Offices, load
from readout.plugins import Table, read_toml
from tests.timing import least
from workshop.atlas.build import LANGUAGES

KEYS = {"former", "elect", "acting", "deputy", "counterpart", "of", "small"}


@pytest.fixture(scope="module")
def atlas() -> Offices:
    return load()


def test_every_language_with_titles_has_the_words() -> None:
    titled = {file.parent.name for file in LANGUAGES.glob("*/titles.toml")}
    assert {file.parent.name for file in LANGUAGES.glob("*/standing.toml")} >= titled


@pytest.mark.parametrize("file", sorted(LANGUAGES.glob("*/standing.toml")), ids=lambda file: file.parent.name)
def test_the_lists_are_known_and_contradict_each_other_nowhere(file: Path) -> None:
    table = Table(read_toml(file), str(file))
    lists = {key: set(table.texts(key)) for key in table.names()}
    assert set(lists) == KEYS
    assert all(lists.values())
    assert not lists["former"] & lists["elect"]
    assert not (lists["former"] | lists["elect"]) & (lists["acting"] | lists["small"])


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("former president", "en", "former"),
        ("then-Foreign Secretary", "en", "former"),
        ("ex-president", "en", "former"),
        ("president-elect", "en", "elect"),
        ("prime minister-designate", "en", "elect"),
        ("outgoing president", "en", "holder"),
        ("acting secretary of state", "en", "holder"),
        ("foreign minister", "en", "holder"),
        ("", "en", "holder"),
        ("бывшего президента", "ru", "former"),
        ("колишній президент", "uk", "former"),
        ("обраний президент", "uk", "elect"),
        ("ancien ministre", "fr", "former"),
        ("président élu", "fr", "elect"),
        ("ehemalige Kanzlerin", "de", "former"),
        ("presidente electo", "es", "elect"),
        ("eski Cumhurbaşkanı", "tr", "former"),
        ("πρώην πρωθυπουργός", "el", "former"),
        ("الرئيس السابق", "ar", "former"),
        ("former president", "zz", "holder"),
        ("former president", "../en", "holder"),
    ],
)
def test_what_a_title_says(atlas: Offices, title: str, language: str, expected: str) -> None:
    assert atlas.standing(title, language) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Donald Trump", "Donald Trump Jr."),
        ("George W. Bush", "George H. W. Bush"),
        ("Mohammad Khan", "M. K. Narayanan"),
    ],
)
def test_father_and_son_and_initials_keep_two_persons_apart(atlas: Offices, left: str, right: str) -> None:
    assert atlas.likeness(left, right) < 0.85
    assert atlas.likeness(right, left) < 0.85


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Ban Kimoon", "Ban Ki-moon"),
        ("Hosein Amir Abdolahian", "Hossein Amir-Abdollahian"),
        ("Kirchner", "Cristina Fernández de Kirchner"),
        ("Zardari", "Bilawal Bhutto Zardari"),
        ("Subrahmanyam Jaishankar", "S. Jaishankar"),
    ],
)
def test_a_spelling_nobody_wrote_down_is_found(atlas: Offices, written: str, person: str) -> None:
    found = atlas.people(written)
    names = {name for each in found for name in (each.name, *each.also)}
    assert person in names


@pytest.mark.parametrize("name", ["x" * 20_000, "ab " * 5_000, "Kim " * 2_000, "\0", "-" * 500])
def test_a_name_that_is_none_takes_no_time(atlas: Offices, name: str) -> None:
    assert least(lambda: (atlas.people(name), atlas.meant(f"Minister {name}", "2020")), within=5) < 5

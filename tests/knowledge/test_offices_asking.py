"""Asking the atlas in words: offices and governments in any language, and what is not known."""

from __future__ import annotations

import pytest

from readout.knowledge.offices import Offices, load
from readout.knowledge.offices.asking import iso_day, persons, who
from readout.record import Addition, InputError


@pytest.fixture(scope="module")
def offices() -> Offices:
    return load()


def names(offices: Offices, office: str, government: str, on: str | None) -> list[str]:
    return [one.person.name for one in who(offices, office, government, on).holdings]


@pytest.mark.parametrize(
    ("office", "government"),
    [
        ("foreign minister", "TUR"),
        ("foreign-minister", "tur"),
        ("Minister of Foreign Affairs", "Turkey"),
        ("министр иностранных дел", "Турция"),
        ("Dışişleri Bakanı", "Türkiye"),
        ("υπουργός εξωτερικών", "Τουρκία"),
        ("ministre des affaires étrangères", "Turquie"),
        ("FM", "the Republic of Türkiye"),
    ],
)
def test_an_office_and_a_government_in_any_words(offices: Offices, office: str, government: str) -> None:
    answer = who(offices, office, government, "2022-01-03")
    assert (answer.office, answer.government.code) == ("foreign-minister", "TUR")
    assert [one.person.name for one in answer.holdings] == ["Mevlüt Çavuşoğlu"]
    assert answer.note == ""


def test_a_holding_tells_term_precision_source_and_confidence(offices: Offices) -> None:
    (one,) = who(offices, "foreign minister", "TUR", "2024-05").holdings
    assert (one.begins, one.ends, one.own) == ("day", "running", False)
    assert one.term.source
    assert 0 < one.term.confidence <= 1


def test_both_who_change_an_office_on_a_day_are_told(offices: Offices) -> None:
    found = who(offices, "president", "USA", "2021-01-20").holdings
    assert [one.person.name for one in found] == ["Donald Trump", "Joe Biden"]
    assert all("changed hands then" in " ".join(one.remarks) for one in found)


def test_two_who_hold_one_office_for_long_are_told_as_disputed() -> None:
    rival = Addition("r", "Ada Örnek", "TUR", "foreign-minister", "2017", "2019", "own")
    found = who(load().layered([rival]), "foreign minister", "TUR", "2018-01-01").holdings
    assert [one.own for one in found] == [True, False]
    assert all("disputed" in " ".join(one.remarks) for one in found)


def test_an_acting_holder_is_told_as_one() -> None:
    acting = Addition("r", "Ada Örnek", "TUR", "foreign-minister", "1950-01", "1950-02", "own", acting=True)
    (one,) = who(load().layered([acting]), "foreign minister", "TUR", "1950-01-15").holdings
    assert one.remarks == ("acting",)
    assert (one.begins, one.ends) == ("month", "month")


@pytest.mark.parametrize(
    ("office", "government", "kind", "name"),
    [
        ("prime minister", "USA", "head-of-state", "Joe Biden"),
        ("president", "GBR", "monarch", "Elizabeth II"),
        ("leader", "IRN", "supreme-leader", "Ali Khamenei"),
        ("president", "European Commission", "head-of-body", "Ursula von der Leyen"),
    ],
)
def test_the_office_that_stands_in_for_one_that_never_was(
    offices: Offices, office: str, government: str, kind: str, name: str
) -> None:
    answer = who(offices, office, government, "2022-01-03")
    assert answer.office == kind
    assert name in [one.person.name for one in answer.holdings]
    assert kind in answer.note


def test_a_title_that_holders_had_narrows_a_kind_of_many_offices(offices: Offices) -> None:
    assert names(offices, "minister of transport", "TUR", "2010") == ["Binali Yıldırım"]
    assert set(names(offices, "minister", "TUR", "2010")) > {"Binali Yıldırım"}
    assert names(offices, "Director of the National Intelligence Organisation", "TUR", "2020") == [
        "Hakan Fidan"
    ]


def test_every_term_is_told_without_a_day(offices: Offices) -> None:
    answer = who(offices, "foreign minister", "TUR", None)
    assert answer.on is None
    since = [one.term.since for one in answer.holdings]
    assert len(since) >= 5
    assert since == sorted(since)
    late = Addition("r", "Ada Örnek", "TUR", "foreign-minister", "2031", "2032", "own")
    assert who(offices.layered([late]), "foreign minister", "TUR", None).holdings[-1].own


def test_nobody_is_guessed(offices: Offices) -> None:
    king = who(offices, "king", "TUR", "2022")
    assert (king.holdings, king.note) == ((), "The atlas knows no monarch of Turkey.")
    early = who(offices, "defence minister", "TUR", "1890")
    assert early.holdings == ()
    assert "from 2002" in early.note
    assert " until None" not in early.note


@pytest.mark.parametrize(
    ("office", "government", "on", "words"),
    [
        ("president", "congo", "2022", "may be COD .* COG"),
        ("president", "Atlantis", "2022", "no government is called 'Atlantis'"),
        ("dog catcher", "TUR", "2022", "no office is called 'dog catcher'.*foreign-minister"),
        ("president", "TUR", "2022-02-30", "is no day"),
        ("", "TUR", "2022", "nothing was asked"),
        ("!!!", "TUR", "2022", "nothing was asked"),
        ("president", "x" * 5000, "2022", "at most 200"),
    ],
)
def test_words_that_say_nothing_or_too_much_are_refused(
    offices: Offices, office: str, government: str, on: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        who(offices, office, government, on)


@pytest.mark.parametrize("day", ["2022", "2022-01", "2024-02-29", "0001"])
def test_a_day_is_a_year_a_month_or_a_day(day: str) -> None:
    assert iso_day(day) == day


@pytest.mark.parametrize(
    "day", ["", "0000", "22", "2022-1", "2022-13", "2023-02-29", "2022-01-03T10", "٢٠٢٢x"]
)
def test_what_is_no_day(day: str) -> None:
    with pytest.raises(InputError, match="is no day"):
        iso_day(day)


def test_persons_are_ranked_by_who_held_office_then(offices: Offices) -> None:
    rival = Addition("r", "Ada Fidan", "TUR", "minister", "1960", "1962", "own", family="Fidan")
    grown = offices.layered([rival])
    now = persons(grown, "Fidan", "2024-01-03")
    then = persons(grown, "Fidan", "1961")
    assert [one.person.name for one in now[:1]] == ["Hakan Fidan"]
    assert [one.person.name for one in then[:1]] == ["Ada Fidan"]
    assert len(now) == len(then) == 2
    assert "not in office on 1961" in then[1].why
    assert [one.term.since for one in then[0].holdings] == ["1960"]


def test_a_person_is_found_in_any_script_and_nobody_is_made_up(offices: Offices) -> None:
    assert persons(offices, "Лавров", None, "2026-01-01")[0].person.name == "Sergei Lavrov"
    assert persons(offices, "Xyzzyq", None, "2026-01-01") == ()

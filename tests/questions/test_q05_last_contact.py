"""Question 5: when two ministers last spoke, and how often this year against last."""

from __future__ import annotations

from tests.questions.doors import Doors

RIGHT = [("2022-05-18", "meeting"), ("2022-02-08", "call"), ("2022-01-03", "call"), ("2021-02-15", "call")]


def test_question_05_when_did_they_last_speak(doors: Doors) -> None:
    given: dict[str, str | list[str]] = {"parties": ["Blinken", "Çavuşoğlu"], "on": "2022-12-31"}
    told = doors.ask("last-contact", ["Blinken", "Çavuşoğlu", "--on", "2022-12-31"], given)
    assert [(row["date"], row["type"]) for row in told.rows] == RIGHT
    assert told.sentence == (
        "Antony Blinken and Mevlüt Çavuşoğlu last had a contact on 2022-05-18 (meeting): "
        "3 in 2022 up to 2022-12-31, 1 in 2021."
    )


def test_question_05_as_of_an_earlier_day(doors: Doors) -> None:
    given: dict[str, str | list[str]] = {"parties": ["Cavusoglu", "Blinken"], "on": "2022-01-10"}
    told = doors.ask("last-contact", ["Cavusoglu", "Blinken", "--on", "2022-01-10"], given)
    assert [(row["date"], row["type"]) for row in told.rows] == RIGHT[2:]
    assert "1 in 2022 up to 2022-01-10, 1 in 2021" in told.sentence


def test_question_05_of_governments(doors: Doors) -> None:
    given: dict[str, str | list[str]] = {"parties": ["IND", "UKR"], "on": "2022-12-31"}
    told = doors.ask("last-contact", ["IND", "UKR", "--on", "2022-12-31"], given)
    assert [(row["date"], row["type"]) for row in told.rows] == [("2022-02-26", "call")]

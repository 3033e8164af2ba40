"""Question 9: engagements that one side asserts and the other denies or does not confirm."""

from __future__ import annotations

from tests.questions.doors import Doors


def test_question_09_asserted_by_one_side_denied_by_the_other(doors: Doors) -> None:
    told = doors.ask("unconfirmed", [], {})
    denied = {(row["type"], row["asserted_by"], row["denied_by"]) for row in told.rows if row["denied_by"]}
    assert denied == {("meeting", "ISR", "SAU"), ("call", "USA", "CHN")}
    # Only Ankara's page on the call of 8 February 2022 is here.
    (call,) = [row for row in told.rows if row["date"] == "2022-02-08"]
    assert (call["asserted_by"], call["denied_by"], call["unconfirmed_by"]) == ("TUR", "", "USA")
    # Both sides tell of the call of 3 January 2022.
    assert not [row for row in told.rows if row["date"] == "2022-01-03" and row["type"] == "call"]
    assert all(row["events"] and row["places"] for row in told.rows)


def test_question_09_of_two_sides(doors: Doors) -> None:
    told = doors.ask("unconfirmed", ["ISR", "SAU"], {"side": "ISR, SAU"})
    assert told.rows[0]["denied_by"] == "SAU"
    assert all("ISR" in row["who"] for row in told.rows)


def test_question_09_the_days_of_the_denied(doors: Doors) -> None:
    told = doors.ask("unconfirmed", [], {})
    days = {row["asserted_by"]: row["date"] for row in told.rows if row["denied_by"]}
    assert days == {"ISR": "2020-11-22", "USA": None}

"""Question 2: pairs of governments with a first contact soon after a day and none in the months before."""

from __future__ import annotations

from tests.questions.doors import Doors

RIGHT = {
    ("IND", "UKR"): ("2022-02-26", "call"),
    ("CHN", "UKR"): ("2022-03-01", "call"),
    ("USA", "VEN"): ("2022-03-05", "meeting"),
    # Of the three ministers in Antalya the Turkish one was the host, and a host is in no pair.
    ("RUS", "UKR"): ("2022-03-10", "meeting"),
}


def test_question_02_first_contacts_after_the_invasion(doors: Doors) -> None:
    told = doors.ask("firsts", ["2022-02-24"], {"since": "2022-02-24"})
    found = {pair: (row["first"], row["type"]) for pair, row in told.by("side_a", "side_b").items()}
    # The call of the USA and Turkey on 10 March 2022 is none: they spoke on 8 February.
    assert found == RIGHT
    assert all(row["events"] for row in told.rows)


def test_question_02_fewer_days_and_fewer_months(doors: Doors) -> None:
    given: dict[str, str | list[str]] = {"since": "2022-02-24", "days": "5", "months": "12"}
    told = doors.ask("firsts", ["2022-02-24", "--days", "5"], given)
    assert set(told.by("side_a", "side_b")) == {("IND", "UKR"), ("CHN", "UKR")}
    # The USA and Turkey spoke on 8 February and on 10 March: 29 days without a contact are no month.
    given = {"since": "2022-03-09", "days": "1", "months": "1"}
    told = doors.ask("firsts", ["2022-03-09", "--days", "1", "--months", "1"], given)
    assert set(told.by("side_a", "side_b")) == {("RUS", "UKR")}
    given = {"since": "2022-03-12", "days": "1", "months": "1"}
    assert doors.ask("firsts", ["2022-03-12", "--days", "1", "--months", "1"], given).rows == []

"""Question 7: what somebody said about somebody since a day, with the place of every quotation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from readout import pipeline
from tests.questions.doors import Doors

ABSURD = "extremely absurd and irresponsible"
WRONG = "This kind of statement is extremely wrong and it is irresponsible political manipulation"


def _file(row: dict[str, Any]) -> str:
    return Path(row["page"]).name


def test_question_07_what_was_said_about_whom_since(doors: Doors, examples: Path) -> None:
    told = doors.ask(
        "said", ["Biden", "Xi", "--since", "2023-06"], {"by": "Biden", "about": "Xi", "since": "2023-06"}
    )
    (row,) = told.rows
    assert row["words"] == "That's a great embarrassment for dictators, when they didn't know what happened"
    assert (row["speaker"], _file(row)) == ("Joe Biden", "dictator-remark-newspaper.html")
    given: dict[str, str | list[str]] = {"by": "CHN", "about": "USA", "since": "2023-06", "until": "2023"}
    told = doors.ask("said", ["China", "USA", "--since", "2023-06", "--until", "2023"], given)
    found = {row["words"]: (row["speaker"], row["date"], _file(row)) for row in told.rows}
    assert found == {
        ABSURD: ("Mao Ning", "2023-06-22", "dictator-remark-newspaper.html"),
        WRONG: ("Mao Ning", "2023-11-16", "woodside-summit-flattened.txt"),
    }
    with pipeline.open(examples, read_only=True) as readout:
        for row in told.rows:
            (place,) = row["places"]
            article = readout.record.article(place["story"])
            assert article is not None
            assert article.text[place["start"] : place["end"]] == row["words"]


def test_question_07_a_day_bounds_it(doors: Doors) -> None:
    given: dict[str, str | list[str]] = {"by": "CHN", "about": "USA", "since": "2023-07", "until": "2023"}
    told = doors.ask("said", ["CHN", "USA", "--since", "2023-07", "--until", "2023"], given)
    assert [row["words"] for row in told.rows] == [WRONG]


def test_question_07_the_right_saudi_is_quoted(doors: Doors) -> None:
    told = doors.ask("said", ["SAU", "ISR"], {"by": "SAU", "about": "ISR"})
    assert {row["speaker"] for row in told.rows} == {"Faisal bin Farhan"}

"""Question 13: first, last and count of a phrase in a side's own texts, by year."""

from __future__ import annotations

from pathlib import Path

from readout import pipeline
from tests.questions.doors import Doors

# Kyiv's texts, counted by hand: year, times, texts, first, last.
RIGHT = [
    (2022, 3, 1, "2022-03-29", "2022-03-29"),
    (2023, 1, 1, "2023-07-12", "2023-07-12"),
    (2024, 1, 1, "2024-01-12", "2024-01-12"),
    (2025, 3, 2, "2025-08-16", "2025-08-18"),
]
COLUMNS = ("year", "times", "texts", "first", "last")


def test_question_13_a_phrase_in_one_sides_texts_by_year(doors: Doors, examples: Path) -> None:
    given: dict[str, str | list[str]] = {"side": "UKR", "words": "security guarantees"}
    told = doors.ask("phrase", ["UKR", "security guarantees"], given)
    assert [tuple(row[name] for name in COLUMNS) for row in told.rows] == RIGHT
    assert told.sentence == (
        "UKR says “security guarantees” 8 times in 5 texts: first on 2022-03-29, last on 2025-08-18."
    )
    with pipeline.open(examples, read_only=True) as readout:
        for place in (place for row in told.rows for place in row["places"]):
            article = readout.record.article(place["story"])
            assert article is not None
            assert article.text[place["start"] : place["end"]].lower() == "security guarantees"


def test_question_13_years_without_it_are_zeros(doors: Doors) -> None:
    given: dict[str, str | list[str]] = {
        "side": "UKR",
        "words": "security guarantees",
        "since": "2020",
        "until": "2022",
    }
    told = doors.ask("phrase", ["UKR", "security guarantees", "--since", "2020", "--until", "2022"], given)
    assert [(row["year"], row["times"]) for row in told.rows] == [(2020, 0), (2021, 0), (2022, 3)]
    # The newspaper that uses the phrase speaks for nobody.
    assert (
        doors.ask(
            "phrase", ["RUS", "security guarantees"], {"side": "RUS", "words": "security guarantees"}
        ).rows
        == []
    )

"""Question 10: official pages that changed or vanished after they were first seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.record import problem
from tests.questions.doors import Doors

RIGHT = [
    ("added", "We do not support Taiwan independence."),
    (
        "added",
        "We oppose every change of the status quo by one side alone and expect the two sides of the strait "
        "to settle their differences in peace.",
    ),
]


def test_question_10_what_changed_on_official_pages(doors: Doors, examples: Path) -> None:
    told = doors.ask("changed", [], {})
    assert [(row["change"], row["words"]) for row in told.rows] == RIGHT
    assert {(row["page"], row["side"], row["dated"]) for row in told.rows} == {
        ("taiwan-fact-sheet-state-department.html", "USA", "2022-05-28")
    }
    assert doors.ask("changed", ["CHN"], {"side": "CHN"}).rows == []
    with pipeline.open(examples, read_only=True) as readout:
        for row in told.rows:
            (place,) = row["places"]
            article = readout.record.article(place["story"])
            assert article is not None
            assert article.text[place["start"] : place["end"]] == row["words"]


@pytest.fixture
def vanishing(examples: Path, tmp_path: Path) -> Doors:
    """The record, after a page of the Turkish ministry could not be had again."""
    path = tmp_path / "vanishing.sqlite"
    with pipeline.open(examples, read_only=True) as readout:
        readout.record.copy_to(path)
    with pipeline.open(path) as readout:
        (url,) = [
            one.url for one in readout.record.articles() if one.url.endswith("february-call-turkey-mfa.html")
        ]
        readout.record.add_failure(url, problem("P008", "404 Not Found"))
        readout.record.add_failure("https://example.org/never-read", problem("P008", "404 Not Found"))
    return Doors(str(path), TestClient(application(str(path)), base_url="http://127.0.0.1"))


def test_question_10_what_vanished(vanishing: Doors) -> None:
    told = vanishing.ask("changed", ["TUR"], {"side": "TUR"})
    (row,) = told.rows
    assert (row["change"], row["side"]) == ("vanished", "TUR")
    assert row["page"].endswith("february-call-turkey-mfa.html")
    assert "404" in row["words"]
    assert told.sentence.endswith("1 vanished.")

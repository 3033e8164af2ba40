"""Question 8: who published first, and how the attribution ran."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.questions.doors import Doors


def test_question_08_who_published_first_and_who_followed(doors: Doors) -> None:
    found = doors.json(
        "/api/v1/events?side=RUS&side=UKR&side=TUR&type=meeting&since=2022-03-10&until=2022-03-10"
    )
    (event,) = found["events"]
    told = doors.ask("sources", [event["id"]], {"event": event["id"]})
    rows = {_file(row): row for row in told.rows}
    story = {name: row["stories"][0] for name, row in rows.items()}
    newspaper, agency = rows["antalya-announcement-newspaper.html"], rows["antalya-announcement-agency.html"]
    reprint = rows["antalya-announcement-reprint.html"]
    # The newspaper has it from the ministry, the agency from the newspaper, the reprint is the agency's text.
    assert "antalya-announcement-newspaper.html, 2022-03-07T10:40" in told.sentence
    assert (newspaper["step"], newspaper["follows"]) == (0, None)
    assert newspaper["according_to"].endswith("Turkish Foreign Ministry")
    assert (agency["step"], agency["how"]) == (1, "cites")
    assert agency["follows"] == story["antalya-announcement-newspaper.html"]
    assert (reprint["step"], reprint["how"]) == (2, "copies")
    assert reprint["follows"] == story["antalya-announcement-agency.html"]
    assert 0.5 < reprint["share"] < 1
    # The others tell it by themselves; of six pages five are independent.
    alone = set(rows) - {_file(agency), _file(reprint)}
    assert all(rows[name]["step"] == 0 for name in alone)
    assert told.sentence.startswith("6 pages from 5 independent sources")
    assert [row["step"] for row in told.rows][:3] == [0, 1, 2]


def _file(row: dict[str, Any]) -> str:
    return Path(row["publisher"]).name


def test_an_event_that_is_none(doors: Doors) -> None:
    assert doors.web.get("/api/v1/ask/sources?event=event-0").status_code == 400
    assert doors.web.get("/ask/sources?event=event-0").status_code == 400

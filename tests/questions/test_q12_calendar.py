"""Question 12: the announced visits and calls of the next two weeks, as a calendar."""

from __future__ import annotations

from tests.questions.doors import Doors

_ASKED = {"side": "TUR", "type": "visit", "status": "planned", "since": "2023-02-14", "until": "2023-02-28"}


def _calendar(doors: Doors, asked: dict[str, str]) -> list[dict[str, str]]:
    """The entries, once the command line, the API and the web have been found to give the same bytes."""
    options = [part for name, word in asked.items() for part in (f"--{name}", word)]
    told = doors.cli("export", "ical", *options)
    for address in ("/api/v1/export/ical", "/search.ics"):
        answer = doors.web.get(address, params=asked)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("text/calendar")
        assert answer.text.replace("\r\n", "\n") == told.replace("\r\n", "\n")
    lines = told.replace("\r\n", "\n").replace("\n ", "").splitlines()
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    entries: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            entries.append({})
        elif entries:
            entries[-1].setdefault(name, value)
    return entries


def test_question_12_the_next_two_weeks(doors: Doors) -> None:
    (entry,) = _calendar(doors, _ASKED)
    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == ("20230216", "20230223")
    assert "Antony Blinken (USA)" in entry["SUMMARY"] and "TUR" in entry["SUMMARY"]
    assert entry["STATUS"] == "TENTATIVE"
    assert "ankara-visit-state-department.html" in entry["DESCRIPTION"]
    event = entry["UID"].removesuffix("@readout")
    assert doors.json(f"/events/{event}.json")["status"] == "planned"


def test_question_12_nothing_is_announced(doors: Doors) -> None:
    assert _calendar(doors, {**_ASKED, "since": "2023-03-01", "until": "2023-03-14"}) == []


def test_question_12_is_offered_on_the_pages(doors: Doors) -> None:
    page = doors.web.get("/search", params=_ASKED).text
    assert "/search.ics?" in page and "status=planned" in page

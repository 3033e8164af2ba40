"""The examples, read from page to event, against what a careful reader takes from them.

Differences that are known are listed in ``differences.json`` and may only become fewer: a new one fails here.
After a change for the better, take the vanished ones off the list and read the diff::

    python -m tests.golden.test_examples
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from readout import pipeline
from readout.sources import Options
from tests.golden.comparing import Record, differences, read_lines

EXAMPLES = Path(__file__).parents[2] / "examples"
KNOWN = Path(__file__).parent / "differences.json"
EXPECTED = read_lines(Path(__file__).with_name("expected.jsonl"))

# A day after every page was written, so that a run does not depend on the day it is made.
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]  # fmt: skip
WEEKDAY_AND_DAY = re.compile(rf"({'|'.join(WEEKDAYS)}), ({'|'.join(MONTHS)}) (\d{{1,2}})(?:, (\d{{4}}))?")


def read_examples() -> list[Record]:
    """Every example in the engagements format, merged together, in the order of ``expected.jsonl``."""
    with pipeline.open() as readout:
        addresses = [str(EXAMPLES / name) for name in dict.fromkeys(map(file_of, EXPECTED))]
        readings = list(readout.read(addresses, options=Options(clock=lambda: READ_AT)))
        out = io.StringIO()
        readout.export("engagements", out, readout.view(readings))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def file_of(page: Record) -> str:
    """The page's file: versions of one page are lines of one file, and their ids are not its name."""
    return str(page.get("file", page["id"]))


def _text(page: Record) -> str:
    text = (EXAMPLES / file_of(page)).read_text(encoding="utf-8")
    if "file" not in page:
        return text
    lines = [json.loads(line) for line in text.splitlines()]
    return str(next(line["html"] for line in lines if line["id"] == page["id"]))


def _days(page: Record) -> Iterator[date]:
    given = [
        page.get("published"),
        page.get("written"),
        *(e.get(key) for e in page["engagements"] for key in ("date", "announced")),
    ]
    for value in given:
        for part in (value or "").split("/"):
            if len(part) == 10:
                yield date.fromisoformat(part)


def test_every_page_is_expected_and_every_expected_page_is_there() -> None:
    files = {path.name for path in EXAMPLES.iterdir() if path.suffix in (".html", ".txt", ".jsonl")}
    assert files == set(map(file_of, EXPECTED))
    assert len({page["id"] for page in EXPECTED}) == len(EXPECTED) >= 91
    assert len({one["event"] for page in EXPECTED for one in page["engagements"]}) >= 54


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page["id"])
def test_expectations_agree_with_the_page(page: Record) -> None:
    """Weekdays fall on their dates, headlines and quotations stand on the page, the main one exists."""
    text = _text(page)
    years = {day.year for day in _days(page)}
    for weekday, month, day, year in WEEKDAY_AND_DAY.findall(text):
        found = {date(int(year or one), MONTHS.index(month) + 1, int(day)) for one in years}
        assert weekday in {WEEKDAYS[one.weekday()] for one in found}, (weekday, found)
    if "headline" in page:
        assert page["headline"] in text
        assert page.get("headline_source") is None or page["headline"].endswith(
            f"– {page['headline_source']}"
        )
    for one in page["engagements"]:
        for quotation in one.get("quotes", []):
            assert quotation["text"] in text
        assert one["participants"]
    assert page.get("main", 0) < max(1, len(page["engagements"]))


def test_no_page_is_newer_than_the_day_it_is_read_on() -> None:
    assert max(day for page in EXPECTED for day in _days(page)) < READ_AT.date()


def test_examples_are_read_as_expected() -> None:
    known: list[str] = json.loads(KNOWN.read_text(encoding="utf-8"))
    new = [line for line in differences(EXPECTED, read_examples()) if line not in known]
    assert not new, "\n" + "\n".join(new)


class TestComparing:
    """The comparison itself: it must see every kind of difference."""

    page: Record = {
        "id": "a",
        "published": "2022-01-04",
        "headline": "H",
        "engagements": [
            {
                "event": "x",
                "type": "call",
                "type_alt": ["meeting"],
                "status": "happened",
                "date": "2022-01-03",
                "participants": [
                    {"name": "Mevlüt Çavuşoğlu", "country_iso3": "TUR", "side": "both"},
                    {"country_iso3": "USA"},
                ],
                "quotes": [{"speaker": "Ned Price", "text": "as allies,"}],
                "according_to": ["Department of State"],
            }
        ],
        "main": 0,
        "complete": True,
        "related": [{"headline": "R", "at": "2022-01-01T10:00"}],
    }

    def found(self, **changed: Any) -> Record:
        engagement = {
            "type": "call",
            "status": "happened",
            "date": "2022-01-03",
            "participants": [
                {"name": "Antony Blinken", "country_iso3": "USA", "side": "both"},
                {"name": "Mevlut Cavusoglu", "country_iso3": "TUR", "side": "both"},
            ],
            "quotes": [{"speaker": "Ned Price", "text": "as allies"}],
            "according_to": ["The Department of State"],
            "event": "e1",
        }
        got: Record = {
            "id": "a",
            "published": "2022-01-04",
            "headline": "H",
            "headline_source": None,
            "engagements": [engagement | changed],
            "main": 0,
            "related": [{"headline": "R", "at": "2022-01-01T10:00", "said_by": None}],
            "latest": [],
        }
        return got

    def test_same_is_same(self) -> None:
        assert differences([self.page], [self.found()]) == []
        assert differences([self.page], [self.found(type="meeting")]) == []

    @pytest.mark.parametrize(
        ("changed", "word"),
        [
            ({"type": "visit"}, "type"),
            ({"status": "denied"}, "status"),
            ({"date": None}, "date"),
            ({"participants": []}, "Çavuşoğlu"),
            ({"participants": [], "date": None}, "was not found"),
            ({"quotes": []}, "no such quotation"),
            ({"quotes": [{"speaker": "Antony Blinken", "text": "as allies"}]}, "Antony Blinken"),
            ({"according_to": []}, "according_to"),
        ],
    )
    def test_each_field(self, changed: Record, word: str) -> None:
        lines = differences([self.page], [self.found(**changed)])
        assert any(word in line for line in lines), lines

    def test_participants_one_for_one(self) -> None:
        three = [
            *self.found()["engagements"][0]["participants"],
            {"name": None, "country_iso3": "RUS", "side": "both"},
        ]
        assert "RUS" in differences([self.page], [self.found(participants=three)])[0]
        other = [{"name": "Hakan Fidan", "country_iso3": "TUR", "side": "target"}, three[0]]
        lines = differences([self.page], [self.found(participants=other)])
        assert any("Cavusoglu" in line or "Çavuşoğlu" in line for line in lines)
        wrong_side = [three[0], three[1] | {"side": "target"}]
        assert "side of" in differences([self.page], [self.found(participants=wrong_side)])[0]

    def test_page_fields_extras_and_furniture(self) -> None:
        got = self.found() | {"published": None, "related": [], "main": None}
        got["engagements"] = [*got["engagements"], self.found(type="aid")["engagements"][0]]
        lines = differences([self.page], [got])
        for word in ("published", "nothing more", "related", "main"):
            assert any(word in line for line in lines), word
        assert "not read" in differences([self.page], [])[0]

    def test_merging(self) -> None:
        pages = [self.page, self.page | {"id": "b"}]
        together = [self.found(), self.found() | {"id": "b"}]
        assert differences(pages, together) == []
        apart = [self.found(), self.found(event="e2") | {"id": "b"}]
        assert "told as 2 events" in differences(pages, apart)[0]
        other = {"id": "b", "engagements": [self.page["engagements"][0] | {"event": "y"}]}
        assert "told as one" in differences([self.page, other], together)[0]


if __name__ == "__main__":
    listed: list[str] = json.loads(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else []
    now = differences(EXPECTED, read_examples())
    KNOWN.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(now)} differences; {len(set(listed) - set(now))} gone, {len(set(now) - set(listed))} new")

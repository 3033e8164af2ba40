"""Question 11: one page with everything between two governments since the last ministerial."""

from __future__ import annotations

import json
from typing import Any

from lxml import html

from tests.questions.doors import Doors

# The commitment that Kyiv's page ascribes to Washington, in its words.
_PROMISED = (
    "United States gives a signal that it will be among the states which give security guarantees to Ukraine"
)


def _brief(doors: Doors, left: str, right: str, **asked: str) -> dict[str, Any]:
    """The API's answer, once the command line, the page and the page's file say the same."""
    asking = "&".join(f"{name}={day}" for name, day in asked.items())
    wire: dict[str, Any] = doors.json(f"/api/v1/dyads/{left}/{right}/brief?{asking}")
    assert doors.json(f"/dyads/{left}/{right}/brief.json?{asking}") == wire
    options = [part for name, day in asked.items() for part in (f"--{name}", day)]
    printed = json.loads(doors.cli("brief", left, right, "--json", *options))
    for part in ("happened", "announced", "not_so"):
        assert [one["event"]["id"] for one in printed[part]] == [one["event"]["id"] for one in wire[part]]
    markdown = doors.cli("brief", left, right, *options)
    assert doors.web.get(f"/dyads/{left}/{right}/brief.md?{asking}").text == markdown
    page = html.fromstring(doors.web.get(f"/dyads/{left}/{right}/brief?{asking}").text)
    shown = " ".join(page.xpath("//article")[0].text_content().split())
    for told in _told(wire):
        for said in (told["evidence"], *(one["text"] for one in told["quotations"] + told["commitments"])):
            assert said is None or " ".join(said.split()) in shown
        assert page.xpath(f"//article//a[@href='{told['event']['url']}']")
        assert told["sources"]
        for source in told["sources"]:
            assert page.xpath(f"//article//a[@href='{source['story']}']")
    return wire


def _told(wire: dict[str, Any]) -> list[dict[str, Any]]:
    last = [wire["ministerial"]] if wire["ministerial"] else []
    return [*last, *wire["happened"], *wire["announced"], *wire["not_so"]]


def test_question_11_since_the_last_ministerial(doors: Doors) -> None:
    wire = _brief(doors, "USA", "TUR", today="2022-03-31")
    assert (wire["since"], wire["since_from"]) == ("2022-03-10", "ministerial")
    last = wire["ministerial"]
    assert (last["event"]["type"], last["event"]["when"]["date"]) == ("call", "2022-03-10")
    assert {one["name"] for one in last["event"]["participants"]} == {"Joe Biden", "Recep Tayyip Erdoğan"}


def test_question_11_everything_since_a_day(doors: Doors) -> None:
    wire = _brief(doors, "USA", "TUR", since="2022-01-01", today="2022-12-31")
    calls = [one["event"]["when"]["date"] for one in wire["happened"] if one["event"]["type"] == "call"]
    assert calls == ["2022-03-10", "2022-02-08", "2022-01-03"]
    # The visit, and the aid that was pledged on it.
    assert {one["event"]["type"] for one in wire["announced"]} == {"visit", "aid"}
    (journey,) = [one for one in wire["announced"] if one["event"]["type"] == "visit"]
    assert journey["event"]["when"]["date"] == "2023-02-16/2023-02-22"
    assert wire["left_out"] == 0


def test_question_11_commitments_ascribed_to_the_other_side(doors: Doors) -> None:
    wire = _brief(doors, "UKR", "USA")
    (one,) = [one for told in _told(wire) for one in told["commitments"]]
    assert (one["told_by"], one["by"], one["text"]) == ("UKR", "USA", _PROMISED)
    assert not one["confirmed"]
    source = doors.web.get(one["source"]["story"]).text
    assert " ".join(_PROMISED.split()[-6:]) in " ".join(html.fromstring(source).text_content().split())

"""Question 6: both sides' readouts of the call of 3 January 2022: only the US, only Turkey, both."""

from __future__ import annotations

import json
from typing import Any

from tests.questions.doors import Doors


def _compared(doors: Doors) -> dict[str, set[str]]:
    """The topics by who names them, once every door was found to say the same."""
    found = doors.json("/api/v1/events?side=USA&side=TUR&type=call&since=2022-01-03&until=2022-01-03")
    (event,) = found["events"]
    told = json.loads(doors.cli("compare", event["id"], "--sides", "USA", "TUR", "--json"))
    sides = "?left=USA&right=TUR"
    assert told == doors.json(f"/api/v1/events/{event['id']}/comparison{sides}")
    assert told == doors.json(f"/events/{event['id']}.json{sides}")["comparison"]
    page = doors.web.get(f"/events/{event['id']}{sides}").text
    kinds: dict[str, set[str]] = {"both": set(), "left": set(), "right": set()}
    for row in told["rows"]:
        kinds[row["kind"]].update(_names(row["topic"]))
        assert row["topic"]["name"] in page
    assert (told["left"]["government"], told["right"]["government"]) == ("USA", "TUR")
    assert told["left"]["heard"] == told["right"]["heard"] == "own"
    return kinds


def _names(topic: dict[str, Any]) -> set[str]:
    return {topic["name"], *topic["governments"], *topic["regions"], *topic["areas"]}


def test_question_06_only_one_side_and_both(doors: Doors) -> None:
    kinds = _compared(doors)
    assert {"conflict", "UKR"} <= kinds["both"]
    assert {"Horn of Africa", "ARM"} <= kinds["left"] - kinds["right"] - kinds["both"]
    assert {"SDN", "ETH", "OSCE", "caucasus"} <= kinds["right"] - kinds["left"] - kinds["both"]


def test_question_06_both_name_bilateral_relations(doors: Doors) -> None:
    assert "bilateral relations" in _compared(doors)["both"]

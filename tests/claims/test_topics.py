"""What an act was about."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_CALL = "Antony Blinken and Sergey Lavrov spoke by phone on Monday"


def _topics(text: str) -> list[str]:
    (claim,), _ = claimed(text, "2022-01-05")
    for found in claim.detail("topic"):
        assert [span.of(text) for span in found.evidence] == [found.value]
    return [found.value for found in claim.detail("topic")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{_CALL} about gas transit.", ["gas transit"]),
        (f"{_CALL}. They discussed gas transit, arms control and visas.", ["gas transit", "arms control"]),
        (f"{_CALL}. The two discussed the release of prisoners.", ["release of prisoners"]),
        (f"{_CALL}. They talked about Syria as well as gas transit.", ["Syria", "gas transit"]),
        (f"{_CALL} about gas transit, the State Department said.", ["gas transit"]),
        (f"{_CALL}. They discussed gas transit, the State Department said in a statement.", ["gas transit"]),
        (f"{_CALL}. They discussed gas transit during a call that lasted an hour.", ["gas transit"]),
    ],
)
def test_topics(text: str, wanted: list[str]) -> None:
    found = _topics(text)
    for topic in wanted:
        assert any(topic in value for value in found), found
    assert not any("said" in value or "Monday" in value for value in found)


@pytest.mark.parametrize(
    "text",
    [
        f"{_CALL}.",
        f"{_CALL} on the sidelines of nothing.",
        "Antony Blinken met Sergey Lavrov on the margins of a summit on Monday.",
        f"{_CALL} on behalf of their presidents.",
    ],
)
def test_no_topics(text: str) -> None:
    assert _topics(text) == []


def test_there_are_at_most_eight() -> None:
    goods = ["grain", "oil", "gas", "steel", "fish", "wheat", "rice", "tea", "coal", "salt", "silk"]
    matters = ", ".join(f"{word} trade" for word in goods)
    assert len(_topics(f"{_CALL}. They discussed {matters}.")) == 8


def test_the_story_says_better_than_the_headline_what_it_was_about() -> None:
    text = (
        f"Blinken, Lavrov talk over the phone about gas, tanks\n{_CALL} about the transit of natural gas.\n"
    )
    assert _topics(text) == ["transit of natural gas"]


def test_topics_of_another_act_stay_with_it() -> None:
    text = f"{_CALL} about gas transit. Lavrov met Hakan Fidan in Ankara on Tuesday. They discussed grain."
    found, _ = claimed(text, "2024-01-05")
    assert [[f.value for f in claim.detail("topic")] for claim in found] == [
        ["gas transit"],
        ["grain"],
    ]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("They discussed gas transit and agreed to stay in touch.", "gas transit"),
        ("The two ministers had reviewed the grain agreement, they said.", "grain agreement"),
    ],
)
def test_a_topic_ends_where_the_next_verb_begins(told: str, wanted: str) -> None:
    assert _topics(f"Antony Blinken met Sergey Lavrov in Geneva on Monday. {told}") == [wanted]

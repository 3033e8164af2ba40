"""Habits of headlines and short reports: bare family names, infinitives, the matter in front of the call."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_DAY = "2024-03-05"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Of several who bear the name one heads a government or its diplomacy that day.
        ("Modi speaks to Putin.", {"IND", "RUS"}),
        ("Milei meets Meloni in Rome.", {"ARG", "ITA"}),
        ("Sharif meets Xi in Beijing.", {"PAK", "CHN"}),
    ],
)
def test_a_bare_family_name_is_the_one_in_high_office(text: str, wanted: set[str]) -> None:
    (claim,), _ = claimed(text, _DAY)
    assert {party.government for party in claim.parties} == wanted


def test_a_name_of_many_is_nobody_s() -> None:
    found, _ = claimed("Kim meets Putin.", _DAY)
    assert found == ()


def test_a_page_of_no_day_has_nobody_in_office() -> None:
    found, _ = claimed("Modi speaks to Putin.", None)
    assert found == ()


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Yoon and Kishida to hold summit in Seoul on Sunday.", "planned", "2024-03-10"),
        ("Yoon to host Kishida in Seoul on Sunday.", "planned", "2024-03-10"),
        ("Yoon hopes to host Kishida in Seoul on Sunday.", "hypothetical", "2024-03-10"),
        ("Yoon was pleased to host Kishida in Seoul on Sunday.", "happened", "2024-03-03"),
        ("Yoon hosted Kishida in Seoul on Sunday.", "happened", "2024-03-03"),
    ],
)
def test_an_infinitive_lies_ahead(text: str, status: str, day: str) -> None:
    (claim, *_), _ = claimed(text, _DAY)
    assert claim.when is not None
    assert (claim.status, claim.when.value.date) == (status, day)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Lula and Petro discussed the crisis in Haiti in a long phone call on Monday.", ["crisis in Haiti"]),
        ("Lula and Petro discussed the crisis in Haiti by phone on Monday.", ["crisis in Haiti"]),
        ("Lula raised the price of gas in a call with Petro on Monday.", ["price of gas"]),
        ("Lula and Petro spoke by phone about the Amazon on Monday.", ["Amazon"]),
    ],
)  # fmt: skip
def test_what_was_discussed_ends_before_how_and_when(text: str, topics: list[str]) -> None:
    (claim,), _ = claimed(text, _DAY)
    assert [found.value for found in claim.detail("topic")] == topics
    assert claim.event_type == "call"
    assert claim.when is not None
    assert claim.when.value.date == "2024-03-04"


def test_whoever_recalls_an_ambassador_is_no_source() -> None:
    text = "Chad and Mali signed a pact on Monday; Niger recalled its ambassador the next day."
    (claim, *_), _ = claimed(text, _DAY)
    assert claim.according_to == ()


def test_protests_that_something_is_about_are_no_protest_of_anybody() -> None:
    found, _ = claimed("Germany summons Iranian ambassador over protests crackdown.", _DAY)
    assert [[(p.role, p.government) for p in claim.parties] for claim in found] == [
        [("source", "DEU"), ("target", "IRN")]
    ]


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        (
            "Ishiba received a courtesy call from the Foreign Minister of Laos on Monday.",
            "meeting",
            "JPN LAO",
        ),
        ("Foreign Minister Wong paid a courtesy call on President Prabowo on Monday.", "meeting", "AUS IDN"),
        ("Macron received a phone call from Ishiba on Monday.", "call", "FRA JPN"),
    ],
)
def test_a_courtesy_call_is_a_visit_in_person(text: str, kind: str, sides: str) -> None:
    (claim,), _ = claimed(text, "2025-03-04")
    assert claim.event_type == kind
    assert {party.government for party in claim.parties} == set(sides.split())
    assert claim.detail("topic") == ()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Israel threatened to expel the Irish ambassador.", "IRL"),
        ("Turkey threatened to close the American embassy.", "USA"),
        ("Chile threatened to impose tariffs on Peru.", "PER"),
    ],
)
def test_what_is_threatened_is_no_act_and_its_target_is_the_threat_s(text: str, target: str) -> None:
    (claim,), _ = claimed(text, _DAY)
    assert claim.event_type == "threat"
    assert [p.government for p in claim.parties if p.role == "target"] == [target]
    assert claim.detail("topic") == ()


def test_words_that_name_nothing_are_no_topics() -> None:
    text = "Zelenskyy and Trump discussed the return of children as well."
    (claim,), _ = claimed(text, "2025-08-19")
    assert [found.value for found in claim.detail("topic")] == ["return of children"]
    posted = "Trump said in a post on his own network that he would receive Putin in Alaska on Friday."
    (claim, *_), _ = claimed(posted, "2025-08-12")
    assert claim.detail("topic") == ()

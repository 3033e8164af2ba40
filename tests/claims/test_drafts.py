"""When two tellings on one page are one act, and when they are two."""

from __future__ import annotations

import pytest

from readout.record import Claim
from tests.claims.opened import claimed

_HEAD = "Lavrov, Blinken hold phone talks\n"
_LEAD = (
    "Russian Foreign Minister Sergey Lavrov and U.S. Secretary of State Antony Blinken spoke by phone on "
    "Monday about gas transit.\n"
)
_THERE = "Russia expelled ten Polish diplomats on Monday."


def _read(text: str) -> tuple[Claim, ...]:
    return claimed(text, "2022-01-05")[0]


def test_headline_and_lead_are_one() -> None:
    (claim,) = _read(_HEAD + _LEAD)
    assert claim.main
    assert claim.evidence.of(_HEAD + _LEAD).startswith("Russian Foreign Minister")
    assert [p.name for p in claim.parties] == ["Sergey Lavrov", "Antony Blinken"]
    for party, short in zip(claim.parties, ("Lavrov", "Blinken"), strict=True):
        assert short in [span.of(_HEAD + _LEAD) for span in party.found.evidence]


def test_the_call_told_again_is_one() -> None:
    (claim,) = _read(_HEAD + _LEAD + "The phone conversation between Lavrov and Blinken lasted an hour.\n")
    assert claim.event_type == "call"


def test_the_storys_status_overrules_the_headlines() -> None:
    text = "Lavrov visits Tehran\nRussian Foreign Minister Sergei Lavrov will visit Tehran on January 17.\n"
    (claim,) = _read(text)
    assert claim.status == "planned"
    assert claim.when is not None
    assert claim.when.value.date == "2022-01-17"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sergey Lavrov met Antony Blinken in Geneva on Monday. They spoke by phone on Tuesday.",
            [("meeting", "2022-01-03"), ("call", "2022-01-04")],
        ),
        (
            "Biden and Putin spoke by phone on Monday. Biden and Putin spoke by phone again on Tuesday.",
            [("call", "2022-01-03"), ("call", "2022-01-04")],
        ),
        (
            f"{_THERE} Poland expelled five Russian diplomats on Tuesday.",
            [("sanction", "2022-01-03"), ("sanction", "2022-01-04")],
        ),
        (
            f"{_THERE} Poland expelled ten Russian diplomats on Monday.",
            [("sanction", "2022-01-03"), ("sanction", "2022-01-03")],
        ),
        (
            "Biden and Putin spoke by phone on Monday. Putin held talks with Lukashenko on Tuesday in Sochi.",
            [("call", "2022-01-03"), ("meeting", "2022-01-04")],
        ),
    ],
)
def test_two_acts_stay_two(text: str, wanted: list[tuple[str, str]]) -> None:
    found = _read(text)
    assert [(c.event_type, c.when.value.date if c.when else None) for c in found] == wanted
    assert [claim.main for claim in found] == [True, False]


def test_mirror_acts_exchange_source_and_target() -> None:
    found = _read(
        "Russia expelled ten Polish diplomats on Monday. Poland expelled ten Russian diplomats on Monday."
    )
    assert [[(p.role, p.government) for p in claim.parties] for claim in found] == [
        [("source", "RUS"), ("target", "POL")],
        [("source", "POL"), ("target", "RUS")],
    ]


def test_what_was_said_in_the_call_is_no_act_of_its_own() -> None:
    text = _HEAD + _LEAD + "Lavrov condemned Washington's sanctions, the ministry said.\n"
    assert [claim.event_type for claim in _read(text)] == ["call"]


def test_two_different_guests_are_two_meetings() -> None:
    text = "Emmanuel Macron met Olaf Scholz in Paris on Monday. Macron met Mario Draghi in Paris on Monday."
    assert [claim.parties[1].name for claim in _read(text)] == ["Olaf Scholz", "Mario Draghi"]


def test_an_act_of_long_ago_is_background() -> None:
    text = _LEAD + "Lavrov and Blinken's predecessor Mike Pompeo last met in Moscow on May 14, 2018.\n"
    assert [claim.event_type for claim in _read(text)] == ["call"]


def test_a_government_s_account_of_a_contact_holds_that_contact_and_the_next() -> None:
    text = (
        "Readout of Secretary Blinken's Call with Foreign Minister Lavrov\n"
        "Antony Blinken spoke by phone with Sergey Lavrov on Monday. He condemned the attack by Belarus "
        "and praised an agreement between Armenia and Turkey. They will meet in Geneva on Friday.\n"
    )
    found, _ = claimed(text, "2022-01-05")
    assert [(claim.event_type, claim.status) for claim in found] == [
        ("call", "happened"),
        ("meeting", "planned"),
    ]


def test_a_second_act_takes_its_target_from_the_first() -> None:
    text = (
        "Norway expelled three Russian diplomats on Monday. Denmark expelled two diplomats. Moscow announced "
        "retaliatory expulsions of diplomats."
    )
    found, _ = claimed(text, "2022-01-05")
    sides = [{(p.government, p.role) for p in claim.parties} for claim in found[:2]]
    assert sides == [{("NOR", "source"), ("RUS", "target")}, {("DNK", "source"), ("RUS", "target")}]


def test_what_was_talked_about_is_no_act_of_its_own() -> None:
    text = (
        "Antony Blinken and Sergey Lavrov spoke by phone on Monday. "
        "They discussed sanctions imposed by France on Mali."
    )
    found, _ = claimed(text, "2022-01-05")
    assert [claim.event_type for claim in found] == ["call"]


def test_what_is_alleged_and_what_is_denied_of_it_are_one_act() -> None:
    text = (
        "Donald Trump said he had spoken by phone with Xi Jinping. There has been no phone call between the "
        "two presidents, the Chinese Foreign Ministry said."
    )
    found, _ = claimed(text, "2025-04-28")
    assert [(claim.event_type, claim.status) for claim in found] == [("call", "denied")]


def test_a_call_that_was_held_and_another_that_is_denied_stay_two() -> None:
    text = (
        "Donald Trump spoke by phone with Xi Jinping on 17 January. There was no phone call between the two "
        "presidents on Friday, the Chinese Foreign Ministry said."
    )
    found, _ = claimed(text, "2025-04-28")
    assert sorted(claim.status for claim in found) == ["denied", "happened"]


def test_what_is_only_planned_holds_nothing_that_is_said() -> None:
    text = (
        "Afghanistan's defence ministry accused Pakistan of violating Afghan airspace on Tuesday.\n"
        "Pakistani Deputy Prime Minister Ishaq Dar is due in Kabul on Saturday.\n"
    )
    found, _ = claimed(text, "2024-12-25")
    assert [(one.event_type, one.status) for one in found] == [
        ("statement", "happened"),
        ("visit", "planned"),
    ]


def test_a_page_that_opens_with_history_is_history() -> None:
    text = (
        "On 6 April 1979 Belgium and Zaire signed a friendship treaty in Kinshasa. The two countries had "
        "held "
        "talks for a year. Historians still argue about its clauses.\n"
    )
    claims, _ = claimed(text, "2022-04-06")
    assert not claims

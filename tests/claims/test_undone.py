"""What a text says was not done, left undone or will not be done is never read as done."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed


def _told(text: str) -> list[tuple[str, str]]:
    found, _ = claimed(text, "2024-03-05")
    return [(claim.event_type, claim.status) for claim in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chile did not expel any Iranian diplomats on Monday.", [("sanction", "denied")]),
        ("Iran has not supplied drones to Sudan, its foreign ministry said.", [("aid", "denied")]),
        ("Peru did not sign the agreement with Chile on Monday.", [("agreement", "denied")]),
        ("Poland has not yet recalled its ambassador from Hungary.", [("sanction", "denied")]),
        ("Chile will not impose sanctions on Nicaragua.", []),
        ("Chile refused to sanction Nicaragua.", []),
        ("Turkey did not condemn Russia on Monday.", []),
        ("Kenya never threatened Uganda.", []),
        ("Kenya declined to condemn Uganda.", []),
        ("Norway stopped short of condemning Israel.", []),
        ("Spain has neither condemned Russia nor praised it.", []),
        ("La France n'a pas condamné la Russie.", []),
        ("España no condenó a Rusia.", []),
        ("Россия не осудила Иран.", []),
        ("Deutschland hat die Türkei nicht verurteilt.", []),
    ],
)
def test_what_was_not_done_is_not_read_as_done(text: str, wanted: list[tuple[str, str]]) -> None:
    assert _told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Turkey did not only condemn Russia on Monday.",
        "Turkey did not merely condemn Russia on Monday.",
        "Poland, which has not joined the euro, condemned Russia on Monday.",
        "Poland had not been asked, and condemned Russia on Monday.",
        "Nobody was hurt. Poland condemned Russia on Monday.",
    ],
)
def test_a_negation_of_something_else_undoes_nothing(text: str) -> None:
    assert _told(text) == [("statement", "happened")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Qatar withdrew its ambassadors from Oman and Egypt on Monday.", {"QAT", "OMN", "EGY"}),
        ("Spain and Italy recalled their envoys from Moscow on Monday.", {"ESP", "ITA", "RUS"}),
        ("Qatar summoned the ambassadors of Oman and Egypt on Monday.", {"QAT", "OMN", "EGY"}),
    ],
)
def test_envoys_are_recalled_from_whom_they_were_sent_to(text: str, wanted: set[str]) -> None:
    (claim,), _ = claimed(text, "2024-03-05")
    assert {party.government for party in claim.parties} == wanted


def test_a_matter_that_was_not_discussed_denies_no_meeting() -> None:
    assert _told("Lavrov and Fidan did not discuss trade when they met on Monday.") == [
        ("meeting", "happened")
    ]
    assert _told("Lavrov and Fidan did not meet on Monday.") == [("meeting", "denied")]


def test_what_is_not_ruled_out_is_not_denied() -> None:
    assert ("military", "denied") not in _told("Macron did not rule out sending troops to Ukraine.")
    assert ("sanction", "denied") not in _told("Chile did not stop imposing sanctions on Nicaragua.")
    assert _told("Trump did not rule out meeting Putin.") == [("meeting", "hypothetical")]
    assert _told("Trump did not meet Putin.") == [("meeting", "denied")]

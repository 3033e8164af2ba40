"""The parties of a claim: who is source, target, carrier or simply there, and for which government."""

from __future__ import annotations

import pytest

from readout.record import Claim
from tests.claims.opened import claimed


def _parties(text: str) -> list[tuple[str, str | None, str | None]]:
    found, _ = claimed(text, "2022-01-05")
    assert len(found) == 1, [(c.event_type, c.parties) for c in found]
    return [(p.role, p.name or p.office, p.government) for p in found[0].parties]


_CASES: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    (
        "Antony Blinken and Sergey Lavrov spoke by phone on Monday.",
        [("both", "Antony Blinken", "USA"), ("both", "Sergey Lavrov", "RUS")],
    ),
    (
        "Sergey Lavrov was received by Antony Blinken in Washington on Monday.",
        [("both", "Sergey Lavrov", "RUS"), ("both", "Antony Blinken", "USA")],
    ),
    (
        "Abiy Ahmed sent a letter to Joe Biden on Monday.",
        [("source", "Abiy Ahmed", "ETH"), ("target", "Joe Biden", "USA")],
    ),
    (
        "Russia expelled ten Polish diplomats on Monday.",
        [("source", None, "RUS"), ("target", None, "POL")],
    ),
    (
        "The Turkish Foreign Ministry summoned the Swedish ambassador on Monday.",
        [("source", None, "TUR"), ("target", "ambassador", "SWE")],
    ),
    (
        "Emmanuel Macron arrived in Moscow on Monday on a visit to Russia.",
        [("source", "Emmanuel Macron", "FRA"), ("target", None, "RUS")],
    ),
    (
        "Foreign Minister Sergey Lavrov met his Turkish counterpart Mevlut Cavusoglu on Monday.",
        [("both", "Sergey Lavrov", "RUS"), ("both", "Mevlut Cavusoglu", "TUR")],
    ),
    (
        "Russian Foreign Minister Sergey Lavrov met his Chinese counterpart on Monday.",
        [("both", "Sergey Lavrov", "RUS"), ("both", "Foreign Minister", "CHN")],
    ),
    (
        "The foreign ministers of Guyana and Venezuela, Hugh Todd and Yvan Gil, met on Monday.",
        [("both", "Hugh Todd", "GUY"), ("both", "Yvan Gil", "VEN")],
    ),
    (
        "Saudi Arabia and Iran signed an agreement on border trade on Monday.",
        [("both", None, "SAU"), ("both", None, "IRN")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), _CASES, ids=[text for text, _ in _CASES])
def test_roles(text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    assert _parties(text) == wanted


def _one(text: str) -> Claim:
    (claim,), _ = claimed(text, "2022-01-05")
    return claim


def test_a_spokesman_speaks_for_his_government() -> None:
    text = "Dmitry Peskov, the Kremlin spokesman, condemned Poland's decision on Monday."
    found, _ = claimed(text, "2022-01-05")
    assert all(p.name != "Dmitry Peskov" for claim in found for p in claim.parties)


def test_a_party_is_quoted_where_it_stands() -> None:
    text = "U.S. Secretary of State Antony Blinken spoke by phone with Russia's Sergey Lavrov on Monday."
    assert [p.found.value for p in _one(text).parties] == [
        "U.S. Secretary of State Antony Blinken",
        "Russia's Sergey Lavrov",
    ]
    for party in _one(text).parties:
        assert party.found.evidence[0].of(text) == party.found.value


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron met his ministers in Paris on Monday.",
        "Olaf Scholz met Annalena Baerbock in Berlin on Monday.",
        "A Turkish airline and a Greek shipyard signed a deal on Monday.",
        "Fighting between Russia and Ukraine went on near Kherson on Monday.",
        "Macron regularly phones Putin.",
    ],
)
def test_without_two_governments_or_an_occasion_there_is_no_claim(text: str) -> None:
    found, problems = claimed(text, "2022-01-05")
    assert found == ()
    assert [p.code for p in problems] == ["P020"]


def test_one_caller_and_two_called_are_two_calls() -> None:
    found, _ = claimed(
        "Antony Blinken spoke with Sergey Lavrov and Hakan Fidan by phone on Monday.", "2023-09-05"
    )
    assert [[p.name for p in claim.parties] for claim in found] == [
        ["Antony Blinken", "Sergey Lavrov"],
        ["Antony Blinken", "Hakan Fidan"],
    ]
    assert len({claim.id for claim in found}) == 2


def test_a_joint_call_is_one() -> None:
    text = "Antony Blinken held a joint phone call with Sergey Lavrov and Hakan Fidan on Monday."
    found, _ = claimed(text, "2023-09-05")
    assert [len(claim.parties) for claim in found] == [3]


def test_separate_meetings_are_one_with_each() -> None:
    text = "Antony Blinken held separate meetings with Sergey Lavrov and Mevlut Cavusoglu on Monday."
    found, _ = claimed(text, "2022-01-05")
    assert [{p.government for p in claim.parties} for claim in found] == [{"USA", "RUS"}, {"USA", "TUR"}]


def test_a_meeting_with_two_is_one() -> None:
    text = "Antony Blinken held a meeting with Sergey Lavrov and Mevlut Cavusoglu on Monday."
    found, _ = claimed(text, "2022-01-05")
    assert [{p.government for p in claim.parties} for claim in found] == [{"USA", "RUS", "TUR"}]


def test_the_place_a_report_is_sent_from_is_no_party() -> None:
    text = "SEOUL, Jan 4 (Agency) -- North Korea denied that its leader had written to Joe Biden on Monday."
    found, _ = claimed(text, "2022-01-05")
    assert {p.government for claim in found for p in claim.parties} <= {"PRK", "USA"}


def test_the_two_presidents_are_the_last_two_who_are_presidents() -> None:
    text = (
        "French President Emmanuel Macron spoke by phone with US President Joe Biden on Monday. Biden had "
        "spoken by phone with the leader of Iran on Sunday. "
        "The two presidents will meet in Rome on 29 January."
    )
    found, _ = claimed(text, "2022-01-12")
    (plan,) = [claim for claim in found if claim.status == "planned"]
    assert {p.government for p in plan.parties} == {"FRA", "USA"}


def test_staff_of_an_embassy_are_expelled_by_their_host() -> None:
    text = "Eight employees of the Polish Embassy in Minsk were declared personae non gratae on Monday."
    (claim,), _ = claimed(text, "2022-01-12")
    assert claim.event_type == "sanction"
    assert {(p.role, p.government) for p in claim.parties} == {("source", "BLR"), ("target", "POL")}


@pytest.mark.parametrize(
    ("second", "source"),
    [
        ("Prime Minister Boris Johnson pledged on Monday", "Boris Johnson"),
        ("a spokesman for Prime Minister Boris Johnson said on Monday", None),
        ("Prime Minister Sanna Marin of Finland announced on Monday", None),
    ],
)
def test_who_promises_for_his_government_gives(second: str, source: str | None) -> None:
    (claim,), _ = claimed(
        f"Britain will give Ukraine another 100 million pounds in aid, {second}.", "2022-03-02"
    )
    assert {(p.role, p.name, p.government) for p in claim.parties} == {
        ("source", source, "GBR"),
        ("target", None, "UKR"),
    }


def test_the_secretary_is_whose_title_is_cut_short() -> None:
    text = (
        "Secretary of State Antony Blinken flew to Europe with German Foreign Minister Annalena Baerbock on "
        "Sunday. In Athens the Secretary met with Prime Minister Kyriakos Mitsotakis on Monday."
    )
    found, _ = claimed(text, "2022-01-12")
    (meeting,) = [claim for claim in found if claim.event_type == "meeting"]
    assert {p.name for p in meeting.parties} == {"Antony Blinken", "Kyriakos Mitsotakis"}


def test_whose_meeting_it_was_is_not_said_by_a_call_after_it() -> None:
    found, _ = claimed(
        "Joe Biden spoke by phone with Olaf Scholz on Monday after the meeting in Geneva.", "2022-01-12"
    )
    assert [claim.event_type for claim in found] == ["call"]


def test_nobody_counts_himself_among_the_dictators() -> None:
    text = (
        "US President Joe Biden said on Tuesday that Xi Jinping had been embarrassed, and called the Chinese "
        "president a dictator."
    )
    (claim,), _ = claimed(text, "2023-06-22")
    assert {(p.role, p.name) for p in claim.parties} == {("source", "Joe Biden"), ("target", "Xi Jinping")}

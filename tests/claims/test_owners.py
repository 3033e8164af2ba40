"""Whose somebody is: an owner in front of a title is no party, and lends his government."""

from __future__ import annotations

import pytest

from readout.claims._mentions import OWNS
from tests.claims.opened import claimed, mentions

_OWNED = (
    (
        "Emmanuel Bonne, an adviser to French President Emmanuel Macron, met Putin's aide Yuri Ushakov.",
        {("Emmanuel Bonne", "FRA"), ("Yuri Ushakov", "RUS")},
    ),
    (
        "Jake Sullivan held talks with China's Wang Yi and Putin's long-time foreign policy adviser Yuri "
        "Ushakov.",
        {("Jake Sullivan", "USA"), ("Wang Yi", "CHN"), ("Yuri Ushakov", "RUS")},
    ),
    (
        "Antony Blinken met with Netanyahu's rival Benny Gantz on Monday.",
        {("Antony Blinken", "USA"), ("Benny Gantz", "ISR")},
    ),
    (
        "Brazil's Lula met the Dominican Republic's President Luis Abinader on Monday.",
        {("Lula", "BRA"), ("Luis Abinader", "DOM")},
    ),
)


@pytest.mark.parametrize(("text", "parties"), _OWNED)
def test_the_owned_is_the_party(text: str, parties: set[tuple[str, str]]) -> None:
    found, _ = claimed(text, "2023-12-15")
    assert {(p.name, p.government) for p in found[0].parties} == parties


def test_an_owner_of_what_he_did_stays_a_party() -> None:
    found, _ = claimed("Putin's call with Emmanuel Macron on Monday lasted an hour.", "2022-03-05")
    assert {p.government for p in found[0].parties} == {"RUS", "FRA"}


def test_an_owner_is_kept_as_who_he_is() -> None:
    owner, aide = mentions("Putin's aide Yuri Ushakov spoke.")
    assert (owner.name, owner.via, aide.name, aide.owned) == ("Putin", OWNS, "Yuri Ushakov", True)
    assert aide.start == owner.start


def test_whoever_leads_a_delegation_travels() -> None:
    text = "A delegation led by Nigeria's former president Goodluck Jonathan visited Bamako on Monday."
    found, _ = claimed(text, "2023-08-13")
    assert [(p.role, p.government) for p in found[0].parties] == [("source", "NGA"), ("target", "MLI")]


def test_them_whom_somebody_refused_to_see_were_named_before() -> None:
    text = (
        "A delegation led by Nigeria's former president Goodluck Jonathan visited Bamako on Monday. "
        "President Assimi Goita refused to see them."
    )
    found, _ = claimed(text, "2023-08-13")
    refusal = next(claim for claim in found if claim.event_type == "refusal")
    assert [(p.role, p.government) for p in refusal.parties] == [("source", "MLI"), ("target", "NGA")]


def test_a_junta_is_that_of_the_country_named_before() -> None:
    text = (
        "Mali's military junta closed the border. ECOWAS chairman and Nigeria's President Bola Ahmed Tinubu "
        "ordered new sanctions against the junta on Tuesday."
    )
    found, _ = claimed(text, "2023-08-09")
    assert [(p.role, p.name, p.government) for p in found[0].parties] == [
        ("source", "Bola Ahmed Tinubu", "NGA"),
        ("target", None, "MLI"),
    ]


def test_a_junta_of_no_country_is_nobody() -> None:
    assert mentions("The junta closed the border.") == []


def test_one_man_in_two_offices_is_one_party() -> None:
    found, _ = claimed(
        "African Union chairman and Senegal's President Macky Sall met Vladimir Putin.", "2022-06-05"
    )
    assert [p.government for p in found[0].parties] == ["SEN", "RUS"]


def test_a_last_name_alone_is_whoever_the_page_names_in_full() -> None:
    text = (
        "Andorra's foreign minister, Imma Tor Faus, met Estonia's Margus Tsahkna on Monday. "
        "On Tuesday Faus flew to Riga, where Krišjānis Kariņš received her."
    )
    found, _ = claimed(text, "2023-11-01")
    assert ("visit", "Imma Tor Faus") in [(claim.event_type, claim.parties[0].name) for claim in found]


def test_a_last_name_inside_another_name_is_not() -> None:
    assert [m.name for m in mentions("Imran Khan wrote. Khan Younis is a city.") if m.name] == ["Imran Khan"]

"""Acts in the words that ministries and papers use for them, told apart from what is like them."""

from __future__ import annotations

import pytest

from readout.record import Claim
from tests.claims.opened import claimed

Told = tuple[str, str, tuple[tuple[str, str], ...]]


def _told(claim: Claim) -> Told:
    parties = sorted((party.role, party.government or "") for party in claim.parties)
    return claim.event_type, claim.status, tuple(parties)


def _read(text: str) -> list[Told]:
    found, _ = claimed(text, "2024-03-14")
    return [_told(claim) for claim in found]


def _against(kind: str, source: str, target: str) -> Told:
    return kind, "happened", (("source", source), ("target", target))


READ = [
    (
        "President Gabriel Boric announced the withdrawal of Chile's ambassador in Nicaragua on Tuesday.",
        _against("sanction", "CHL", "NIC"),
    ),
    ("South Korea calls its diplomats home from Sudan", _against("sanction", "KOR", "SDN")),
    ("Niger withdrew its charge d'affaires from Benin on Tuesday.", _against("sanction", "NER", "BEN")),
    ("Ghana ordered the closure of its embassy in Iran on Tuesday.", _against("sanction", "GHA", "IRN")),
    (
        "The Fijian foreign minister said on Tuesday that Fiji had decided to cut diplomatic ties with Iran.",
        _against("sanction", "FJI", "IRN"),
    ),
    (
        "Ambassador Sylvain Itte of France's refusal to attend a meeting with Malian Foreign Minister "
        "Abdoulaye Diop angered Bamako.",
        _against("refusal", "FRA", "MLI"),
    ),
    (
        "Germany's refusal to receive Malian Foreign Minister Abdoulaye Diop on Friday angered Bamako.",
        _against("refusal", "DEU", "MLI"),
    ),
    ("Norway is sending a field hospital to Malawi.", _against("aid", "NOR", "MWI")),
    ("Cuba sent forty nurses to Angola on Tuesday.", _against("aid", "CUB", "AGO")),
]


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_an_act_is_read_in_its_own_words(text: str, wanted: Told) -> None:
    assert _read(text) == [wanted]


@pytest.mark.parametrize("verb", ["would have", "could have", "might have"])
def test_what_would_have_been_done_was_not_done(verb: str) -> None:
    text = f"Canada {verb} imposed sanctions on Eritrea in February."
    assert _read(text) == []


def test_what_was_done_is_read_beside_it() -> None:
    text = "Canada imposed sanctions on Eritrea in February."
    assert _read(text) == [_against("sanction", "CAN", "ERI")]


@pytest.mark.parametrize(
    ("noun", "role"), [("host", "host"), ("mediator", "mediator"), ("witness", "witness")]
)
def test_who_was_there_as_something_is_no_side(noun: str, role: str) -> None:
    text = (
        "Presidents Salva Kiir and Isaias Afwerki met on Tuesday in Juba, with Ethiopian Prime Minister "
        f"Abiy Ahmed as {noun}."
    )
    (claim,) = claimed(text, "2024-03-14")[0]
    assert {p.government: p.role for p in claim.parties}["ETH"] == role


def test_an_object_pronoun_is_not_who_summons() -> None:
    text = (
        "Nigerian ambassador Musa Bello spoke to reporters. Ghana's foreign ministry protested to Abuja. "
        "It had summoned Bello on Monday to hand him a note."
    )
    assert _against("statement", "GHA", "NGA") in _read(text)
    assert _against("statement", "NGA", "GHA") not in _read(text)


def test_a_recall_and_an_expulsion_are_two_acts() -> None:
    text = (
        "Chile recalled its ambassador from Peru on Tuesday. Chile expelled the Peruvian ambassador in May."
    )
    assert _read(text) == [_against("sanction", "CHL", "PER")] * 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Indian Foreign Minister S. Jaishankar called on Danny Faure, President of Seychelles,.",
            "meeting",
        ),
        ("S. Jaishankar called upon Nepali Prime Minister KP Sharma Oli in Kathmandu.", "meeting"),
        (
            "S. Jaishankar called on Nepali Prime Minister KP Sharma Oli to open the border.",
            "statement",
        ),
        ("India called on Nepal.", "statement"),
    ],
)
def test_calling_on_somebody_is_a_meeting_where_nothing_is_asked(text: str, wanted: str) -> None:
    assert [kind for kind, _, _ in _read(text)] == [wanted]

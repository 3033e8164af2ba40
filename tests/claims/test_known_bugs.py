"""Sentences that were once misread, each with what a careful reader takes from it."""

from __future__ import annotations

import pytest

from readout.record import Claim
from tests.claims.opened import acts, claimed, mentions, opened

_DAY = "2022-01-05"


def _one(text: str, published: str | None = _DAY) -> Claim:
    (claim,), _ = claimed(text, published)
    return claim


def _sides(claim: Claim) -> list[tuple[str | None, str | None, str]]:
    return [(party.name, party.government, party.role) for party in claim.parties]


def _date(claim: Claim) -> str | None:
    return claim.when.value.date if claim.when else None


# -- sources -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Antony Blinken travelled to Poland to meet Kuleba, the State Department said.",
            ["State Department"],
        ),
        ("Antony Blinken phoned Sergey Lavrov on Monday, the Kremlin reported.", ["Kremlin"]),
        ("Antony Blinken, the US secretary of state, said he phoned Sergey Lavrov.", ["Antony Blinken"]),
    ],
)
def test_a_verb_of_speech_belongs_to_the_subject_next_to_it(text: str, wanted: list[str]) -> None:
    page = opened(text, _DAY)
    assert [source.name for sources in page.sources.values() for source in sources] == wanted


# -- letters -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron received a letter from Vladimir Putin on Monday.",
        "Emmanuel Macron has got a written message from Vladimir Putin on Monday.",
    ],
)
def test_who_receives_a_letter_is_its_addressee(text: str) -> None:
    assert sorted(_sides(_one(text))) == [
        ("Emmanuel Macron", "FRA", "target"),
        ("Vladimir Putin", "RUS", "source"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hakan Fidan handed a letter from Recep Tayyip Erdogan to Emmanuel Macron in Paris on Monday.",
        "Hakan Fidan delivered Recep Tayyip Erdogan's letter to Emmanuel Macron in Paris on Monday.",
        "A letter from Recep Tayyip Erdogan to Emmanuel Macron was delivered by Hakan Fidan on Monday.",
        "Emmanuel Macron received a letter from Recep Tayyip Erdogan, delivered by Hakan Fidan, on Monday.",
    ],
)
def test_who_hands_a_letter_over_carries_it(text: str) -> None:
    assert sorted(_sides(_one(text, "2024-01-09")), key=str) == [
        ("Emmanuel Macron", "FRA", "target"),
        ("Hakan Fidan", "TUR", "carrier"),
        ("Recep Tayyip Erdogan", "TUR", "source"),
    ]


def test_a_letter_delivered_in_a_capital_is_for_its_government() -> None:
    claim = _one("Hakan Fidan delivered Recep Tayyip Erdogan's letter in Paris on Monday.", "2024-01-09")
    assert {(p.government, p.role) for p in claim.parties} == {
        ("TUR", "source"),
        ("TUR", "carrier"),
        ("FRA", "target"),
    }


def test_who_welcomes_a_letter_does_not_carry_it() -> None:
    claim = _one("Antony Blinken welcomed the letter from Emmanuel Macron to Vladimir Putin.")
    assert "carrier" not in {party.role for party in claim.parties}


# -- titles for several holders ----------------------------------------------------------------------------


def test_a_plural_title_stands_for_its_holders_on_the_page() -> None:
    text = (
        "The foreign ministers of Egypt and Sudan met in Cairo on Monday. Sameh Shoukry and Mariam al-Mahdi "
        "spoke of the dam.\n\nEgyptian Foreign Minister Sameh Shoukry thanked his guest, "
        "Sudanese Foreign Minister Mariam al-Mahdi.\n"
    )
    claim = claimed(text, "2021-06-10")[0][0]
    assert sorted(_sides(claim)) == [("Mariam al-Mahdi", "SDN", "both"), ("Sameh Shoukry", "EGY", "both")]


def test_a_plural_title_means_an_office() -> None:
    found = mentions("The foreign ministers of Egypt and Sudan met in Cairo.")
    assert [(m.office_kind, m.government) for m in found[:2]] == [
        ("foreign-minister", "EGY"),
        ("foreign-minister", "SDN"),
    ]


# -- status and dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron on Friday postponed his visit to Russia.",
        "Emmanuel Macron postponed on Friday a visit to Russia.",
        "The Elysee said on Friday that Emmanuel Macron had postponed a visit to Russia.",
        "A visit by Emmanuel Macron to Russia was put off on Friday.",
    ],
)
def test_a_plan_put_off_does_not_take_the_day_it_was_put_off(text: str) -> None:
    claim = _one(text, "2022-01-08")
    assert (claim.status, _date(claim)) == ("cancelled", None)


def test_a_second_call_in_a_sentence_has_its_own_day() -> None:
    text = "Emmanuel Macron spoke by phone with Vladimir Putin on Monday and with Olaf Scholz on Tuesday."
    found, _ = claimed(text, "2022-01-06")
    assert [(claim.parties[1].name, _date(claim)) for claim in found] == [
        ("Vladimir Putin", "2022-01-03"),
        ("Olaf Scholz", "2022-01-04"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron asked to meet Vladimir Putin.",
        "Emmanuel Macron has requested to meet Vladimir Putin.",
        "Emmanuel Macron asked for a meeting with Vladimir Putin.",
    ],
)
def test_what_is_asked_for_is_hypothetical(text: str) -> None:
    assert _one(text).status == "hypothetical"


def test_diplomats_expelled_by_a_country() -> None:
    claim = _one("Fifteen Polish diplomats were expelled by Russia on Monday.")
    assert claim.event_type == "sanction"
    assert sorted(_sides(claim), key=str) == [(None, "POL", "target"), (None, "RUS", "source")]


# -- places and names --------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["in June", "in January 2022", "in mid-June"])
def test_a_month_is_no_place(when: str) -> None:
    claim = _one(
        f"US Secretary of State Antony Blinken met Russian minister Sergey Lavrov {when}.", "2022-07-05"
    )
    assert not any("Ju" in found.value or "Ja" in found.value for found in claim.detail("place"))


@pytest.mark.parametrize("name", ["Salvador Sanchez", "Chad Smith", "Jordan Henderson", "Kenya Barris"])
def test_a_name_that_begins_like_a_country(name: str) -> None:
    assert "government" not in {m.kind for m in mentions(f"Antony Blinken spoke with {name} about gas.")}


def test_a_country_before_a_day_is_a_country() -> None:
    found = mentions("The United States sanctioned Russia Monday over the attack.")
    assert [m.government for m in found] == ["USA", "RUS"]


# -- quotations --------------------------------------------------------------------------------------------


def test_the_first_paragraph_of_a_quotation_has_the_speaker_of_its_last() -> None:
    text = (
        "Antony Blinken met Sergey Lavrov in Geneva on Monday.\n\n"
        "“The talks were frank and useful to both sides.\n\n"
        "“We agreed to meet again in the spring,” Lavrov said.\n"
    )
    claim = _one(text)
    assert [said.speaker.value if said.speaker else None for said in claim.said] == ["Sergey Lavrov"] * 2


# -- acts are found once -----------------------------------------------------------------------------------


def test_acts_of_a_sentence_are_kept_on_the_page() -> None:
    page = opened("Antony Blinken met Sergey Lavrov in Geneva on Monday.", _DAY)
    assert page.acts_of(0) is page.acts_of(0)
    assert acts("Antony Blinken met Sergey Lavrov in Geneva on Monday.")


# -- topics ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gas transit and arms control were discussed by Antony Blinken and Sergey Lavrov in a phone call on "
         "Monday.", ["Gas transit and arms control"]),
        ("The war in Yemen was the main topic of a phone call between Antony Blinken and Sergey Lavrov.",
         ["war in Yemen"]),
        ("The fate of the prisoners dominated a phone call between Antony Blinken and Sergey Lavrov.",
         ["fate of the prisoners"]),
        ("Antony Blinken and Sergey Lavrov spoke by phone on Monday. Gas transit was also raised.",
         ["Gas transit"]),
    ],
)  # fmt: skip
def test_a_matter_before_the_cue(text: str, wanted: list[str]) -> None:
    found = [topic.value for topic in _one(text).detail("topic")]
    for topic in wanted:
        assert any(topic in value for value in found), found


# -- contacts whose form is open ---------------------------------------------------------------------------


def test_a_contact_of_an_open_form_is_planned() -> None:
    claim = _one("Contacts between Ankara and Damascus are expected on 15 January.")
    assert (claim.event_type, claim.status, _date(claim)) == ("planned", "planned", "2022-01-15")


def test_contacts_that_happened_are_no_plan() -> None:
    assert claimed("Contacts between Ankara and Damascus are useful.", _DAY)[0] == ()

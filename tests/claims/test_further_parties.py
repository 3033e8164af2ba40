"""Parties whom the words beside an act name: who joined it, who carried it, whose offer was refused."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_DAY = "2024-03-14"
_MET = "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Tuesday."


def _read(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    found, _ = claimed(text, _DAY)
    return [(c.event_type, tuple(sorted((p.role, p.government or "") for p in c.parties))) for c in found]


def _met(*governments: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [("meeting", tuple(("both", one) for one in sorted(governments)))]


@pytest.mark.parametrize(
    "text",
    [
        f"{_MET} They were joined by Polish Prime Minister Donald Tusk.",
        f"{_MET} The two were later joined at dinner by Polish Prime Minister Donald Tusk.",
        "Emmanuel Macron and Olaf Scholz, joined by the Pole Donald Tusk, met in Paris on Tuesday.",
    ],
)
def test_whoever_joined_a_contact_is_a_party(text: str) -> None:
    assert _read(text) == _met("DEU", "FRA", "POL")


@pytest.mark.parametrize(
    "more",
    [
        "They were joined by French Foreign Minister Stephane Sejourne.",
        "They were joined by their spouses.",
        "The march outside was joined by Polish Prime Minister Donald Tusk.",
    ],
)
def test_others_are_not(more: str) -> None:
    assert _read(f"{_MET} {more}") == _met("DEU", "FRA")


@pytest.mark.parametrize(
    "more",
    [
        "The letter was delivered in Riyadh by Kuwaiti Foreign Minister Abdullah Al-Yahya.",
        "Kuwaiti Foreign Minister Abdullah Al-Yahya handed over the message.",
    ],
)
def test_the_next_sentence_names_a_carrier(more: str) -> None:
    text = f"Emir Tamim bin Hamad Al Thani sent a letter to Mohammed bin Salman on Monday. {more}"
    assert _read(text) == [("letter", (("carrier", "KWT"), ("source", "QAT"), ("target", "SAU")))]


def test_a_next_sentence_about_something_else_names_no_carrier() -> None:
    text = (
        "Emir Tamim bin Hamad Al Thani sent a letter to Mohammed bin Salman on Monday. Food was delivered "
        "to the camps by Kuwait."
    )
    assert _read(text)[0] == ("letter", (("source", "QAT"), ("target", "SAU")))


@pytest.mark.parametrize(
    "text",
    [
        "Russia proposed talks in Minsk on Monday. The offer was rejected by Ukraine on Tuesday.",
        "Russia proposed talks in Minsk on Monday. Ukraine turned down the proposal on Tuesday.",
        "Russia's invitation to talks was declined by Ukraine on Tuesday.",
        "The Russian offer of talks was turned down by Ukraine on Tuesday.",
        "An offer by Russia to hold talks was rejected by Ukraine on Tuesday.",
    ],
)
def test_whose_offer_is_refused(text: str) -> None:
    assert ("refusal", (("source", "UKR"), ("target", "RUS"))) in _read(text)


def test_an_offer_of_nobody_known_is_refused_to_nobody() -> None:
    assert _read("Prices fell on Monday. The offer was rejected by Ukraine on Tuesday.") == []

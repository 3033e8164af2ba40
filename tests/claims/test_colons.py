"""Whoever has a colon in front of what he says is its source, and no party of it."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kremlin: Lavrov met Fidan in Ankara on Monday.", ["Kremlin"]),
        ("14:22 Peskov: Lavrov met Fidan in Ankara on Monday.", ["Peskov"]),
        ("[09:05 GMT] Qatari foreign ministry: Lavrov met Fidan on Monday.", ["Qatari foreign ministry"]),
        ("Ankara: Lavrov met Fidan at the airport on Monday.", []),  # where the entry is from
        ("Lavrov met Fidan on Monday: a photograph shows both.", []),
    ],
)  # fmt: skip
def test_a_colon_makes_a_source(text: str, wanted: list[str]) -> None:
    (claim,), _ = claimed(text, "2024-03-05")
    assert [found.value for found in claim.according_to] == wanted
    assert {party.government for party in claim.parties} == {"RUS", "TUR"}


def test_who_speaks_is_no_party_of_what_he_tells() -> None:
    text = "Borrell: the talks between Lavrov and Fidan on Monday were useful."
    (claim, *_), _ = claimed(text, "2024-03-05")
    assert {party.government for party in claim.parties} == {"RUS", "TUR"}
    assert [found.value for found in claim.according_to] == ["Borrell"]


def test_what_is_not_in_the_plans_is_denied() -> None:
    found, _ = claimed("A meeting of Sergey Lavrov and Hakan Fidan is not in the plans.", "2024-03-05")
    assert [claim.status for claim in found] == ["denied"]

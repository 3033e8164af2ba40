"""Who called off a contact is its source; where nobody is named, both sides are alike."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Poland has called off the meeting of Foreign Minister Radoslaw Sikorski and his Hungarian "
            "counterpart Peter Szijjarto that was set for Thursday.",
            {("POL", "source"), ("HUN", "target")},
        ),
        (
            "The Kremlin cancelled a meeting between Vladimir Putin and Emmanuel Macron set for Thursday.",
            {("RUS", "source"), ("FRA", "target")},
        ),
        (
            "A meeting between Vladimir Putin and Emmanuel Macron that was set for Thursday was cancelled.",
            {("RUS", "both"), ("FRA", "both")},
        ),
        (
            "Emmanuel Macron scrapped a planned meeting with Viktor Orban on Monday, straining relations "
            "between Paris and Budapest.",
            {("FRA", "source"), ("HUN", "target")},
        ),
    ],
)
def test_the_side_that_calls_off(text: str, wanted: set[tuple[str, str]]) -> None:
    (claim,), _ = claimed(text, "2024-03-05")
    assert claim.status == "cancelled"
    assert {(p.government, p.role) for p in claim.parties} == wanted

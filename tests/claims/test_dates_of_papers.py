"""The day that a paper bears is no day of a meeting about it."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Annalena Baerbock met Espen Barth Eide in Oslo over the protocol of 4 June 2015.", None),
        ("Espen Barth Eide received Hakan Fidan and praised the decree of 2 May 2019.", None),
        ("Annalena Baerbock met Espen Barth Eide in Oslo on 4 March 2024.", "2024-03-04"),
        ("Norway and Germany signed the protocol of 4 March 2024 in Oslo.", "2024-03-04"),
    ],
)
def test_the_day_of_a_paper(text: str, wanted: str | None) -> None:
    (claim, *_), _ = claimed(text, "2024-03-14")
    day = claim.when.value.date if claim.when and claim.when.value.basis != "pub" else None
    assert day == wanted

"""Where an act took place and how it was done."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed


@pytest.mark.parametrize(
    ("text", "place", "channel"),
    [
        ("Antony Blinken met Sergey Lavrov in Geneva on Monday.", "Geneva", "in person"),
        ("In Geneva on Monday, Antony Blinken met Sergey Lavrov.", "Geneva", "in person"),
        ("Antony Blinken met Sergey Lavrov on Monday.", None, "in person"),
        ("Antony Blinken spoke by phone with Sergey Lavrov in Moscow on Monday.", None, "phone"),
        ("Antony Blinken spoke with Sergey Lavrov by video on Monday.", None, "video"),
        ("Antony Blinken held a video conference with Sergey Lavrov on Monday.", None, "video"),
        ("Antony Blinken sent a letter to Sergey Lavrov on Monday.", None, "written"),
        ("Sergey Lavrov will visit Tehran on Friday.", "Tehran", "in person"),
        ("Sergey Lavrov arrived in Tehran on Monday for a visit to Iran.", "Tehran", "in person"),
    ],
)
def test_place_and_channel(text: str, place: str | None, channel: str) -> None:
    found, _ = claimed(text, "2022-01-05")
    (claim,) = [claim for claim in found if claim.main]
    assert [f.value for f in claim.detail("channel")] == [channel]
    assert [f.value for f in claim.detail("place")] == ([place] if place else [])
    for detail in claim.details:
        if detail.role == "place":
            assert [span.of(text) for span in detail.found.evidence] == [detail.found.value]

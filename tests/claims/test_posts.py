"""Posts: words that hashtags and handles run together are read as words."""

from __future__ import annotations

import pytest

from readout import claims, pages
from readout.knowledge import load
from readout.record import Claim, Page


def read(text: str, published: str) -> tuple[Claim, ...]:
    page = Page(
        "https://posts.example/1", text.encode(), "jsonl", "1", media_type="text/plain", charset="utf-8",
        published=published, text_given=True,
    )  # fmt: skip
    knowledge = load()
    found, _ = claims.read(pages.read(page, knowledge), knowledge)
    return found


@pytest.mark.parametrize(
    ("text", "published", "kind", "parties"),
    [
        (
            "@EmmanuelMacron and @OlafScholz phoned Vladimir Putin on Saturday #Ukraine",
            "2022-05-30",
            "call",
            {("Emmanuel Macron", "FRA"), ("Olaf Scholz", "DEU"), ("Vladimir Putin", "RUS")},
        ),
        (
            ".@JohnKerry met #SouthAfrica's Foreign Minister @MaiteNkoanaMashabane in Vienna today.",
            "2015-10-29",
            "meeting",
            {("John Kerry", "USA"), ("Maite Nkoana Mashabane", "ZAF")},
        ),
        (
            "#SecClinton is meeting Foreign Minister Davutoglu of #Turkey this morning.",
            "2012-09-27",
            "meeting",
            {("Clinton", "USA"), ("Davutoglu", "TUR")},
        ),
        (
            "#UnitedStates and #NewZealand signed an agreement on visas in Wellington on Monday.",
            "2019-05-14",
            "agreement",
            {(None, "USA"), (None, "NZL")},
        ),
    ],
)
def test_who_a_tag_names(text: str, published: str, kind: str, parties: set[tuple[str | None, str]]) -> None:
    (claim,) = read(text, published)
    assert claim.event_type == kind
    assert {(party.name, party.government) for party in claim.parties} == parties
    page = text
    assert all(span.of(page) for party in claim.parties for span in party.found.evidence)


def test_a_word_with_a_capital_inside_is_one_word_where_no_sign_stands_before_it() -> None:
    (claim,) = read(
        "Canada's Foreign Minister Peter MacKay met Germany's Frank-Walter Steinmeier today.", "2007-05-30"
    )
    assert "Peter MacKay" in {party.name for party in claim.parties}

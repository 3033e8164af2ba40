"""Who hosted, mediated or witnessed a contact."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_BOTH = "Nikol Pashinyan and Ilham Aliyev"


@pytest.mark.parametrize(
    ("text", "role", "government"),
    [
        ("Qatar hosted a meeting between Nikol Pashinyan and Ilham Aliyev in Doha on Monday.", "host", "QAT"),
        (
            f"{_BOTH} held talks in Brussels with the mediation of Charles Michel on Monday.",
            "mediator",
            "XEU",
        ),
        (f"{_BOTH} met in Brussels on Monday under Charles Michel's mediation.", "mediator", "XEU"),
        (f"{_BOTH} signed an agreement brokered by Turkey on Monday.", "mediator", "TUR"),
        (f"{_BOTH} signed a declaration in the presence of Donald Trump on Monday.", "witness", "USA"),
    ],
)
def test_a_third_party_has_its_role(text: str, role: str, government: str) -> None:
    (claim,), _ = claimed(text, "2022-04-07" if "Trump" not in text else "2025-08-12")
    assert {(p.government, p.role) for p in claim.parties} == {
        ("ARM", "both"),
        ("AZE", "both"),
        (government, role),
    }


def test_a_host_who_takes_part_has_no_second_role() -> None:
    (claim,), _ = claimed("Emmanuel Macron hosted Olaf Scholz in Paris on Monday.", "2022-04-07")
    assert {(p.government, p.role) for p in claim.parties} == {("FRA", "both"), ("DEU", "both")}


def test_a_third_party_may_be_named_in_the_next_sentence() -> None:
    text = (
        "Nikol Pashinyan and Ilham Aliyev held talks in Brussels on Monday. They were mediated by "
        "Charles Michel and by French President Emmanuel Macron."
    )
    (claim,), _ = claimed(text, "2022-04-07")
    assert {(p.government, p.role) for p in claim.parties} == {
        ("ARM", "both"),
        ("AZE", "both"),
        ("XEU", "mediator"),
        ("FRA", "mediator"),
    }


def test_a_next_sentence_about_something_else_names_no_third_party() -> None:
    text = (
        "Nikol Pashinyan and Ilham Aliyev held talks in Brussels on Monday. Last year's truce was brokered "
        "by Russian President Vladimir Putin."
    )
    (claim,), _ = claimed(text, "2022-04-07")
    assert {p.government for p in claim.parties} == {"ARM", "AZE"}

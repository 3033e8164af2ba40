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


@pytest.mark.parametrize(
    "text",
    [
        f"{_BOTH} held talks in Brussels on Monday. Turkey's Recep Tayyip Erdogan took part in the talks.",
        f"{_BOTH} held talks in Brussels on Monday. Recep Tayyip Erdogan of Turkey took part.",
        "Министр иностранных дел Армении Арарат Мирзоян встретился в понедельник с министром иностранных дел "
        "Азербайджана Джейхуном Байрамовым с участием министра иностранных дел Турции Мевлюта Чавушоглу.",
    ],
)
def test_who_took_part_is_a_third_party(text: str) -> None:
    (claim,), _ = claimed(text, "2022-04-07")
    assert {(p.government, p.role) for p in claim.parties} == {
        ("ARM", "both"),
        ("AZE", "both"),
        ("TUR", "witness"),
    }


@pytest.mark.parametrize(
    "second",
    [
        "Armenian Foreign Minister Ararat Mirzoyan took part in the talks.",
        "Turkish President Recep Tayyip Erdogan took part in a parade in Ankara.",
        "The talks were attended by journalists, and Turkey watched.",
    ],
)
def test_own_ministers_and_guests_of_something_else_are_none(second: str) -> None:
    (claim,), _ = claimed(f"{_BOTH} held talks in Brussels on Monday. {second}", "2022-04-07")
    assert {p.government for p in claim.parties} == {"ARM", "AZE"}


def test_who_opens_talks_is_their_host() -> None:
    text = f"{_BOTH} held talks in Tirana on Monday. They were opened by Albanian Prime Minister Edi Rama."
    (claim,), _ = claimed(text, "2022-04-07")
    assert ("ALB", "host") in {(p.government, p.role) for p in claim.parties}

"""Governments that stand for a person the page names."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed


def _parties(text: str) -> list[list[tuple[str, str | None, str | None]]]:
    found, _ = claimed(text, "2023-07-05")
    return [[(p.role, p.name, p.government) for p in claim.parties] for claim in found]


def test_a_host_country_is_the_host_the_page_names() -> None:
    told = _parties(
        "Brazilian President Luiz Inacio Lula da Silva will visit Portugal on 22 July. Portuguese President "
        "Marcelo Rebelo de Sousa said the talks would be about trade."
    )
    assert told[0] == [
        ("source", "Luiz Inacio Lula da Silva", "BRA"),
        ("target", "Marcelo Rebelo de Sousa", "PRT"),
    ]


def test_a_person_of_another_rank_does_not_stand_for_the_government() -> None:
    told = _parties(
        "Brazilian President Luiz Inacio Lula da Silva will visit Portugal on 22 July. Portuguese Foreign "
        "Minister Joao Gomes Cravinho welcomed the news."
    )
    assert told[0][1] == ("target", None, "PRT")


def test_two_governments_alone_are_those_the_page_names_in_one_rank() -> None:
    told = _parties(
        "Kosovo and Serbia signed an agreement on missing persons on 2 May 2023. Serbian President "
        "Aleksandar Vucic said it was a small step. Kosovo's prime minister, Albin Kurti, called it a relief."
    )
    assert {(name, government) for _, name, government in told[0]} == {
        ("Aleksandar Vucic", "SRB"),
        ("Albin Kurti", "XKX"),
    }


def test_governments_impose_sanctions_whoever_speaks_of_them() -> None:
    told = _parties(
        "The United States imposed sanctions on Belarus on Monday. President Alexander Lukashenko shrugged, "
        "and U.S. President Joe Biden said more would follow."
    )
    assert told[0] == [("source", None, "USA"), ("target", None, "BLR")]


def test_of_two_holders_of_one_rank_none_is_chosen() -> None:
    told = _parties(
        "Canadian Prime Minister Justin Trudeau will visit Italy on 20 July. Italian President "
        "Sergio Mattarella and Prime Minister Giorgia Meloni praised Canada."
    )
    assert told[0][1] == ("target", None, "ITA")


def test_an_offer_to_mediate_is_made_to_whom_it_was_told() -> None:
    told = _parties(
        "Qatar is ready to host talks for Sudan, the emir, Tamim bin Hamad Al Thani, told General Abdel "
        "Fattah al-Burhan of Sudan in a phone call on Monday."
    )
    assert [
        ("source", "Tamim bin Hamad Al Thani", "QAT"),
        ("target", "Abdel Fattah al-Burhan", "SDN"),
    ] in told


def test_an_offer_that_names_both_sides_keeps_them() -> None:
    told = _parties(
        "Turkey is ready to mediate between Sudan and Chad. President Recep Tayyip Erdogan spoke by phone "
        "with Chad's president, Mahamat Deby, on Monday."
    )
    assert [("source", None, "TUR"), ("target", None, "SDN"), ("target", None, "TCD")] in told


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        (
            "Norwegian Prime Minister Jonas Gahr Støre met Moldovan President Maia Sandu in Chisinau. "
            "He also announced that financial support for Moldova will rise to €40 million.",
            "NOR",
            "MDA",
        ),
        (
            "Lithuanian President Gitanas Nausėda received Moldovan President Maia Sandu in Vilnius. "
            "Nausėda said that Lithuania would send ten trucks with medical aid to Moldova.",
            "LTU",
            "MDA",
        ),
        (
            "Indian Prime Minister Narendra Modi pledged $300 million in aid to Nepal. Nepal's prime "
            "minister, Pushpa Kamal Dahal, thanked him.",
            "IND",
            "NPL",
        ),
    ],
)
def test_aid_for_a_country_is_for_no_person(text: str, source: str, target: str) -> None:
    aid = [c for c in claimed(text, "2023-07-05")[0] if c.event_type == "aid"]
    assert [(p.role, p.name, p.government) for c in aid for p in c.parties if p.role == "target"] == [
        ("target", None, target)
    ]
    assert [p.government for c in aid for p in c.parties if p.role == "source"] == [source]


def test_who_promises_aid_is_the_person_of_the_page_and_so_is_who_is_named_as_getting_it() -> None:
    told = _parties(
        "Norwegian Prime Minister Jonas Gahr Støre spoke in Oslo. Norway has pledged 10 million euros in aid "
        "to Moldovan Prime Minister Dorin Recean."
    )
    assert told[-1] == [("source", "Jonas Gahr Støre", "NOR"), ("target", "Dorin Recean", "MDA")]


def test_of_two_heads_the_one_whom_the_guest_meets_is_visited() -> None:
    first = "Canadian Prime Minister Justin Trudeau will visit Italy. "
    both = "Italian President Sergio Mattarella and Prime Minister Giorgia Meloni praised Canada. "
    met = "Trudeau is to meet Meloni on 20 July."
    assert _parties(first + both)[0][1] == ("target", None, "ITA")
    assert _parties(first + both + met)[0][1] == ("target", "Giorgia Meloni", "ITA")

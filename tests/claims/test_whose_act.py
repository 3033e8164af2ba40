"""Whose act it is in long sentences: relative clauses, "It", "each", "their ministers", a mast at the top."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_DAY = "2024-03-14"
Told = tuple[str, str, tuple[tuple[str, str], ...]]


def _read(text: str) -> list[Told]:
    found, _ = claimed(text, _DAY)
    return [
        (c.event_type, c.status, tuple(sorted((p.role, p.government or "") for p in c.parties)))
        for c in found
    ]


def _of(kind: str, status: str = "happened", **sides: str) -> Told:
    parties = [(role, one) for role, named in sides.items() for one in named.split()]
    return kind, status, tuple(sorted(parties))


def test_nobody_in_a_closed_relative_clause_does_what_follows_it() -> None:
    text = "Olaf Scholz, who had received Donald Tusk the week before, will travel to Rome on Friday."
    assert _of("visit", "planned", source="DEU", target="ITA") in _read(text)


def test_whoever_a_relative_pronoun_stands_behind_does_what_it_tells() -> None:
    text = (
        "Lithuania thanked Taiwan for its patience with China, which on Monday condemned the Lithuanian move."
    )
    assert _of("statement", source="CHN", target="LTU") in _read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Bogota ordered the expulsion of diplomats from Argentina's embassy after Javier Milei called "
            'Gustavo Petro a "terrorist".',
            [
                _of("sanction", source="COL", target="ARG"),
                _of("statement", source="ARG", target="COL"),
            ],
        ),
        (
            "Mali and Algeria each summoned the other's ambassador on Monday.",
            [
                _of("statement", source="MLI", target="DZA"),
                _of("statement", source="DZA", target="MLI"),
            ],
        ),
        (
            "India and Canada each expelled six diplomats on Monday.",
            [_of("sanction", source="IND", target="CAN"), _of("sanction", source="CAN", target="IND")],
        ),
        (
            "Ottawa moved first. It expelled six Indian diplomats on Monday.",
            [_of("sanction", source="CAN", target="IND")],
        ),
        (
            "Chad called its ambassador in Niamey home on Monday.",
            [_of("sanction", source="TCD", target="NER")],
        ),
        (
            "Stewart Wheeler, Canada's envoy, was earlier called in by the Indian foreign ministry.",
            [_of("statement", source="IND", target="CAN")],
        ),
    ],
)
def test_who_did_it_to_whom(text: str, wanted: list[Told]) -> None:
    assert _read(text) == wanted


def test_half_of_what_each_did_to_the_other_is_not_told_again() -> None:
    text = "India, Canada expel diplomats\n\nIndia and Canada each expelled six diplomats on Monday."
    assert len(_read(text)) == 2


def test_their_ministers_are_not_the_pair() -> None:
    text = "Nikol Pashinyan and Ilham Aliyev met on Monday. Their foreign ministers will meet on Friday."
    found, _ = claimed(text, _DAY)
    assert [(p.name, p.office, p.government) for p in found[1].parties] == [
        (None, "foreign ministers", "ARM"),
        (None, "foreign ministers", "AZE"),
    ]


def test_a_contact_that_only_was_sought_is_nobodys() -> None:
    text = (
        "Nikol Pashinyan met Antony Blinken in Munich on Monday. A meeting with Georgian Prime Minister "
        "Irakli Kobakhidze was sought."
    )
    assert len(_read(text)) == 1


def test_a_contact_that_a_sentence_opens_with_is_of_whom_the_one_before_tells() -> None:
    text = (
        "Nikol Pashinyan met Antony Blinken in Munich on Monday. A planned meeting with Georgian Prime "
        "Minister Irakli Kobakhidze was scrapped."
    )
    assert _read(text)[1] == _of("meeting", "cancelled", both="ARM GEO")


def test_what_had_been_due_goes_with_what_is_called_off() -> None:
    text = (
        "Rwanda's President Paul Kagame has called off a visit to London. Kagame had been due to have lunch "
        "with British Prime Minister Rishi Sunak."
    )
    assert [status for _, status, _ in _read(text)] == ["cancelled", "cancelled"]


@pytest.mark.parametrize(
    "top",
    [
        "Kingdom of Saudi Arabia | Ministry of Foreign Affairs",
        "Ministry of Foreign Affairs of Saudi Arabia",
    ],
)
def test_a_ministry_at_the_top_says_whose_page_it_is(top: str) -> None:
    text = f"{top}\n\nThe Foreign Minister received a call from the Foreign Minister of Cyprus on Monday."
    assert _read(text) == [_of("call", both="SAU CYP")]


def test_the_ambassador_is_of_whoever_sent_him() -> None:
    text = (
        "Ministry of Foreign Affairs of Saudi Arabia\n\nThe Ambassador of Cyprus was summoned to the "
        "ministry on Monday. The Ambassador was told that two employees of the embassy are declared personae "
        "non gratae."
    )
    assert _read(text) == [
        _of("statement", source="SAU", target="CYP"),
        _of("sanction", source="SAU", target="CYP"),
    ]


def test_a_headline_about_a_ministry_is_no_such_top() -> None:
    text = (
        "Ministry of Foreign Affairs of Saudi Arabia burns\n\n"
        "The Foreign Minister received a call from the Foreign Minister of Cyprus on Monday."
    )
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Olaf Scholz and Donald Tusk have each telephoned Volodymyr Zelensky since Monday.",
            [_of("call", both="DEU UKR"), _of("call", both="POL UKR")],
        ),
        (
            "The foreign ministers of Kenya and Uganda each met Sergey Lavrov in Moscow on Monday.",
            [_of("meeting", both="KEN RUS"), _of("meeting", both="UGA RUS")],
        ),
        (
            "Olaf Scholz and Donald Tusk met Volodymyr Zelensky on Monday, and each gave him a book.",
            [_of("meeting", both="DEU POL UKR")],
        ),
    ],
)
def test_several_who_each_had_a_contact_had_one_each(text: str, wanted: list[Told]) -> None:
    assert _read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The group's chair, Nepal, condemned India on Monday.",
            _of("statement", source="NPL", target="IND"),
        ),
        (
            "The bloc's rotating president, Denmark, summoned the Russian ambassador on Monday.",
            _of("statement", source="DNK", target="RUS"),
        ),
        (
            "The German foreign minister, Annalena Baerbock, condemned Russia on Monday.",
            _of("statement", source="DEU", target="RUS"),
        ),
    ],
)
def test_a_country_that_holds_an_office_is_that_country(text: str, wanted: Told) -> None:
    assert _read(text) == [wanted]

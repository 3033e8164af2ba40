"""Whether a page says that something took place, will, will not, did not, or might."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_PAGE = "2022-01-05"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Antony Blinken met Sergey Lavrov in Geneva on Monday.", "happened"),
        ("Antony Blinken is meeting Sergey Lavrov in Geneva today.", "happened"),
        ("Antony Blinken will meet Sergey Lavrov in Geneva on Friday.", "planned"),
        ("Antony Blinken is to meet Sergey Lavrov in Geneva on Friday.", "planned"),
        ("Antony Blinken is expected to meet Sergey Lavrov in Geneva on Friday.", "planned"),
        ("A meeting between Antony Blinken and Sergey Lavrov is scheduled for Friday.", "planned"),
        ("Antony Blinken agreed to meet Sergey Lavrov in Geneva on Friday.", "planned"),
        ("Antony Blinken cancelled a meeting with Sergey Lavrov in Geneva.", "cancelled"),
        ("Antony Blinken's meeting with Sergey Lavrov in Geneva was called off.", "cancelled"),
        ("Antony Blinken will not meet Sergey Lavrov in Geneva on Friday.", "cancelled"),
        ("Emmanuel Macron will not visit Moscow on Friday.", "cancelled"),
        ("Antony Blinken did not meet Sergey Lavrov in Geneva on Monday.", "denied"),
        ("Antony Blinken has not met Sergey Lavrov in Geneva.", "denied"),
        ("There was no phone call between Antony Blinken and Sergey Lavrov on Monday.", "denied"),
        ("The Kremlin denied that Antony Blinken had met Sergey Lavrov on Monday.", "denied"),
        ("Antony Blinken could meet Sergey Lavrov in Geneva next week.", "hypothetical"),
        ("Antony Blinken is ready to meet Sergey Lavrov in Geneva.", "hypothetical"),
        ("Antony Blinken wants to meet Sergey Lavrov in Geneva.", "hypothetical"),
        ("Antony Blinken is due to meet Sergey Lavrov in Geneva on Friday.", "planned"),
        ("Antony Blinken said he would meet Sergey Lavrov in Geneva on Friday.", "planned"),
        ("A letter from Antony Blinken to Sergey Lavrov will be delivered by Hakan Fidan.", "planned"),
        ("There would be no meeting between Antony Blinken and Sergey Lavrov in Geneva.", "cancelled"),
        ("Antony Blinken calls off his meeting with Sergey Lavrov in Geneva.", "cancelled"),
        ("Antony Blinken has offered to meet Sergey Lavrov in Geneva.", "hypothetical"),
    ],
)
def test_status(text: str, status: str) -> None:
    found, _ = claimed(text, _PAGE)
    assert [claim.status for claim in found] == [status]


def test_a_plan_has_its_day_and_that_of_its_announcement() -> None:
    text = "Antony Blinken will meet Sergey Lavrov in Geneva on Friday, the State Department said on Tuesday."
    (claim,), _ = claimed(text, _PAGE)
    assert claim.when is not None
    assert claim.announced is not None
    assert (claim.when.value.date, claim.announced.value.date) == ("2022-01-07", "2022-01-04")
    assert claim.announced.evidence[0].of(text) == "Tuesday"


def test_a_plan_that_gives_no_day_of_announcement_is_made_known_by_the_page() -> None:
    (claim,), _ = claimed("Antony Blinken will meet Sergey Lavrov in Geneva on Friday.", _PAGE)
    assert claim.announced is not None
    assert (claim.announced.value.date, claim.announced.value.basis) == (_PAGE, "pub")


def test_what_happened_was_not_announced() -> None:
    (claim,), _ = claimed("Antony Blinken met Sergey Lavrov in Geneva on Monday.", _PAGE)
    assert claim.announced is None


def test_each_act_of_a_sentence_has_its_own() -> None:
    text = "Antony Blinken met Sergey Lavrov on Monday and will meet Mevlut Cavusoglu on Friday."
    found, _ = claimed(text, _PAGE)
    assert [(claim.parties[1].name, claim.status) for claim in found] == [
        ("Sergey Lavrov", "happened"),
        ("Mevlut Cavusoglu", "planned"),
    ]


def test_a_called_off_meeting_runs_from_who_called_it_off() -> None:
    (claim,), _ = claimed("Antony Blinken cancelled a meeting with Sergey Lavrov in Geneva.", _PAGE)
    assert [(p.role, p.name) for p in claim.parties] == [
        ("source", "Antony Blinken"),
        ("target", "Sergey Lavrov"),
    ]
    assert claim.act == "REJECT"


@pytest.mark.parametrize("dateline", ["ATHENS, May 14", "ATHENS, 14 May"])
def test_a_month_is_no_word_of_status(dateline: str) -> None:
    found, _ = claimed(f"{dateline} - Kyriakos Mitsotakis met Recep Tayyip Erdogan on Tuesday.", "2024-05-14")
    assert [claim.status for claim in found] == ["happened"]


def test_what_follows_a_meeting_leaves_it_held() -> None:
    text = (
        "The presidents of Rwanda, Paul Kagame, and of Angola, João Lourenço, said they would go on talking "
        "after a first meeting on Monday in Luanda."
    )
    found, _ = claimed(text, "2024-03-13")
    assert [(claim.status, {p.government for p in claim.parties}) for claim in found] == [
        ("happened", {"RWA", "AGO"})
    ]


def test_a_briefing_after_a_meeting_to_come_leaves_it_planned() -> None:
    text = "Antony Blinken and Sergey Lavrov will brief reporters after a meeting in Geneva on Friday."
    found, _ = claimed(text, "2022-01-19")
    assert [claim.status for claim in found] == ["planned"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If Moldova is attacked again, the two countries will consult within a day.", False),
        ("The two ministers will meet in Rome on 29 January.", True),
    ],
)
def test_an_undertaking_on_a_condition_is_no_meeting_to_come(text: str, told: bool) -> None:
    opening = "Antony Blinken and Sergey Lavrov signed an agreement in Geneva on Monday. "
    found, _ = claimed(opening + text, "2022-01-12")
    assert ("meeting" in {claim.event_type for claim in found}) == told

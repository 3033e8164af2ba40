"""Who called off a contact is its source; where nobody is named, both sides are alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claims.opened import claimed
from tests.claims.test_advice import proposal, read


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


# Visits told as called off to whoever was to receive the guest: text, guest, host, day of the telling.
TOLD_OFF = [
    ("Narendra Modi told Moscow on Monday that he was not coming.", "IND", "RUS", "2024-05-13"),
    (
        "On Tuesday evening Emmanuel Macron let Japan know that he would not be coming.",
        "FRA",
        "JPN",
        "2024-05-14",
    ),
    ("Keir Starmer informed Oslo yesterday that he could not come after all.", "GBR", "NOR", "2024-05-15"),
]


@pytest.mark.parametrize(("text", "guest", "host", "day"), TOLD_OFF, ids=[host for _, _, host, _ in TOLD_OFF])
def test_who_tells_his_host_that_he_is_not_coming_calls_off_a_visit(
    text: str, guest: str, host: str, day: str
) -> None:
    (claim,), _ = claimed(text, "2024-05-16")
    assert (claim.event_type, claim.status, claim.when) == ("visit", "cancelled", None)
    assert [(p.role, p.government) for p in claim.parties] == [("source", guest), ("target", host)]
    assert claim.announced is not None
    assert claim.announced.value.date == day


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden told reporters in London that he would not be travelling.",
        "Olaf Scholz told Bild that he would not be coming.",
        "Emmanuel Macron told Tokyo on Monday that he would come.",
    ],
)
def test_who_tells_somebody_else_or_something_else_calls_off_nothing(text: str) -> None:
    assert [claim for claim in claimed(text, "2024-05-16")[0] if claim.status == "cancelled"] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Narendra Modi was to have met Emmanuel Macron on 22 May.", "cancelled"),
        ("Olaf Scholz was to have held talks with Pedro Sanchez on 22 May.", "cancelled"),
        ("Narendra Modi was to have visited Kenya on 22 May.", "cancelled"),
        ("Narendra Modi was to have a meeting with Emmanuel Macron on 22 May.", "planned"),
        ("Narendra Modi was to meet Emmanuel Macron on 22 May.", "planned"),
    ],
)
def test_what_was_to_have_been_done_is_off(text: str, status: str) -> None:
    assert [claim.status for claim in claimed(text, "2024-05-16")[0]] == [status]


def test_a_visit_that_is_off_was_due_when_its_guest_was_to_have_met_his_host() -> None:
    text = (
        "Macron calls off trip to Japan\n\nThe French president was to have met Fumio Kishida, the prime "
        "minister, during a visit to Tokyo on May 28 and 29, at the invitation of Emperor Naruhito."
    )
    claim = claimed(text, "2024-05-16")[0][0]
    assert claim.status == "cancelled"
    assert claim.when is not None
    assert claim.when.value.date == "2024-05-28/2024-05-29"
    assert [(p.role, p.name) for p in claim.parties] == [("source", "Macron"), ("target", "Fumio Kishida")]


@pytest.mark.parametrize(
    "second",
    [
        "He was to have opened a hospital in Lyon on 28 May.",
        "Stephane Sejourne was to have met Japanese Foreign Minister Yoko Kamikawa on 28 May.",
        "Macron is to meet Germany's Olaf Scholz on 28 May.",
    ],
)
def test_another_s_day_is_not_that_of_the_visit(second: str) -> None:
    text = f"French President Emmanuel Macron calls off trip to Japan\n\n{second}"
    visit = next(c for c in claimed(text, "2024-05-16")[0] if c.event_type == "visit")
    assert (visit.status, visit.when) == ("cancelled", None)


_NOT_COMING = (
    "told {host} on Monday that he was not coming. He had been {due} in the {whose} capital on {days}."
)


@pytest.mark.parametrize(
    ("guest", "host", "due", "whose", "days", "wanted"),
    [
        ("Narendra Modi", "Oslo", "due", "Norwegian", "Saturday and Sunday", "2024-05-18/2024-05-19"),
        ("Olaf Scholz", "Turkey", "expected", "Turkish", "20 May", "2024-05-20"),
        ("William Ruto", "Japan", "due", "Japanese", "May 28 and 29", "2024-05-28/2024-05-29"),
    ],
)
def test_a_visit_that_had_been_due_is_the_one_called_off(
    guest: str, host: str, due: str, whose: str, days: str, wanted: str
) -> None:
    text = f"{guest} {_NOT_COMING.format(host=host, due=due, whose=whose, days=days)}"
    (claim,), _ = claimed(text, "2024-05-16")
    assert (claim.event_type, claim.status) == ("visit", "cancelled")
    assert claim.when is not None
    assert claim.when.value.date == wanted
    assert claim.announced is not None
    assert claim.announced.value.date == "2024-05-13"


def test_whether_what_had_been_due_was_called_off_is_left_open() -> None:
    text = "Emmanuel Macron had been due in the Indian capital on Tuesday, and many waited."
    assert claimed(text, "2024-05-16")[0] == ()


@pytest.mark.parametrize("words", ["on a plane", "on the evening flight", "aboard a jet"])
def test_the_night_of_a_flight_missed_is_no_day_of_the_visit(words: str) -> None:
    text = f"Narendra Modi should have been {words} to Norway last night."
    missed = proposal(text, f"should have been {words}", "visit", source="Narendra Modi", target="Norway")
    off = replace(missed, statuses=(("cancelled", 0.97),))
    (claim,) = read(text, off, published="2024-05-16")
    assert (claim.status, claim.when) == ("cancelled", None)


def test_who_boarded_a_plane_travelled_that_day() -> None:
    text = "Emmanuel Macron boarded a plane to Morocco on Tuesday."
    flown = proposal(text, "boarded a plane", "visit", source="Emmanuel Macron", target="Morocco")
    (claim,) = read(text, flown, published="2024-05-16")
    assert claim.when is not None
    assert claim.when.value.date == "2024-05-14"

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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Путин и Эрдоган встретились в Анкаре во вторник, сообщил Кремль.", "Ankara"),
        ("Cumhurbaşkanı Erdoğan, Atina'da Yunanistan Başbakanı Kiryakos Miçotakis ile görüştü.", "Athens"),
        ("Cumhurbaşkanı Erdoğan, Antalya'da Yunanistan Başbakanı Kiryakos Miçotakis ile görüştü.", "Antalya"),
    ],
)
def test_a_declined_place_has_the_name_of_the_atlas(text: str, place: str) -> None:
    found, _ = claimed(text, "2024-05-16")
    (claim,) = [claim for claim in found if claim.main]
    assert [f.value for f in claim.detail("place")] == [place]


def test_the_story_names_the_city_that_its_headline_leaves_out() -> None:
    text = (
        "Blinken, Lavrov to meet in Switzerland on Friday\n\n"
        "Antony Blinken and Sergey Lavrov will meet in Geneva on Friday, the ministry said on Monday."
    )
    found, _ = claimed(text, "2022-01-05")
    (claim,) = [claim for claim in found if claim.main]
    assert [f.value for f in claim.detail("place")] == ["Geneva"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # The dateline, where one who takes part has his seat there.
        ("ATHENS, May 14 - Kyriakos Mitsotakis met Recep Tayyip Erdogan on Tuesday.", "Athens"),
        ("VIENNA, May 14 - Kyriakos Mitsotakis met Recep Tayyip Erdogan on Tuesday.", None),
        ("ATHENS, May 14 - Kyriakos Mitsotakis will meet Recep Tayyip Erdogan on Friday.", None),
        ("ATHENS, May 14 - Kyriakos Mitsotakis met Recep Tayyip Erdogan in Ankara on Monday.", "Ankara"),
        # The capital of the country visited, where the page leads to it.
        (
            "Sergey Lavrov is on a visit to Serbia. In Belgrade he will be shown the new bridge on Monday.",
            "Belgrade",
        ),
        ("Sergey Lavrov visited Serbia on Monday. Belgrade has asked for gas.", "Serbia"),
        # A seat of government.
        ("Robert Fico met Vladimir Putin in the Kremlin on Sunday.", "Kremlin"),
    ],
)
def test_what_stands_around_an_act_tells_where(text: str, place: str | None) -> None:
    found, _ = claimed(text, "2024-05-14")
    (claim,) = [claim for claim in found if claim.main]
    assert [f.value for f in claim.detail("place")] == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "kind", "channel"),
    [
        ("Russia expelled two German diplomats on Monday.", "sanction", ["public statement"]),
        (
            "Antony Blinken met Sergey Lavrov on Monday. On Sunday Russia expelled two British diplomats.",
            "sanction",
            [],
        ),
        ("Kenya and Ethiopia have reached an agreement on trade.", "agreement", []),
        ("Antony Blinken and Sergey Lavrov signed an agreement on trade.", "agreement", ["in person"]),
    ],
)
def test_no_channel_where_none_is_told(text: str, kind: str, channel: list[str]) -> None:
    found, _ = claimed(text, "2022-01-05")
    (claim,) = [claim for claim in found if claim.event_type == kind]
    assert [f.value for f in claim.detail("channel")] == channel


def _channels(text: str) -> list[tuple[str, str | None]]:
    found, _ = claimed(text, "2022-03-05")
    return [
        (claim.event_type, next((found.value for found in claim.detail("channel")), None)) for claim in found
    ]


def test_what_was_refused_says_by_which_way() -> None:
    assert _channels("Vladimir Putin refused to meet Emmanuel Macron on Monday.") == [
        ("refusal", "in person")
    ]
    assert _channels("Vladimir Putin refused to take a call from Emmanuel Macron.") == [("refusal", "phone")]
    assert _channels("Vladimir Putin refused to negotiate with Emmanuel Macron.") == [("refusal", None)]


def test_a_refusal_in_a_letter_was_made_in_writing() -> None:
    text = (
        "Mali's military rulers cannot receive a delegation of the European Union, said a letter from Mali's "
        "foreign ministry to the European Union on Monday."
    )
    assert ("refusal", "written") in _channels(text)


def test_pledges_one_after_another_were_made_in_one_way() -> None:
    text = (
        "Germany pledged 125 million euros of aid for Yemen at a virtual conference on Tuesday. "
        "Britain pledged 160 million pounds."
    )
    assert _channels(text) == [("aid", "video"), ("aid", "video")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Сергей Лавров встретился с Энтони Блинкеном в Женеве в понедельник.", "Geneva"),
        ("Сергей Лавров встретился с Энтони Блинкеном в Нью-Йорке в понедельник.", "New York"),
        ("Сергей Лавров встретился с Энтони Блинкеном в Анкаре в понедельник.", "Ankara"),
        ("Сергій Лавров зустрівся з Ентоні Блінкеном у Женеві в понеділок.", "Geneva"),
        ("Antony Blinken, pazartesi günü Sergey Lavrov ile Cenevre'de görüştü.", "Geneva"),
    ],
)
def test_a_town_has_its_english_name(text: str, place: str) -> None:
    (claim,), _ = claimed(text, "2022-01-25")
    assert [found.value for found in claim.detail("place")] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("PARIS - Emmanuel Macron received Olaf Scholz at the Elysee Palace on Monday.", "Paris"),
        ("Emmanuel Macron received Olaf Scholz at the Elysee Palace on Monday.", "Elysee Palace"),
        ("BERLIN - Emmanuel Macron received Olaf Scholz at the Elysee Palace on Monday.", "Elysee Palace"),
    ],
)
def test_a_palace_is_in_the_capital_that_the_page_names(text: str, place: str) -> None:
    (claim,), _ = claimed(text, "2022-01-25")
    assert [found.value for found in claim.detail("place")] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Antony Blinken met Wang Yi in the Chinese capital on Monday.", "Beijing"),
        ("Antony Blinken met Wang Yi in the Chinese city of Qingdao on Monday.", "Qingdao"),
        ("On Monday Antony Blinken went to Ankara, where he met Mevlut Cavusoglu.", "Ankara"),
    ],
)
def test_a_capital_that_is_not_named_and_one_named_before(text: str, place: str) -> None:
    found, _ = claimed(text, "2022-01-25")
    meeting = next(claim for claim in found if claim.event_type == "meeting")
    assert [one.value for one in meeting.detail("place")] == [place]

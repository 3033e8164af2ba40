"""Short reports of several acts: who is meant, who speaks, and in which act something was said."""

from __future__ import annotations

from tests.claims.opened import claimed

_VISIT = (
    "U.S. envoy Morgan Ortagus met Lebanese President Joseph Aoun on Saturday.\n\n"
    "Ortagus, who also held talks with Prime Minister Nawaf Salam and Speaker Nabih Berri, described them "
    "as constructive.\n\n"
    'Aoun asked Washington to press Israel. "There is no other way," Aoun said.'
)


def test_presidents_after_a_call_of_ministers_are_others() -> None:
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi telephoned his Tanzanian counterpart Mahmoud Thabit Kombo "
        "on Monday.\n\nThe two countries' presidents are due to meet in Arusha next month."
    )
    found, _ = claimed(text, "2025-05-22")
    call, meeting = found
    assert [p.name for p in call.parties] == ["Musalia Mudavadi", "Mahmoud Thabit Kombo"]
    assert [(p.name, p.government) for p in meeting.parties] == [(None, "KEN"), (None, "TZA")]


def test_ministers_after_a_call_of_ministers_are_the_same() -> None:
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi telephoned his Tanzanian counterpart Mahmoud Thabit Kombo "
        "on Monday.\n\nThe two ministers are due to meet in Arusha next month."
    )
    found, _ = claimed(text, "2025-05-22")
    assert [p.name for p in found[-1].parties] == ["Musalia Mudavadi", "Mahmoud Thabit Kombo"]


def test_the_last_of_a_list_does_not_say_what_the_subject_says() -> None:
    found, _ = claimed(_VISIT, "2025-04-05")
    talks = next(claim for claim in found if len(claim.parties) == 3)
    assert not any("Berri" in source.value for source in talks.according_to)
    assert talks.detail("topic") == ()


def test_words_belong_to_the_act_of_who_said_them() -> None:
    found, _ = claimed(_VISIT, "2025-04-05")
    said = {claim.parties[1].name: [q.text.value for q in claim.said] for claim in found}
    assert said["Joseph Aoun"] == ["There is no other way"]
    assert not any(words for name, words in said.items() if name != "Joseph Aoun")


def test_whoever_is_asked_is_no_source() -> None:
    found, _ = claimed(_VISIT, "2025-04-05")
    assert not any(source.value == "Washington" for claim in found for source in claim.according_to)

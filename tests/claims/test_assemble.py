"""Claims as they leave the room: ids, the main one, quotations, roots and what there is to say of them."""

from __future__ import annotations

import pytest

from tests.claims.opened import article, claimed

_PAGE = "2022-01-05"
_CALL = "Antony Blinken and Sergey Lavrov spoke by phone on Monday."
_MEETING = "Antony Blinken met Hakan Fidan in Ankara on Tuesday."


def test_ids_are_the_same_for_the_same_page() -> None:
    one, other = claimed(_CALL, _PAGE)[0], claimed(_CALL, _PAGE)[0]
    assert one == other
    assert one[0].id.startswith("claim-")
    assert one[0].article == article(_CALL, _PAGE).id


def test_ids_do_not_depend_on_what_the_caller_says_of_the_day() -> None:
    (one,), (other,) = claimed(_CALL, _PAGE)[0], claimed(_CALL, None)[0]
    assert one.id == other.id


def test_ids_differ_between_pages_and_acts() -> None:
    first, second = claimed(f"{_CALL} {_MEETING}", "2024-01-05")[0]
    (elsewhere,) = claimed(_CALL, _PAGE, url="https://other.example/b")[0]
    assert len({first.id, second.id, elsewhere.id}) == 3


def test_the_headlines_act_is_the_main_one() -> None:
    text = f"Blinken meets Fidan in Ankara\n{_CALL}\n{_MEETING}\n"
    found, _ = claimed(text, "2024-01-05")
    assert [(claim.event_type, claim.main) for claim in found] == [("meeting", True), ("call", False)] or [
        (claim.event_type, claim.main) for claim in found
    ] == [("call", False), ("meeting", True)]


def test_without_a_headline_the_first_is() -> None:
    found, _ = claimed(f"{_CALL} {_MEETING}", "2024-01-05")
    assert [claim.main for claim in found] == [True, False]


def test_a_quotation_goes_to_the_act_it_stands_by() -> None:
    text = f'{_CALL} "It was brief," Lavrov said.\n{_MEETING} "It was long," Fidan said.\n'
    found, _ = claimed(text, "2024-01-05")
    assert [[quote.text.value for quote in claim.said] for claim in found] == [
        ["It was brief"],
        ["It was long"],
    ]


@pytest.mark.parametrize(
    ("text", "act", "cameo"),
    [
        (_CALL, "CONSULT", "041"),
        (_MEETING, "CONSULT", "040"),
        ("Sergey Lavrov visited Tehran on Monday.", "CONSULT", "042"),
        ("Antony Blinken cancelled a meeting with Sergey Lavrov.", "REJECT", "040"),
        ("The United States imposed sanctions on Belarus on Monday.", "SANCTION", "163"),
        ("Russia expelled ten Polish diplomats on Monday.", "SANCTION", "166"),
        ("Israel and the United Arab Emirates signed a trade agreement on Monday.", "SUPPORT", "057"),
        ("Poland summoned the Russian ambassador on Monday.", "ACCUSE", "114"),
    ],
)
def test_roots_and_codes(text: str, act: str, cameo: str) -> None:
    (claim,), _ = claimed(text, _PAGE)
    assert (claim.act, claim.cameo) == (act, cameo)


def test_a_claim_says_how_it_was_read() -> None:
    (claim,), _ = claimed(_CALL, _PAGE)
    assert "cue:call" in claim.why
    assert claim.read_by
    assert claim.trigger.of(_CALL)
    assert claim.evidence.covers(claim.trigger)
    assert 0 < claim.confidence < 1


def test_a_page_holds_at_most_six() -> None:
    names = ["Sergey Lavrov", "Hakan Fidan", "Annalena Baerbock", "Wang Yi", "S. Jaishankar", "Penny Wong"]
    names += ["Tanja Fajon", "Hadja Lahbib", "Zbigniew Rau"]
    text = " ".join(f"Antony Blinken met {name} on Monday." for name in names)
    found, _ = claimed(text, "2023-07-05")
    assert 5 <= len(found) <= 6


def test_a_language_nobody_reads_is_p021() -> None:
    text = (
        "Valdības vadītājs pirmdien Rīgā tikās ar kaimiņvalsts prezidentu un pārrunāja drošības jautājumus.\n"
    )
    found, problems = claimed(text * 4, _PAGE)
    assert found == ()
    assert [problem.code for problem in problems] in (["P021"], ["P020"])


def test_a_language_that_nobody_can_tell_is_called_so() -> None:
    _, problems = claimed("Qwz xkv plm trd bnk. " * 4, _PAGE)
    assert len(problems) == 1
    assert problems[0].message.endswith("which language the page is in could not be told")


def test_a_quotation_goes_to_the_act_of_its_speakers_side() -> None:
    text = (
        "China condemned the United States on Monday. Joe Biden had called Xi Jinping a dictator on Sunday. "
        "“This is wrong,” Chinese Foreign Ministry spokeswoman Mao Ning said."
    )
    found, _ = claimed(text, "2023-06-21")
    (quoting,) = [claim for claim in found if claim.said]
    assert [p.government for p in quoting.parties if p.role == "source"] == ["CHN"]


@pytest.mark.parametrize(
    ("lead", "main"),
    [
        ("Antony Blinken spoke by phone with Wang Yi on Monday.", "call"),
        ("Antony Blinken wrote to Wang Yi on Monday.", "letter"),
        ("Antony Blinken condemned China on Monday, a day after he met Wang Yi in Rome.", "statement"),
    ],
)
def test_the_act_in_which_the_headline_was_said_is_the_main_one(lead: str, main: str) -> None:
    text = f"Blinken condemns China over the balloon\n\n{lead} He asked for an explanation.\n"
    found, _ = claimed(text, "2023-02-07")
    assert [claim.event_type for claim in found if claim.main] == [main]


def test_a_joint_statement_on_a_meeting_tells_of_the_meeting() -> None:
    text = (
        "Joint statement on the meeting of Antony Blinken and Hakan Fidan\n\n"
        "Antony Blinken and Hakan Fidan met in Ankara on Tuesday.\n"
    )
    found, _ = claimed(text, "2024-01-10")
    assert [claim.event_type for claim in found] == ["meeting"]

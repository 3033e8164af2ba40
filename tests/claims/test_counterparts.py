"""The side that an act's own sentence does not name is whom the model sees in the sentences before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.claims._counterparts import RULE
from readout.record import Claim
from tests.claims.test_advice import proposal, read

TEXT = (
    "Brazil seized a trawler from Uruguay at dawn. The crew is well. "
    "In Montevideo, flags flew at half mast. Brazil recalled its ambassador the same day."
)
RECALLED = replace(
    proposal(TEXT, "recalled", "sanction", source="Brazil recalled", target="Uruguay"), certainty=0.95
)


def parties(found: tuple[Claim, ...], trigger: str, text: str) -> list[tuple[str, str | None]]:
    return [(p.role, p.government) for one in found if trigger in one.trigger.of(text) for p in one.parties]


def test_the_other_side_comes_from_a_sentence_before() -> None:
    assert parties(read(TEXT), "recalled", TEXT) == []
    found = read(TEXT, RECALLED)
    assert parties(found, "recalled", TEXT) == [("source", "BRA"), ("target", "URY")]
    (claim,) = (one for one in found if "recalled" in one.trigger.of(TEXT))
    assert RULE in claim.why
    assert [p.found.value for p in claim.parties] == ["Brazil", "Uruguay"]


@pytest.mark.parametrize(
    "weaker",
    [
        pytest.param(replace(RECALLED, certainty=0.8), id="an act that the model doubts"),
        pytest.param(replace(RECALLED, kinds=(("letter", 0.9),)), id="an act of another kind"),
        pytest.param(
            replace(RECALLED, roles=(RECALLED.roles[0], (*RECALLED.roles[1][:2], 0.4))), id="a doubtful role"
        ),
        pytest.param(replace(RECALLED, roles=RECALLED.roles[1:]), id="none of the parties of the rules"),
        pytest.param(replace(RECALLED, roles=RECALLED.roles[:1]), id="nobody"),
    ],
)
def test_nobody_is_added_who_is_doubtful(weaker: object) -> None:
    assert parties(read(TEXT, weaker), "recalled", TEXT) == []  # type: ignore[arg-type]


def test_nobody_who_is_named_only_later_is_a_party() -> None:
    text = "Brazil recalled its ambassador at dawn. Uruguay had not been told."
    said = proposal(text, "recalled", "sanction", source="Brazil", target="Uruguay")
    assert parties(read(text, said), "recalled", text) == []


def test_where_something_was_is_no_party() -> None:
    text = "Talks were held in Uruguay. Brazil recalled its ambassador at dawn."
    said = proposal(text, "recalled", "sanction", source="Brazil", target="Uruguay")
    assert parties(read(text, said), "recalled", text) == []


def test_a_contact_gets_whom_it_was_with() -> None:
    text = "Sergey Lavrov flew in on Monday. Antony Blinken held a meeting at the airport the day after."
    said = proposal(text, "meeting", "meeting", both="Sergey Lavrov", source="Antony Blinken")
    assert parties(read(text), "meeting", text) == []
    found = parties(read(text, said), "meeting", text)
    assert sorted(found) == [("both", "RUS"), ("both", "USA")]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Antony Blinken held a meeting on Sergey Lavrov in his office.", "meeting", "meeting"),
        ("Antony Blinken spoke in the chamber, and Sergey Lavrov listened.", "spoke", "call"),
    ],
)
def test_whom_a_talk_was_about_and_who_hears_a_speech_are_no_parties(
    text: str, trigger: str, kind: str
) -> None:
    said = proposal(text, trigger, kind, both="Sergey Lavrov", source="Antony Blinken")
    assert read(text, said) == ()


BROKE = "Norway broke off relations on Monday."


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("Chile's embassy in Oslo is packing. ", [("source", "NOR"), ("target", "CHL")]),
        ("Chile and Peru keep embassies in Oslo. ", []),  # either may be meant
        ("Oslo woke up to snow. ", []),  # nobody else is named
    ],
)
def test_a_rupture_is_with_the_one_who_was_just_named(before: str, wanted: list[tuple[str, str]]) -> None:
    text = before + BROKE
    said = proposal(text, "broke off relations", "sanction", source="Norway")
    found = parties(read(text, replace(said, certainty=0.99)), "broke off", text)
    assert found == wanted
    assert parties(read(text, replace(said, certainty=0.9)), "broke off", text) == []

"""Transcripts of questions and answers."""

from __future__ import annotations

import pytest

from readout import claims
from tests.claims.opened import KNOWLEDGE, article, claimed
from tests.claims.test_advice import Says

_TURKEY = "https://www.mfa.gov.tr/a.en.mfa"


def _days(text: str, url: str) -> list[tuple[str, str | None, str | None]]:
    """Who says something against another government, by the act's day and how the page gives it."""
    found, _ = claimed(text, "2024-05-16", url)
    return [
        (p.government or "", c.when.value.date if c.when else None, c.when.value.basis if c.when else None)
        for c in found
        for p in c.parties
        if c.act == "ACCUSE" and p.role == "source"
    ]


@pytest.mark.parametrize("label", ["Q:", "Question:", "Reporter:", "Question from an agency:"])
def test_an_answer_was_not_given_on_the_day_that_its_question_names(label: str) -> None:
    text = (
        f"{label} Swedish Prime Minister Ulf Kristersson spoke of the trial on Monday. What do you say?\n\n"
        "Spokesperson Oncu Keceli: The remarks of the Swedish side are shameful and cynical."
    )
    assert _days(text, _TURKEY) == [("TUR", "2024-05-16", "pub")]


def test_an_answer_may_name_its_own_day() -> None:
    text = (
        "Q: Was there a reaction on Monday?\n\n"
        "A: Foreign Minister Hakan Fidan spoke to the press on Tuesday. We condemn the decision of Sweden."
    )
    assert _days(text, _TURKEY) == [("TUR", "2024-05-14", "relative")]


def test_a_day_in_a_sentence_before_that_nobody_asks_counts() -> None:
    text = "The Swedish court ruled on Monday.\n\nThe remarks of the Swedish side are shameful."
    assert _days(text, _TURKEY) == [("TUR", "2024-05-13", "relative")]


def test_the_day_of_a_later_question_dates_no_answer_before_it() -> None:
    text = (
        "Ambassador Yonet Tezel said: We condemn the decision of the Swedish government.\n\n"
        "Q: Was the embassy attacked on Monday? Swedish police say that they protest to Turkey."
    )
    assert _days(text, _TURKEY)[0] == ("TUR", "2024-05-16", "pub")


def test_what_a_ministry_calls_absurd_is_told_whatever_the_model_sees_in_it() -> None:
    text = "Spokesperson Oncu Keceli: The remarks of the Swedish side are extremely absurd and irresponsible."
    page = article(text, "2024-05-16", _TURKEY)
    for reader in (None, Says()):
        (claim,) = claims.read(page, KNOWLEDGE, reader)[0]
        assert {(p.role, p.government) for p in claim.parties} == {("source", "TUR"), ("target", "SWE")}

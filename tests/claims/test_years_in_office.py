"""A day without a year, told years later of two people in office: their terms decide."""

from __future__ import annotations

from datetime import date

import pytest

from readout.knowledge import load
from readout.record import When
from workshop.bench.years import generated, outcome, tried

KNOWLEDGE = load()


def test_at_least_97_of_100_years_are_right_and_no_wrong_one_is_silent() -> None:
    counts = tried(KNOWLEDGE, cases=400, seed=8)
    assert counts["right"] >= 0.97 * 400
    assert counts["silent"] == 0


def test_the_pages_lie_two_to_twelve_years_after_days_in_office() -> None:
    for case in generated(KNOWLEDGE.offices, cases=50, seed=3):
        assert 2 * 365 <= (case.fetched - case.true).days <= 12 * 365
        assert case.fetched <= date(2026, 1, 1)
        assert str(case.true.day) in case.text
        assert str(case.true.year) not in case.text


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, "open"),
        (When("2022-01-03", "partial"), "right"),
        (When("2016-01-03", "partial", ("2016-01-03", "2022-01-03")), "told"),
        (When("2016-01-03", "partial", ("2016-01-03",)), "silent"),
    ],
)
def test_what_became_of_a_day(when: When | None, expected: str) -> None:
    assert outcome(when, "2022-01-03") == expected

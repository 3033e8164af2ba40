"""The year solver: weekdays, terms and bounds decide; what they do not decide stays open."""

import random
from datetime import date, timedelta
from importlib.resources import files

import pytest

from readout.claims._times import Anchor, Resolution, Tense, resolve, tag, weekday_agrees, years_for
from readout.knowledge import Calendar
from readout.plugins import Table, read_toml

_FILE = files("readout.knowledge.languages").joinpath("en", "calendar.toml")
ENGLISH = Calendar.read(Table(read_toml(_FILE), str(_FILE)))

# Two ministers who were both in office for these two and a half years.
TERMS = (("2021-01-26", "2023-06-03"),)


def answer(text: str, anchor: Anchor, tense: Tense | None = "past") -> Resolution:
    (one,) = tag(text, ENGLISH)
    return resolve(one, anchor, tense)


def test_weekday_agrees() -> None:
    assert weekday_agrees("2022-01-03", 0)
    assert not weekday_agrees("2022-01-03", 1)
    assert not weekday_agrees("2022-01", 0)
    assert not weekday_agrees("2022-02-30", 0)


def test_years_for() -> None:
    assert years_for(1, 3, 0, TERMS, None, None) == (2022,)
    assert years_for(1, 3, None, TERMS, None, None) == (2022, 2023)
    assert years_for(1, 3, 0, (), "2005-01-01", "2025-03-14") == (2005, 2011, 2022)
    assert years_for(2, 29, None, (), "2015-01-01", "2025-03-14") == (2016, 2020, 2024)
    assert years_for(1, 3, 0, (("2021-01-26", None),), None, "2030") == (2022, 2028)
    assert years_for(1, 3, 0, (), None, None) == ()
    assert years_for(1, 3, 0, (("2012", "2013"), ("2021-12", "2022-02")), None, None) == (2022,)


def test_terms_leave_one_year() -> None:
    found = answer("on Monday, January 3", Anchor(tenures=TERMS))
    assert found.when is not None
    assert found.when.date == "2022-01-03"
    assert found.when.basis == "partial"
    assert "2011, 2022" in found.rule
    assert found.rule.endswith("the holders' terms leave 2022")
    assert "2011-01-03" in found.candidates


def test_the_pages_latest_day_is_a_bound_and_no_date() -> None:
    found = answer("on Monday, January 3", Anchor(tenures=TERMS, latest="2025-03-14"))
    assert found.when is not None
    assert found.when.date == "2022-01-03"


def test_more_than_one_left_is_the_latest_not_after_the_page() -> None:
    found = answer("on Monday, January 3", Anchor(latest="2025-03-14"))
    assert found.when is not None
    assert found.when.date == "2022-01-03"
    assert found.candidates[-2:] == ("2011-01-03", "2022-01-03")


def test_none_left_is_said_and_not_guessed() -> None:
    found = answer(
        "on Tuesday, January 4", Anchor(tenures=(("2023-01-10", "2024-02-01"),), latest="2025-03-14")
    )
    assert found.when is None
    assert [one.code for one in found.problems] == ["P024"]
    assert "2022" in found.rule


def test_no_weekday_and_several_years_left() -> None:
    found = answer("on November 15", Anchor(tenures=(("2021-12-08", "2025-05-06"),)))
    assert found.when is None
    assert found.candidates == ("2022-11-15", "2023-11-15", "2024-11-15")
    assert [one.code for one in found.problems] == ["P023"]


def test_no_weekday_and_a_full_date_elsewhere_in_the_text() -> None:
    found = answer("on November 15", Anchor(tenures=(("2021-12-08", "2025-05-06"),), reference="2024-11-18"))
    assert found.when is not None
    assert found.when.date == "2024-11-15"


def test_no_weekday_and_one_year_left() -> None:
    found = answer("on April 6", Anchor(tenures=(("2023-11-23", "2024-09-30"),)))
    assert found.when is not None
    assert found.when.date == "2024-04-06"


def test_a_month_within_one_term() -> None:
    found = answer("in July", Anchor(tenures=(("2023-11-23", "2024-09-30"),)))
    assert found.when is not None
    assert found.when.date == "2024-07"


def test_an_open_term_leaves_the_year_open() -> None:
    found = answer("on Monday, 31 March", Anchor(tenures=(("2019-12-19", None),)))
    assert found.when is None
    assert found.candidates[:2] == ("2025-03-31", "2031-03-31")
    assert [one.code for one in found.problems] == ["P023"]


def test_an_open_term_and_a_page_bound() -> None:
    found = answer("on Monday, 31 March", Anchor(tenures=(("2019-12-19", None),), latest="2026-05-01"))
    assert found.when is not None
    assert found.when.date == "2025-03-31"


def test_a_slip_beside_the_pages_own_day_is_no_hint_at_another_year() -> None:
    found = answer("on Tuesday, January 3", Anchor(published="2022-01-04"))
    assert found.when is None
    assert [one.code for one in found.problems] == ["P024"]


def test_an_old_story_on_a_young_page() -> None:
    found = answer("on Monday, January 3", Anchor(published="2025-03-14", tenures=TERMS))
    assert found.when is not None
    assert found.when.date == "2022-01-03"


def test_a_full_date_stands_and_its_wrong_weekday_is_said() -> None:
    found = answer("on Tuesday, January 3, 2022", Anchor())
    assert found.when is not None
    assert found.when.date == "2022-01-03"
    assert [one.code for one in found.problems] == ["P024"]


@pytest.mark.parametrize("seed", [1, 2])
def test_days_without_a_year(seed: int) -> None:
    """Two hundred days told by pages two to twelve years younger: none is guessed in silence."""
    chance = random.Random(seed)
    right = 0
    for _ in range(200):
        day = date(2001, 1, 1) + timedelta(days=chance.randrange(365 * 20))
        page = day + timedelta(days=chance.randint(2 * 365, 12 * 365))
        since = day - timedelta(days=chance.randint(0, 1500))
        until = min(day + timedelta(days=chance.randint(0, 1500)), page)
        terms = ((since.isoformat(), until.isoformat()),)
        text = f"on {day.strftime('%A, %B')} {day.day}"
        found = answer(text, Anchor(latest=page.isoformat(), tenures=terms))
        possible = [one for one in found.candidates if since.isoformat() <= one <= until.isoformat()]
        assert day.isoformat() in possible
        assert found.when is not None or found.problems
        if found.when is not None and found.when.date != day.isoformat():
            # Only where the terms leave several years may the later one be taken, and the rule says so.
            assert len(possible) > 1
            assert found.rule.endswith("the latest not after the page")
        right += found.when is not None and found.when.date == day.isoformat()
    assert right >= 194

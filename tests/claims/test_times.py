"""Expressions of time: what the tagger finds and what the resolver makes of it."""

from importlib.resources import files

import pytest

from readout.claims._times import Anchor, Resolution, resolve, tag
from readout.knowledge import Calendar
from readout.plugins import Table, read_toml

# A Tuesday.
PAGE = Anchor(published="2022-01-04")


def calendar_of(code: str) -> Calendar:
    file = files("readout.knowledge.languages").joinpath(code, "calendar.toml")
    return Calendar.read(Table(read_toml(file), str(file)))


ENGLISH = calendar_of("en")


def resolutions(text: str, anchor: Anchor = PAGE, tense: str | None = "past") -> list[Resolution]:
    return [resolve(one, anchor, tense) for one in tag(text, ENGLISH)]  # type: ignore[arg-type]


def dates(text: str, anchor: Anchor = PAGE, tense: str | None = "past") -> list[str | None]:
    return [one.when.date if one.when else None for one in resolutions(text, anchor, tense)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The two men spoke on Friday.", "2021-12-31"),
        ("a call on Monday, January 3, the ministry said", "2022-01-03"),
        ("They sat down late Friday evening.", "2021-12-31"),
        ("in December 2022", "2022-12"),
        ("on the night of October 2", "2021-10-02"),
        ("published 2023-08-09", "2023-08-09"),
        ("04.01.2022", "2022-01-04"),
    ],
)
def test_one_expression(text: str, date: str) -> None:
    assert dates(text) == [date]

from __future__ import annotations

import pytest

from readout.knowledge import load
from readout.pages._stamps import day_order, stamps
from tests.timing import least

EN = load().languages.get("en")


def _values(line: str, code: str = "en", day_first: bool | None = None) -> list[str | None]:
    return [stamp.value for stamp in stamps(line, load().languages.get(code), day_first)]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("09:05, 21.06.2024", "2024-06-21T09:05"),
        ("07:44 03.02.2021", "2021-02-03T07:44"),
        ("March 09 2023", "2023-03-09"),
        ("Tuesday, May 14, 2019 7:05 PM", "2019-05-14T19:05"),
        ("Published: 09:12 EDT, 3 September 2020", "2020-09-03T09:12-04:00"),
        ("2021-11-30T05:10+0000", "2021-11-30T05:10+00:00"),
        ("2021-11-30T05:10:44.120Z", "2021-11-30T05:10Z"),
        ("Oct. 2, 2022 at 8:30 AM CDT", "2022-10-02T08:30-05:00"),
        ("Wed - 08 Apr 2020 - 12:15 AM", "2020-04-08T00:15"),
        ("Sept 5, 2018 11:20 PM IST", "2018-09-05T23:20"),
        ("2023年5月9日 18:40", "2023-05-09T18:40"),
        ("1st of June 2016", "2016-06-01"),
    ],
)
def test_a_full_stamp_is_read_to_the_minute_it_prints(line: str, value: str) -> None:
    (stamp,) = stamps(line, EN, None)
    assert stamp.value == value
    assert stamp.clock == ("T" in value)


@pytest.mark.parametrize(
    ("code", "line", "value"),
    [
        ("ru", "5 марта 2023, 14:20", "2023-03-05T14:20"),
        ("uk", "17 грудня 2020 р. 09:30", "2020-12-17T09:30"),
        ("tr", "Yayınlanma: 28 Ağustos 2025 - 16:45", "2025-08-28T16:45"),
        ("el", "12 Ιανουαρίου 2022, 18:05", "2022-01-12T18:05"),
        ("ar", "10 أغسطس 2018", "2018-08-10"),
        ("fr", "Publié le 28 février 2022 à 17h45", "2022-02-28T17:45"),
        ("de", "4. Oktober 2021, 08:00 Uhr", "2021-10-04T08:00"),
        ("es", "3 de mayo de 2024 a las 21:10", "2024-05-03T21:10"),
        ("pl", "19 kwietnia 2026 19:45", "2026-04-19T19:45"),
    ],
)
def test_other_languages_read_by_their_month_names(code: str, line: str, value: str) -> None:
    assert _values(line, code) == [value]


def test_the_span_covers_the_expression_and_nothing_else() -> None:
    line = "Posted 14 July 2021 by the desk"
    (stamp,) = stamps(line, EN, None)
    assert stamp.span.of(line) == "14 July 2021"


@pytest.mark.parametrize(
    ("line", "covered"),
    [
        ("10:47 More than forty boats stopped", "10:47"),
        ("10:47 NATO says no", "10:47"),
        ("10:47 Fish quota agreed", "10:47"),
        ("10:47 EST Fish quota agreed", "10:47 EST"),
        ("10:47 IST, Delhi", "10:47 IST"),
        ("10:47 gmt", "10:47 gmt"),
        ("10:47 AEDT", "10:47 AEDT"),
        ("10:47 AEDT, 3 May 2023", "10:47 AEDT, 3 May 2023"),
    ],
)
def test_a_word_after_a_clock_is_no_zone(line: str, covered: str) -> None:
    (stamp,) = stamps(line, EN, None)
    assert stamp.span.of(line) == covered


def test_two_stamps_on_a_line_stay_two() -> None:
    line = "Published: Jun. 4, 2020 at 10:23 AM CDT|Updated: 3 hours ago"
    first, second = stamps(line, EN, None)
    assert first.value == "2020-06-04T10:23-05:00"
    assert (second.value, second.ago) == (None, 180)


@pytest.mark.parametrize(
    ("code", "line", "minutes"),
    [
        ("en", "5 h ago", 300),
        ("en", "an hour ago", 60),
        ("en", "Yesterday", 1440),
        ("de", "vor 22 Stunden", 1320),
        ("fr", "il y a 3 jours", 4320),
        ("tr", "10 dakika önce", 10),
        ("ru", "2 часа назад", 120),
    ],
)
def test_relative_times_count_back_and_name_no_day(code: str, line: str, minutes: int) -> None:
    (stamp,) = stamps(line, load().languages.get(code), None)
    assert (stamp.value, stamp.ago) == (None, minutes)


def test_a_slashed_date_waits_for_the_page_to_show_its_order() -> None:
    (stamp,) = stamps("03/07/2025", EN, None)
    assert stamp.value is None
    assert stamp.ambiguous
    assert _values("03/07/2025", day_first=True) == ["2025-07-03"]
    assert _values("03/07/2025", day_first=False) == ["2025-03-07"]
    assert _values("25/07/2025") == ["2025-07-25"]
    assert _values("03/07/2025", "fr") == ["2025-07-03"]


@pytest.mark.parametrize(
    "line",
    [
        "a 50-30-20 rule",
        "version 1.2.2020.3",
        "scored 3-2-1",
        "May we go",
        "31 February 2020",
        "99:99",
        "32.13.2020",
    ],
)
def test_what_is_no_date_gives_none(line: str) -> None:
    assert [value for value in _values(line) if value] == []


def test_a_day_without_a_year_has_no_value() -> None:
    (stamp,) = stamps("November 6", EN, None)
    assert stamp.value is None
    assert not stamp.ambiguous


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["05/04/2021", "17/04/2021"], True),
        (["05/04/2021", "04/17/2021"], False),
        (["05/04/2021", "06/04/2021"], None),
        (["05.04.2021", "06.04.2021"], True),
        (["13/04/2021", "04/13/2021"], None),
        (["no dates here"], None),
    ],
)
def test_the_whole_page_decides_the_day_order(lines: list[str], order: bool | None) -> None:
    assert day_order(lines) is order


def test_hostile_lines_cost_little() -> None:
    lines = ("1" * 1_000_000, "1/" * 500_000, "12:" * 300_000, "january " * 100_000, "ago " * 200_000)
    for line in lines:
        assert least(lambda line=line: (stamps(line, EN, None), day_order([line])), within=0.5) < 0.5


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("April 25, 2023 · 1:36 PM GMT+2", "2023-04-25T13:36+02:00"),
        ("25 April 2023, 13:36 UTC+05:30", "2023-04-25T13:36+05:30"),
        ("25 April 2023, 13:36 GMT", "2023-04-25T13:36Z"),
    ],
)
def test_an_offset_from_greenwich_is_not_greenwich(line: str, value: str) -> None:
    assert [stamp.value for stamp in stamps(line, EN, None)] == [value]

"""Expressions of time: what the tagger finds and what the resolver makes of it."""

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.claims._times import Anchor, Resolution, Tense, resolve, tag
from readout.knowledge import Calendar
from readout.plugins import Table, read_toml

# A Tuesday.
PAGE = Anchor(published="2022-01-04")
NOWHERE = Anchor()


def calendar_of(code: str) -> Calendar:
    file = files("readout.knowledge.languages").joinpath(code, "calendar.toml")
    return Calendar.read(Table(read_toml(file), str(file)))


ENGLISH = calendar_of("en")


def resolutions(text: str, anchor: Anchor = PAGE, tense: Tense | None = "past") -> list[Resolution]:
    return [resolve(one, anchor, tense) for one in tag(text, ENGLISH)]


def dates(text: str, anchor: Anchor = PAGE, tense: Tense | None = "past") -> list[str | None]:
    return [one.when.date if one.when else None for one in resolutions(text, anchor, tense)]


PAST = [
    # weekdays
    ("The two men spoke on Friday.", "2021-12-31"),
    ("The envoy rang Ankara on Tuesday.", "2022-01-04"),
    ("They sat down late Friday evening.", "2021-12-31"),
    ("late on Sunday", "2022-01-02"),
    ("early Monday", "2022-01-03"),
    ("Friday's meeting", "2021-12-31"),
    ("on Wednesday afternoon", "2021-12-29"),
    ("earlier on Wednesday", "2021-12-29"),
    ("It was agreed on Wed.", "2021-12-29"),
    ("this Thursday the premier flew in", "2021-12-30"),
    ("last Friday", "2021-12-31"),
    ("last Tuesday", "2021-12-28"),
    ("Friday last week", "2021-12-31"),
    ("a week ago Friday", "2021-12-31"),
    ("talks held sunday in geneva", "2022-01-02"),
    ("FRIDAY", "2021-12-31"),
    # counted from the page's day
    ("He called today.", "2022-01-04"),
    ("the minister said this morning", "2022-01-04"),
    ("earlier today", "2022-01-04"),
    ("tonight the two will speak", "2022-01-04"),
    ("yesterday", "2022-01-03"),
    ("yesterday evening", "2022-01-03"),
    ("late yesterday", "2022-01-03"),
    ("last night", "2022-01-03"),
    ("the day before yesterday", "2022-01-02"),
    ("tomorrow", "2022-01-05"),
    ("the day after tomorrow", "2022-01-06"),
    ("three days ago", "2022-01-01"),
    ("3 days ago", "2022-01-01"),
    ("two hours ago", "2022-01-04"),
    ("in three days' time", "2022-01-07"),
    ("over the weekend", "2022-01-01/2022-01-02"),
    ("last weekend", "2022-01-01/2022-01-02"),
    ("this month", "2022-01"),
    ("later this month", "2022-01"),
    ("last month", "2021-12"),
    ("two months ago", "2021-11"),
    ("next month", "2022-02"),
    ("earlier this year", "2022"),
    ("late last year", "2021"),
    ("five years ago", "2017"),
    ("this week", "2022-01"),
    ("next week", "2022-01"),
    # whole dates
    ("on 9 August 2023", "2023-08-09"),
    ("on August 9, 2023", "2023-08-09"),
    ("on Aug. 9, 2023", "2023-08-09"),
    ("on Aug 9 2023", "2023-08-09"),
    ("August 09 2023", "2023-08-09"),
    ("the 9th of August, 2023", "2023-08-09"),
    ("the ninth of August 2023", "2023-08-09"),
    ("Wednesday, 9 August 2023", "2023-08-09"),
    ("Wednesday 9 August 2023", "2023-08-09"),
    ("on Wed., Aug. 9, 2023", "2023-08-09"),
    ("9-Aug-2023", "2023-08-09"),
    ("stamped 2023-08-09", "2023-08-09"),
    ("2023/08/09", "2023-08-09"),
    ("2023-08-09T03:45+0000", "2023-08-09"),
    ("2023-08-09 03:45:10Z", "2023-08-09"),
    ("09.08.2023", "2023-08-09"),
    ("9.8.23", "2023-08-09"),
    ("08/09/2023", "2023-08-09"),
    ("25/12/2021", "2021-12-25"),
    ("Tue - 02 Jun 2020", "2020-06-02"),
    ("AUGUST 9, 2023", "2023-08-09"),
    ("the morning of August 9, 2023", "2023-08-09"),
    # a day and a month
    ("on Jan. 3", "2022-01-03"),
    ("on January 3rd", "2022-01-03"),
    ("the 2nd of October", "2021-10-02"),
    ("Oct. 2", "2021-10-02"),
    ("2 October", "2021-10-02"),
    ("Sept 27", "2021-09-27"),
    ("Sep. 27", "2021-09-27"),
    ("on the night of October 2", "2021-10-02"),
    ("the evening of 2 October", "2021-10-02"),
    ("MAY 3", "2021-05-03"),
    ("on january 3", "2022-01-03"),
    ("on January 5", "2022-01-05"),
    ("on January 6", "2021-01-06"),
    ("30 May: the minister receives the envoy", "2021-05-30"),
    ("on the 3rd", "2022-01-03"),
    ("on the 20th", "2021-12-20"),
    ("Feb 29", "2020-02-29"),
    # with a weekday
    ("a call on Monday, January 3, the ministry said", "2022-01-03"),
    ("Mon. Jan. 3", "2022-01-03"),
    ("Monday, the third of January", "2022-01-03"),
    ("Monday the 3rd", "2022-01-03"),
    ("Friday 31 December", "2021-12-31"),
    ("on Monday (January 3)", "2022-01-03"),
    ("on Jan. 3 (Monday)", "2022-01-03"),
    ("on January 3, Monday", "2022-01-03"),
    ("on Thursday, the 30th", "2021-12-30"),
    # months, seasons, years
    ("in March", "2021-03"),
    ("in January", "2022-01"),
    ("in early March", "2021-03"),
    ("by the end of March", "2021-03"),
    ("in mid-March", "2021-03"),
    ("last March", "2021-03"),
    ("last January", "2021-01"),
    ("March last year", "2021-03"),
    ("in March of this year", "2022-03"),
    ("in December 2022", "2022-12"),
    ("in Dec. 2022", "2022-12"),
    ("in February of 2020", "2020-02"),
    ("the last week of September", "2021-09"),
    ("the first days of May 2019", "2019-05"),
    ("the first half of May", "2021-05"),
    ("the summer of 2019", "2019-06/2019-08"),
    ("last summer", "2021-06/2021-08"),
    ("this winter", "2021-12/2022-02"),
    ("the first quarter of 2021", "2021-01/2021-03"),
    ("Q3 2021", "2021-07/2021-09"),
    ("in 2019", "2019"),
    ("late 2019", "2019"),
    ("the end of 2019", "2019"),
    # from one to another
    ("23-24 February", "2021-02-23/2021-02-24"),
    ("23 – 24 February 2025", "2025-02-23/2025-02-24"),
    ("February 23-24, 2025", "2025-02-23/2025-02-24"),
    ("February 23 to 24", "2021-02-23/2021-02-24"),
    ("from 3 to 5 May", "2021-05-03/2021-05-05"),
    ("on the 3rd and 4th of May", "2021-05-03/2021-05-04"),
    ("from the 3rd to the 5th of May", "2021-05-03/2021-05-05"),
    ("between 2 and 4 June", "2021-06-02/2021-06-04"),
    ("between 2 June and 4 July 2019", "2019-06-02/2019-07-04"),
    ("3 and 4 May", "2021-05-03/2021-05-04"),
    ("May 30-June 1", "2021-05-30/2021-06-01"),
    ("from May 30 to June 1, 2024", "2024-05-30/2024-06-01"),
    ("30 December - 2 January 2020", "2019-12-30/2020-01-02"),
    ("28 December to 2 January", "2021-12-28/2022-01-02"),
    ("Saturday to Monday", "2022-01-01/2022-01-03"),
    ("Sunday and Monday", "2022-01-02/2022-01-03"),
    ("from March to May 2019", "2019-03/2019-05"),
    ("2014-2016", "2014/2016"),
    ("2014-16", "2014/2016"),
    ("a six-day visit to China beginning Sunday", "2022-01-02/2022-01-07"),
    ("the three-day trip, starting on December 6", "2021-12-06/2021-12-08"),
    # counted from what the text speaks of: here nothing else, so the page's day
    ("the previous day", "2022-01-03"),
    ("a day earlier", "2022-01-03"),
    ("later that day", "2022-01-04"),
    ("on the eve of the talk", "2022-01-03"),
]


@pytest.mark.parametrize(("text", "date"), PAST)
def test_past(text: str, date: str) -> None:
    assert dates(text) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("will visit on Friday", "2022-01-07"),
        ("will meet on Tuesday", "2022-01-04"),
        ("next Tuesday", "2022-01-11"),
        ("next Friday", "2022-01-07"),
        ("this Thursday", "2022-01-06"),
        ("this coming Sunday", "2022-01-09"),
        ("Monday of next week", "2022-01-10"),
        ("on 30 May", "2022-05-30"),
        ("on June 12", "2022-06-12"),
        ("on January 4", "2022-01-04"),
        ("on Thursday, June 9", "2022-06-09"),
        ("in March", "2022-03"),
        ("next March", "2022-03"),
        ("in January", "2022-01"),
        ("in two weeks' time", "2022-01"),
        ("in two months' time", "2022-03"),
        ("next year", "2023"),
        ("Monday to Wednesday", "2022-01-10/2022-01-12"),
        ("23-24 February", "2022-02-23/2022-02-24"),
        ("a five-day tour from Monday", "2022-01-10/2022-01-14"),
        ("over the weekend", "2022-01-08/2022-01-09"),
    ],
)
def test_future(text: str, date: str) -> None:
    assert dates(text, tense="future") == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("the June 12 summit", "2018-06-12"),
        ("on May 20", "2018-05-20"),
        ("on Dec. 20", "2017-12-20"),
        ("on Friday", "2018-05-18"),
        ("this Friday", "2018-05-25"),
        ("in June", "2018-06"),
        ("in January", "2018-01"),
        ("Tuesday, June 12", "2018-06-12"),
        ("Saturday, May 19", "2018-05-19"),
    ],
)
def test_without_a_tense_the_nearest_counts(text: str, date: str) -> None:
    assert dates(text, Anchor(published="2018-05-24"), None) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("the day before", "2013-09-26"),
        ("the previous day", "2013-09-26"),
        ("a day earlier", "2013-09-26"),
        ("that day", "2013-09-27"),
        ("on that same day", "2013-09-27"),
        ("the same evening", "2013-09-27"),
        ("the next day", "2013-09-28"),
        ("the following day", "2013-09-28"),
        ("two days later", "2013-09-29"),
        ("three days after.", "2013-09-30"),
        ("ten days earlier", "2013-09-17"),
        ("the following Monday", "2013-09-30"),
        ("the following Friday", "2013-10-04"),
        ("the previous Friday", "2013-09-20"),
        ("the Monday before", "2013-09-23"),
        ("on the eve of the talks", "2013-09-26"),
        ("the following month", "2013-10"),
        ("three months later", "2013-12"),
        ("the previous year", "2012"),
        ("in July of that year", "2013-07"),
        ("on July 3 of the same year", "2013-07-03"),
        ("on the 13th", "2013-09-13"),
        ("in October", "2013-10"),
        ("on October 5", "2013-10-05"),
        ("on December 30", "2013-12-30"),
        ("on January 9", "2014-01-09"),
    ],
)
def test_counted_from_the_date_spoken_of(text: str, date: str) -> None:
    assert dates(text, Anchor(reference="2013-09-27"), None) == [date]


@pytest.mark.parametrize("text", ["on 3 March", "in March", "on the first of March", "last week of March"])
def test_a_year_spoken_of_holds_its_days(text: str) -> None:
    (date,) = dates(text, Anchor(reference="2010"), None)
    assert date is not None
    assert date.startswith("2010-03")


@pytest.mark.parametrize(
    "text",
    [
        "They spoke on Friday.",
        "this Thursday",
        "today",
        "last week",
        "this month",
        "two days later",
        "the previous day",
        "on the 3rd",
        "November 15",
        "on Friday, November 15",
        "in March",
        "last summer",
        "Saturday to Monday",
    ],
)
def test_without_anything_to_count_from_nothing_is_guessed(text: str) -> None:
    assert dates(text, NOWHERE) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "May the talks succeed.",
        "The march on the ministry went on.",
        "on the sun",
        "The fall of the town was near.",
        "Resolution 1483",
        "2000 troops",
        "a crowd of 2,022 people",
        "$2023",
        "Article 5",
        "Sun Yat-sen",
        "one of the two sides",
        "a second meeting",
        "in 20% of cases",
        "page 12-14",
        "the summit",
        "20220104",
        "MENAFN11052023000045014146",
        "https://example.org/2023/x",
        "Thus he left.",
        "",
    ],
)
def test_words_that_are_no_time(text: str) -> None:
    assert tag(text, ENGLISH) == ()


@pytest.mark.parametrize(
    ("text", "kind", "modifier"),
    [
        ("since 2015", "year", "since"),
        ("since Saturday", "weekday", "since"),
        ("until Thursday", "weekday", "until"),
        ("by the end of March", "month", "by"),
        ("by Friday", "weekday", "by"),
        ("before Monday", "weekday", "before"),
        ("ahead of the January 10 talks", "date", "before"),
        ("after 10 January", "date", "after"),
        ("as of Jan. 1", "date", "from"),
        ("a letter dated September 14", "date", "dated"),
        ("the accord of 14 September 2018", "date", "dated"),
        ("on the anniversary of September 11", "date", "anniversary"),
        ("the August 9 election", "date", "attributive"),
        ("the November 2012 agreement", "month", "attributive"),
        ("Moscow's March offer", "month", "attributive"),
        ("a Thursday meeting", "weekday", "attributive"),
        ("the 8 March alliance", "date", "name"),
        ("the March 14 bloc", "date", "name"),
        ("the 9/11 attacks", "set", "name"),
        ("on Good Friday", "set", "name"),
        ("two days after the vote", "reference", "event"),
        ("recently", "relative", "vague"),
        ("in the coming days", "relative", "vague"),
        ("every Friday", "set", None),
        ("on Fridays", "set", None),
        ("weekly", "set", None),
        ("twice a week", "set", None),
        ("for ten days", "duration", None),
        ("a 35-minute call", "duration", None),
        ("at 10:55 AM", "clock", None),
        ("at 2.30 p.m.", "clock", None),
        ("on Friday", "weekday", None),
        ("on Monday, January 3", "date", None),
    ],
)
def test_kind_and_modifier(text: str, kind: str, modifier: str | None) -> None:
    (one,) = tag(text, ENGLISH)
    assert (one.kind, one.modifier) == (kind, modifier)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("on 9 August 2023", "explicit"),
        ("in December 2022", "explicit"),
        ("on 9 August", "partial"),
        ("on Monday, January 3", "partial"),
        ("in March", "partial"),
        ("on Friday", "relative"),
        ("today", "relative"),
        ("next week", "relative"),
        ("a day earlier", "relative"),
        ("from 3 to 5 May 2020", "explicit"),
        ("from 3 to 5 May", "partial"),
        ("for ten days", "none"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    (one,) = resolutions(text)
    assert one.basis == basis
    assert one.when is None or one.when.basis == basis


def test_the_basis_is_told_where_the_date_is_not() -> None:
    (one,) = resolutions("They spoke on Friday.", NOWHERE)
    assert (one.when, one.basis) == (None, "relative")


def test_a_week_across_two_months_is_no_date() -> None:
    (one,) = resolutions("last week")
    assert one.when is None
    assert one.candidates == ("2021-12-27/2022-01-02",)


def test_several_expressions_keep_their_order_and_the_longest_wins() -> None:
    text = (
        "On Monday, January 3, 2022 they met; a day earlier, January 2, they spoke 40 minutes, at 9:34 p.m."
    )
    assert [one.span.of(text) for one in tag(text, ENGLISH)] == [
        "Monday, January 3, 2022",
        "a day earlier",
        "January 2",
        "40 minutes",
        "9:34 p.m.",
    ]


def test_an_expression_may_run_over_a_line_but_not_over_a_paragraph() -> None:
    assert dates("spoke by telephone on Friday, December\n31, the ministry said") == ["2021-12-31"]
    assert dates("in December\n\n31 people") == ["2021-12"]


def test_two_single_days_are_not_a_stretch() -> None:
    assert dates("on 2 and 14 June") == ["2021-06-14"]


def test_order_of_day_and_month_is_the_callers_where_known() -> None:
    (one,) = tag("on 08/09/2023", ENGLISH, day_first=True)
    assert (one.day, one.month) == (8, 9)


def test_a_clock_in_brackets_is_no_year() -> None:
    assert [one.kind for one in tag("at 2:30 p.m. (1830 GMT), in the capital (2019)", ENGLISH)] == [
        "clock",
        "year",
    ]


def test_day_that_is_not() -> None:
    assert dates("on 31 June") == [None]
    assert dates("on February 29, 2021") == [None]


def test_the_dateline_outranks_the_publication() -> None:
    anchor = Anchor(published="2022-01-09", written="2022-01-05")
    assert dates("on Monday", anchor) == ["2022-01-03"]
    assert dates("on Saturday", anchor) == ["2022-01-01"]


def test_a_page_known_to_the_month() -> None:
    anchor = Anchor(published="2022-01")
    assert dates("on January 3", anchor) == ["2022-01-03"]
    assert dates("on December 30", anchor) == ["2021-12-30"]
    assert dates("on Monday, January 3", anchor) == ["2022-01-03"]
    assert dates("this month", anchor) == ["2022-01"]
    assert dates("on Friday", anchor) == [None]
    assert dates("yesterday", anchor) == [None]


ANCHORS = st.builds(
    Anchor,
    published=st.sampled_from(
        [None, "2022-01-04", "2022-01", "2022", "0001-01-01", "9999-12-31", "soon", ""]
    ),
    earliest=st.sampled_from([None, "2020-05-01", "later"]),
    latest=st.sampled_from([None, "2025-03-14", "2019"]),
    tenures=st.sampled_from([(), (("2021-01-26", "2025-01-20"),), (("2014-08", None), ("", "2013"))]),
    reference=st.sampled_from([None, "2022", "2022-01", "2022-01-03", "2022-01-03/2022-01-05", "x"]),
    written=st.sampled_from([None, "2022-01-05", "2022-01"]),
)
WORDS = (
    "Monday|Fri.|January|May|3|31|29|2022|1999|of|the|to|-|and|between|from|until|last|next|this|week|days|two|"
    "ago|later|before|eve|10:30|p.m.|summer|quarter|early|mid|2023-02-31|09.08.2023|today|beginning|visit|\n|,|.|a"
)
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(st.sampled_from(WORDS.split("|")), max_size=14).map(" ".join)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, ANCHORS, st.sampled_from([None, "past", "future"]))
def test_any_text_and_anchor(text: str, anchor: Anchor, tense: Tense | None) -> None:
    end = 0
    for one in tag(text, ENGLISH):
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end
        answer = resolve(one, anchor, tense)
        assert answer.rule
        if answer.when is not None:
            assert answer.when.basis == answer.basis != "none"
            assert all(part[:4].isdigit() for part in answer.when.date.split("/"))

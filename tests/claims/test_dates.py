"""Which day of those a page names is the act's."""

from __future__ import annotations

import pytest

from readout.record import Claim
from tests.claims.opened import claimed

_PAGE = "2022-01-05"  # a Wednesday


def _one(text: str, published: str | None = _PAGE) -> Claim:
    found, _ = claimed(text, published)
    return next(claim for claim in found if claim.main)


def _day(text: str, published: str | None = _PAGE) -> tuple[str, str] | None:
    when = _one(text, published).when
    return (when.value.date, when.value.basis) if when else None


_ACT = "Antony Blinken met Sergey Lavrov in Geneva"
# A sentence of names alone does not show its language.
_MORE = "The two of them had not seen each other for a long time."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{_ACT} on 3 January 2022.", ("2022-01-03", "explicit")),
        (f"{_ACT} on January 3.", ("2022-01-03", "partial")),
        (f"{_ACT} on Monday, January 3.", ("2022-01-03", "partial")),
        (f"{_ACT} on Monday.", ("2022-01-03", "relative")),
        (f"{_ACT} yesterday. {_MORE}", ("2022-01-04", "relative")),
        (f"{_ACT} today. {_MORE}", ("2022-01-05", "relative")),
        (f"{_ACT}. {_MORE}", ("2022-01-05", "pub")),
        (f"{_ACT} on Monday, the State Department said on Tuesday.", ("2022-01-03", "relative")),
        (f"On Monday, {_ACT}, the State Department said on Tuesday.", ("2022-01-03", "relative")),
        (f"{_ACT} on December 30.", ("2021-12-30", "partial")),
        (f"{_ACT} in December 2021. {_MORE}", ("2021-12", "explicit")),
        (f"GENEVA, January 4 (Xinhua) -- {_ACT} on Monday.", ("2022-01-03", "relative")),
        (f"{_ACT} on Monday. The call before took place on 21 January 2020.", ("2022-01-03", "relative")),
        (f"{_ACT}. The meeting took place on Monday.", ("2022-01-03", "relative")),
        (f"{_ACT} on Monday, after leaving Rome on Sunday.", ("2022-01-03", "relative")),
    ],
)
def test_the_day_of_what_happened(text: str, wanted: tuple[str, str]) -> None:
    assert _day(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "announced"),
    [
        (
            "Antony Blinken will meet Sergey Lavrov on Friday, the ministry said on Monday.",
            "2022-01-07",
            "2022-01-03",
        ),
        (
            "The ministry said on Monday Antony Blinken will meet Sergey Lavrov on Friday.",
            "2022-01-07",
            "2022-01-03",
        ),
        ("Antony Blinken will meet Sergey Lavrov on January 20.", "2022-01-20", _PAGE),
        ("Sergey Lavrov will visit Tehran from 10 to 12 January.", "2022-01-10/2022-01-12", _PAGE),
        ("Antony Blinken will meet Sergey Lavrov tomorrow.", "2022-01-06", _PAGE),
    ],
)
def test_the_day_of_what_is_to_come(text: str, wanted: str, announced: str) -> None:
    claim = _one(text)
    assert claim.when is not None
    assert claim.announced is not None
    assert (claim.when.value.date, claim.announced.value.date) == (wanted, announced)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"{_ACT} on Monday.", None),
        (f"{_ACT}. {_MORE}", None),
        ("Antony Blinken will meet Sergey Lavrov in Geneva.", _PAGE),
        (f"The Kremlin denied that {_ACT}.", _PAGE),
    ],
)
def test_no_day_is_made_up(text: str, published: str | None) -> None:
    assert _day(text, published) is None


def test_the_evidence_is_the_words_that_name_it() -> None:
    text = f"{_ACT} on Monday, January 3, the ministry said on Tuesday."
    when = _one(text).when
    assert when is not None
    assert [span.of(text) for span in when.evidence] == ["Monday, January 3"]
    assert when.value.rule
    assert "2022-01-03" in when.value.candidates


def test_the_persons_terms_leave_one_year() -> None:
    text = "Antony Blinken met Turkish Foreign Minister Mevlut Cavusoglu in Riga on Wednesday, December 1."
    when = _one(text, None).when
    assert when is not None
    assert when.value.date == "2021-12-01"


def test_each_act_has_its_own_day() -> None:
    text = "Antony Blinken met Sergey Lavrov on Monday. Antony Blinken phoned Hayashi Yoshimasa on Tuesday."
    found, _ = claimed(text, _PAGE)
    assert [claim.when.value.date for claim in found if claim.when] == ["2022-01-03", "2022-01-04"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Zambian Foreign Minister Stanley Kakubo met South Korean Foreign Minister Chung Eui-yong in"
            " Lusaka on Monday, 3 January to discuss trade.",
            "2022-01-03",
        ),
        (
            "Haitian Prime Minister Laurent Lamothe met Canadian Prime Minister Stephen Harper in"
            " Port-au-Prince on Tuesday, October 7 to discuss trade.",
            "2014-10-07",
        ),
    ],
)
def test_what_a_meeting_was_for_does_not_take_its_day(text: str, wanted: str) -> None:
    assert _day(f"{text} {_MORE}", None) == (wanted, "partial")


def test_a_month_in_a_name_is_no_date() -> None:
    text = f"Tanzanian Foreign Minister January Makamba met Antony Blinken on 29 February 2024. {_MORE}"
    assert _day(text, None) == ("2024-02-29", "explicit")
    text = f"Tanzanian Foreign Minister January Makamba met Antony Blinken in Dodoma. {_MORE}"
    assert _day(text, "2024-03-01") == ("2024-03-01", "pub")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On Monday, Antony Blinken confirmed that he would meet Sergey Lavrov in Geneva.", None),
        ("On Tuesday, January 4, Antony Blinken cancelled his meeting with Sergey Lavrov.", None),
        ("Antony Blinken on Monday agreed to meet Sergey Lavrov in Geneva on 7 January.", "2022-01-07"),
        ("Antony Blinken said on Monday he would meet Sergey Lavrov on Friday.", "2022-01-07"),
    ],
)
def test_the_day_of_telling_is_not_that_of_what_is_to_come(text: str, wanted: str | None) -> None:
    found = _day(f"{text} {_MORE}")
    assert (found[0] if found else None) == wanted


def test_an_act_told_to_date_another_is_not_the_news_of_the_day() -> None:
    text = "A day after meeting Antony Blinken in Geneva, Sergey Lavrov telephoned Hakan Fidan on Monday."
    found, _ = claimed(text, "2024-01-05")
    assert [(c.event_type, c.main, c.when is not None) for c in found] == [
        ("meeting", False, False),
        ("call", True, True),
    ]


# Acts told with the day of another sentence or act.
@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        # the nearest day named shortly before, when it is the only one of its sentence
        (
            "It was late on Monday when the talks ended. Antony Blinken met Sergey Lavrov after three hours.",
            "meeting",
            "2022-01-03",
        ),
        # a time of its own that comes to no day is not replaced by another's
        (
            f"On Monday the market fell. Last week {_ACT}. {_MORE}",
            "meeting",
            None,
        ),
        # what a plan is due on is no day of the news
        (
            "Antony Blinken will visit Rome on Friday. Antony Blinken sent a letter to Sergey Lavrov.",
            "letter",
            None,
        ),
        # one contact, named twice: the second words do not take the day away
        (
            "Antony Blinken spoke with Sergey Lavrov by telephone on 3 January 2022.",
            "call",
            "2022-01-03",
        ),
        # during a dated visit
        (
            "Antony Blinken met Sergey Lavrov during the visit of the minister to Geneva on Monday.",
            "meeting",
            "2022-01-03",
        ),
        # "since 1 January, when": the day is that of what follows
        (
            "They have not spoken since 3 January, when Antony Blinken met Sergey Lavrov in Geneva.",
            "meeting",
            "2022-01-03",
        ),
        # the day of the report is not that of what it reports
        (
            "Antony Blinken flew to Geneva on Sunday and met Sergey Lavrov, Swiss media reported on Monday.",
            "meeting",
            "2022-01-02",
        ),
        # what was agreed to, not what it ends
        (
            "Iran and Saudi Arabia agreed on Monday to restore the diplomatic relations that Riyadh severed "
            "in January 2020.",
            "agreement",
            "2022-01-03",
        ),
    ],
)
def test_a_day_is_carried_to_the_act(text: str, kind: str, wanted: str | None) -> None:
    found, _ = claimed(text, _PAGE)
    dates = [claim.when.value.date if claim.when else None for claim in found if claim.event_type == kind]
    assert dates == [wanted]


def test_a_plan_in_the_present_tense_is_a_plan() -> None:
    claim = _one("Antony Blinken flies to Moscow on Monday, 17 January, to see Sergey Lavrov.")
    assert claim.when is not None
    assert (claim.status, claim.when.value.date) == ("planned", "2022-01-17")


def test_a_day_soon_is_not_that_of_last_year() -> None:
    claim = _one(
        "The summit between Antony Blinken and Sergey Lavrov, set for January 21 in Geneva, is at risk."
    )
    assert claim.when is not None
    assert (claim.status, claim.when.value.date) == ("planned", "2022-01-21")


def test_a_statement_gives_the_day_of_an_undated_page() -> None:
    told = f"{_ACT}. The ministry said so in a statement of Monday, January 3."
    assert _day(told, None) == ("2022-01-03", "partial")
    assert _day(told, "2022-01-05") == ("2022-01-05", "pub")


def test_a_decision_was_made_on_the_day_it_was_announced() -> None:
    text = "Russia has expelled two German diplomats. The order was announced on Monday by the ministry."
    assert _day(text) == ("2022-01-03", "relative")


def test_the_day_told_most_fully_gives_the_basis() -> None:
    text = f"{_ACT} on Monday\n\nAntony Blinken met Sergey Lavrov in Geneva on January 3, officials said."
    assert _day(text) == ("2022-01-03", "partial")


def test_a_plan_lies_ahead_of_what_an_undated_page_lists() -> None:
    text = (
        "Putin, Biden to meet in Geneva\n"
        "Russian President Vladimir Putin and U.S. President Joe Biden will meet in Geneva on Wednesday, "
        "June 16, the Kremlin said.\n"
        "LATEST\nOil prices fall a little\n12:48, 25.05.2021\nRains expected in south\n12:20, 25.05.2021\n"
    )
    assert _day(text, None) == ("2021-06-16", "partial")


_LINE = (
    "VILNIUS, {day} - Lithuanian Foreign Minister Gabrielius Landsbergis met {whom} in Vilnius on {weekday}."
)


@pytest.mark.parametrize(
    ("day", "whom", "weekday", "wanted"),
    [
        # Both were in office from November 2022 to November 2024; 14 March was a Tuesday, then a Thursday.
        ("14 March", "Swedish Foreign Minister Tobias Billstrom", "Tuesday", "2023-03-14"),
        ("14 March", "Swedish Foreign Minister Tobias Billstrom", "Wednesday", "2024-03-13"),
        ("14 March", "Swedish Foreign Minister Tobias Billstrom", "Sunday", None),
        ("14 March", "the ambassador of Sweden", "Monday", None),
    ],
)
def test_the_year_of_a_dateline_follows_from_who_held_office(
    day: str, whom: str, weekday: str, wanted: str | None
) -> None:
    found, _ = claimed(_LINE.format(day=day, whom=whom, weekday=weekday))
    assert [c.when.value.date if c.when else None for c in found] == [wanted]
    assert all("inferred" in c.when.value.rule for c in found if c.when)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Ahmed Attaf flew to Nouakchott on Sunday, where he was received by Mauritania's leader Mohamed "
            "Ould Ghazouani.",
            ["2024-03-10", "2024-03-10"],
        ),
        (
            "Ghana recalled its ambassador from Burkina Faso on Monday and handed a protest note to Burkina "
            "Faso's envoy.",
            ["2024-03-11", "2024-03-11"],
        ),
        (
            "Ferdinand Marcos is in Melbourne on Friday before going to Wellington, where he will meet "
            "Christopher Luxon on Saturday.",
            ["2024-03-16"],
        ),
        ("Finland will close its border with Russia from Friday.", ["2024-03-15"]),
        (
            "Emmanuel Macron is to see Olaf Scholz at the summit, which is due to be held on 21 March.",
            ["2024-03-21"],
        ),
    ],
)
def test_whose_day_it_is_in_one_sentence(text: str, days: list[str]) -> None:
    found, _ = claimed(text, "2024-03-14")
    assert [claim.when.value.date for claim in found if claim.when] == days


def test_the_same_act_named_again_takes_no_day_away() -> None:
    text = "Hakan Fidan spoke with Antony Blinken by telephone on 8 February 2024."
    (claim,), _ = claimed(text, "2024-02-08")
    assert claim.when is not None
    assert (claim.when.value.date, claim.when.value.basis) == ("2024-02-08", "explicit")


@pytest.mark.parametrize("day", ["on Tuesday", "on Tuesday, January 4,"])
def test_what_is_called_off_is_made_known_on_the_day_beside(day: str) -> None:
    text = f"Antony Blinken {day} put off a visit to Ankara which was to take place on January 9-10."
    (claim,), _ = claimed(text, "2022-01-05")
    assert claim.when is not None
    assert claim.announced is not None
    assert (claim.status, claim.when.value.date) == ("cancelled", "2022-01-09/2022-01-10")
    assert claim.announced.value.date == "2022-01-04"


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("He would not say when.", None),
        ("They talked about trade.", "2022-01-05"),
    ],
)
def test_a_day_that_is_kept_back_is_not_the_pages(second: str, wanted: str | None) -> None:
    (claim,), _ = claimed(f"Antony Blinken has telephoned Sergey Lavrov. {second}", "2022-01-05")
    assert (claim.when.value.date if claim.when else None) == wanted


@pytest.mark.parametrize(
    ("lead", "basis"), [("Athens, 7 December 2023. ", "explicit"), ("Athens, 6 December 2023. ", "relative")]
)
def test_today_is_the_full_date_of_the_dateline(lead: str, basis: str) -> None:
    text = (
        f"Talks in London\n\n{lead}Prime Minister Kyriakos Mitsotakis met British Prime Minister "
        "Rishi Sunak today in London. "
        "The two discussed trade, migration and the situation in the region.\n"
    )
    (claim,), _ = claimed(text, "2023-12-07")
    assert claim.when is not None
    assert (claim.when.value.date, claim.when.value.basis) == ("2023-12-07", basis)


def test_a_verb_and_the_noun_behind_it_are_one_act() -> None:
    text = "Emmanuel Macron hosted on Monday in Paris a meeting between Nikol Pashinyan and Ilham Aliyev."
    found, _ = claimed(text, "2022-01-12")
    assert [claim.when and claim.when.value.date for claim in found] == ["2022-01-10"]


def test_a_statement_in_the_headline_was_made_when_its_author_spoke() -> None:
    text = (
        "China calls Biden's words about Xi wrong\n\nThe words of US President Joe Biden, who again called "
        "Xi Jinping a dictator, are wrong, Chinese Foreign Ministry spokeswoman Mao Ning said on Thursday.\n"
    )
    found, _ = claimed(text, "2023-11-18")
    days = {
        p.government: c.when and c.when.value.date for c in found for p in c.parties if p.role == "source"
    }
    assert days["CHN"] == "2023-11-16"
    assert days.get("USA") in (None, "2023-11-18")

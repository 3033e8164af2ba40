"""What lists are narrowed by: rank on the day, sides heard, confidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.events import merge, official
from readout.events._facts import confidence_of, heard_of, rank_of
from readout.knowledge import load
from readout.pipeline._page import read_page
from readout.record import Actor, Page
from tests.store._builder import reading

BLINKEN = "person-0a141bf17cdffc6d"


@pytest.mark.parametrize(
    ("office", "rank"),
    [
        ("President", "leader"),
        ("Prime Minister", "leader"),
        ("Foreign Minister", "minister"),
        ("Secretary of State", "minister"),
        ("Deputy Foreign Minister", "deputy-minister"),
        ("Ambassador", "official"),
        ("former President", "official"),
        ("keeper of the royal swans", "official"),
        (None, "official"),
    ],
)
def test_the_office_gives_the_rank(office: str | None, rank: str) -> None:
    actor = Actor("a", "A. Person", office, "USA")
    assert rank_of([actor], "2022-01-03", load()) == rank


def test_the_highest_rank_counts_and_nobody_named_is_no_rank_of_a_person() -> None:
    state = Actor("g", None, None, "TUR")
    minister = Actor("m", "M. Inister", "Foreign Minister", "USA")
    assert rank_of([state], None, load()) == "government"
    assert rank_of([state, minister], None, load()) == "minister"
    assert rank_of([], None, load()) is None


def test_a_person_without_an_office_ranks_by_the_one_held_on_the_day() -> None:
    actor = Actor(BLINKEN, "Antony Blinken", None, "USA")
    assert rank_of([actor], "2022-01-03", load()) == "minister"
    assert rank_of([actor], None, load()) == "official"


def test_a_side_is_heard_on_pages_of_its_own_alone() -> None:
    press = reading("https://example.org/a")
    own = reading("https://www.state.gov/a")
    fake = reading("https://www.state.gov.example.org/a")
    other = reading("https://www.gov.pl/a")
    readings = (press, own, fake, other)
    articles = {one.article.id: one.article for one in readings}

    def heard(*told: object) -> list[str]:
        return heard_of([one for each in told for one in each.claims], articles, load())  # type: ignore[attr-defined]

    assert heard(press) == []
    assert heard(press, own) == ["USA"]
    assert heard(fake) == []
    saved = reading("saved/state.html", outlet="us-state-department")
    articles[saved.article.id] = saved.article
    assert heard(saved) == ["USA"]
    # Poland takes no part, whatever it publishes.
    assert heard(other) == []


def test_a_saved_page_is_whose_its_heading_says_as_where_sides_are_compared() -> None:
    text = (
        "<html lang=en><body><header><p>Ministry of Foreign Affairs of Mongolia</p></header><main>"
        "<h1>Telephone talk with Poland</h1><p>The foreign minister of Mongolia, Battsetseg Batmunkh, spoke "
        "by phone with Foreign Minister of Poland Zbigniew Rau on 4 May 2022. "
        "They discussed grain.</p></main></body></html>"
    )
    page = Page("saved/talk.html", text.encode(), "test", media_type="text/html")
    read = read_page(page, load())
    assert read.article.outlet is None
    assert official(read.article, load()) == ("MNG", "masthead")
    (event,) = merge(read.claims, {read.article.id: read.article}, load())
    assert event.heard == ("MNG",)


def test_the_surest_claim_gives_the_confidence() -> None:
    (one,) = reading().claims
    less = replace(one, claim=replace(one.claim, confidence=0.4))
    assert confidence_of([less, one]) == 0.9

"""What to read more about a story."""

from __future__ import annotations

from itertools import permutations

from readout.events.stories import related
from readout.record import Subject


def subject(
    article: str,
    *,
    published: str | None = "2024-05-01",
    events: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    governments: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    days: tuple[str, ...] = (),
) -> Subject:
    sets = (frozenset(one) for one in (events, people, governments, topics, days))
    return Subject(article, published, *sets)


OWN = subject(
    "own",
    events=("e1",),
    people=("eide",),
    governments=("NOR", "CHL"),
    topics=("fishing",),
    days=("2024-05-01",),
)
SAME_ACT = subject("act", published="2024-05-02", events=("e1",), governments=("NOR", "CHL"))
SAME_PERSON = subject("person", published="2024-06-01", people=("eide",), governments=("NOR", "JPN"))
CHAIN = subject("chain", published="2024-05-20", governments=("NOR", "CHL"), days=("2024-05-19",))
LONG_AGO = subject("old", published="2019-05-20", governments=("NOR", "CHL"), days=("2019-05-19",))
ONE_SIDE = subject("side", published="2024-05-03", governments=("NOR", "SWE"))


def test_what_shares_acts_people_or_both_governments_is_listed_newest_first() -> None:
    for order in permutations([SAME_ACT, SAME_PERSON, CHAIN, ONE_SIDE]):
        found = related(OWN, order)
        assert [one.article for one in found] == ["person", "chain", "act"]


def test_the_most_related_are_kept() -> None:
    assert [one.article for one in related(OWN, [SAME_ACT, CHAIN, LONG_AGO], most=2)] == ["chain", "act"]


def test_it_says_what_is_shared() -> None:
    (found,) = related(OWN, [CHAIN])
    assert found.shared == ("government", "chain")
    assert related(OWN, [OWN, ONE_SIDE]) == ()


def test_a_story_without_a_date_stands_by_the_day_of_what_it_tells() -> None:
    undated = subject("undated", published=None, events=("e1",), days=("2024-05-15",))
    found = related(OWN, [undated, SAME_ACT, SAME_PERSON])
    assert [(one.article, one.at) for one in found][1] == ("undated", "2024-05-15")

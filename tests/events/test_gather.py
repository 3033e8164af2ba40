"""Headlines gathered into stories."""

from __future__ import annotations

import random

import pytest

from readout.events.stories import gather
from readout.record import Headline
from tests.events.builders import KNOWLEDGE

FISH = (
    "Norway and Chile open talks on southern fishing rights",
    "Chile, Norway to negotiate fishing rights in southern ocean",
    "Oslo meeting: fishing talks between Norway and Chile",
    "Fishing rights: what Norway wants from Chile",
)
BRIDGE = (
    "Bridge over the Danube closed after lorry fire",
    "Lorry fire closes Danube bridge for weeks",
    "Danube bridge: engineers inspect fire damage",
)


def heads(day: str = "2024-05-01") -> list[Headline]:
    rows = [*(("f", text) for text in FISH), *(("b", text) for text in BRIDGE)]
    return [
        Headline(f"{story}{n}", text, "en", f"{day}T{8 + n:02}:00Z") for n, (story, text) in enumerate(rows)
    ]


def test_headlines_of_one_story_come_together() -> None:
    found = gather(heads(), KNOWLEDGE)
    assert {frozenset(ids) for ids in found} == {
        frozenset({"f0", "f1", "f2", "f3"}),
        frozenset({"b4", "b5", "b6"}),
    }


def test_order_and_repeats_do_not_matter() -> None:
    told = heads()
    expected = gather(told, KNOWLEDGE)
    for seed in range(5):
        mixed = [*told, *told[:3]]
        random.Random(seed).shuffle(mixed)
        assert gather(mixed, KNOWLEDGE) == expected


# Of three running stories, as a feed of many outlets brings them: the first two headlines share a word.
FEED = (
    "f Ministers open talks on wheat export ban",
    "c Ministers open new harbour crane in Poti",
    "r Rains fill dams on the upper Naryn",
    "c Harbour crane lifts its first container in Poti",
    "f Wheat export ban: talks enter second day",
    "c Second crane for Poti harbour ordered",
    "r Naryn dams close to overflowing after rains",
    "f Export ban on wheat to end, ministers say",
    "r Upper Naryn: dams spill, villages warned of rains",
    "c Poti harbour: container traffic doubles with new crane",
    "f Talks on wheat: bakers want export ban kept",
    "r Rains go on, engineers open dams at Naryn",
)


def test_stories_that_come_mixed_are_told_apart() -> None:
    found = gather([Headline(f"{n:02}", text[2:], "en", None) for n, text in enumerate(FEED)], KNOWLEDGE)
    wanted = {
        frozenset(f"{n:02}" for n, text in enumerate(FEED) if text[0] == story)
        for story in {text[0] for text in FEED}
    }
    assert {frozenset(ids) for ids in found} == wanted


def test_endings_of_words_do_not_keep_headlines_apart() -> None:
    told = (
        "Казахстан и Монголия обсуждают поставки пшеницы",
        "Монголию снабдят казахстанской пшеницей, поставками займётся Астана",
    )
    assert len(gather([Headline(str(n), text, "ru", None) for n, text in enumerate(told)], KNOWLEDGE)) == 1


def test_many_headlines_are_joined_in_parts_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.events.stories._gather._PART", 3)
    assert {len(ids) for ids in gather(heads(), KNOWLEDGE)} == {len(FISH), len(BRIDGE)}


def test_a_story_that_is_over_is_not_taken_up_again() -> None:
    later = Headline("late", FISH[1], "en", "2024-05-09T08:00Z")
    assert ("late",) in gather([*heads(), later], KNOWLEDGE)


def test_a_headline_that_says_nothing_stands_alone() -> None:
    empty = [Headline("x", "…", "en", None), Headline("y", "The", "en", None)]
    assert {("x",), ("y",)} <= set(gather([*heads(), *empty], KNOWLEDGE))

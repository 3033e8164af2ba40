"""Headlines gathered into stories."""

from __future__ import annotations

import random

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


def test_a_story_that_is_over_is_not_taken_up_again() -> None:
    later = Headline("late", FISH[1], "en", "2024-05-09T08:00Z")
    assert ("late",) in gather([*heads(), later], KNOWLEDGE)


def test_a_headline_that_says_nothing_stands_alone() -> None:
    empty = [Headline("x", "…", "en", None), Headline("y", "The", "en", None)]
    assert {("x",), ("y",)} <= set(gather([*heads(), *empty], KNOWLEDGE))

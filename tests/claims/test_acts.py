"""Acts: which words around a cue are who did it and to whom."""

from __future__ import annotations

from itertools import pairwise

import pytest

from readout.claims._act import Act
from tests.claims.opened import acts, claimed


def _sides(act: Act) -> tuple[list[str], list[tuple[str | None, list[str]]]]:
    def name(mention: object) -> str:
        return str(
            getattr(mention, "name", None)
            or getattr(mention, "government", None)
            or getattr(mention, "kind", "")
        )

    return [name(m) for m in act.left], [(via, [name(m) for m in group]) for via, group in act.right]


_CASES: list[tuple[str, str, list[str], list[str]]] = [
    ("Emmanuel Macron met Olaf Scholz in Paris.", "meeting", ["Emmanuel Macron"], ["Olaf Scholz"]),
    ("Emmanuel Macron met with Olaf Scholz.", "meeting", ["Emmanuel Macron"], ["Olaf Scholz"]),
    ("Emmanuel Macron and Olaf Scholz met in Paris.", "meeting", ["Emmanuel Macron", "Olaf Scholz"], []),
    (
        "A meeting between Emmanuel Macron and Olaf Scholz was held.",
        "meeting",
        [],
        ["Emmanuel Macron", "Olaf Scholz"],
    ),
    (
        "A phone call of Emmanuel Macron with Olaf Scholz was held.",
        "call",
        [],
        ["Emmanuel Macron", "Olaf Scholz"],
    ),
    (
        "Emmanuel Macron's phone call with Olaf Scholz lasted long.",
        "call",
        ["Emmanuel Macron"],
        ["Olaf Scholz"],
    ),
    ("Emmanuel Macron held a call with Olaf Scholz on Monday.", "call", ["Emmanuel Macron"], ["Olaf Scholz"]),
    (
        "In a phone call with Olaf Scholz on Monday, Emmanuel Macron urged patience.",
        "call",
        ["Emmanuel Macron"],
        ["Olaf Scholz"],
    ),
    (
        "Emmanuel Macron was received by Olaf Scholz in Berlin.",
        "meeting",
        ["Emmanuel Macron"],
        ["Olaf Scholz"],
    ),
    ("Russia expelled ten Polish diplomats.", "sanction", ["RUS"], ["POL"]),
    ("Paris condemned Moscow's decision.", "statement", ["FRA"], ["RUS"]),
    (
        "The Kremlin said that Emmanuel Macron met Olaf Scholz.",
        "meeting",
        ["Emmanuel Macron"],
        ["Olaf Scholz"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "left", "right"), _CASES, ids=[case[0] for case in _CASES])
def test_sides(text: str, kind: str, left: list[str], right: list[str]) -> None:
    (act,) = [act for act in acts(text) if act.kind.name == kind]
    ours, theirs = _sides(act)
    assert ours == left
    assert [name for _, group in theirs for name in group] == right


def test_the_passive_is_known() -> None:
    (act,) = acts("Emmanuel Macron was received by Olaf Scholz in Berlin.")
    assert act.passive or act.cue.swap
    (act,) = acts("Emmanuel Macron received Olaf Scholz in Paris.")
    assert not act.passive


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron called Olaf Scholz a friend.",
        "The meeting room was painted on Monday.",
        "The Russia-Ukraine war continues.",
        "Russia's invasion of Ukraine is in its second year.",
        "The weather stays fine.",
    ],
)
def test_no_act_with_two_sides(text: str) -> None:
    assert [act for act in acts(text) if len(act.mentions) > 1] == []


def test_a_cue_covers_its_words() -> None:
    text = "On Monday Emmanuel Macron held a telephone conversation with Olaf Scholz."
    (act,) = acts(text)
    assert act.sentence.span_of(act.start, act.end).of(text) == "telephone conversation"


def test_two_acts_of_one_sentence_are_in_order() -> None:
    found = acts("Emmanuel Macron phoned Olaf Scholz and met Mario Draghi in Rome.")
    assert [act.kind.name for act in found] == ["call", "meeting"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_visit_by_somebody_is_his_whoever_calls_it_off() -> None:
    (claim,), _ = claimed("Donald Trump cancelled a visit to North Korea by Mike Pompeo.", "2018-08-25")
    assert {(p.name, p.role) for p in claim.parties} == {("Mike Pompeo", "source"), (None, "target")}


def test_a_counterpart_who_acts_acts_on_whose_counterpart_he_is() -> None:
    text = "Antony Blinken was annoyed when his Russian counterpart Sergey Lavrov cancelled a meeting."
    (claim,), _ = claimed(text, "2022-01-05")
    assert (claim.event_type, claim.status) == ("meeting", "cancelled")
    assert {p.name for p in claim.parties} == {"Antony Blinken", "Sergey Lavrov"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Emmanuel Macron met Olaf Scholz on 12 March, and a day later Donald Tusk.", ["12", "13"]),
        ("Emmanuel Macron met Olaf Scholz on Monday and on Tuesday the Pole Donald Tusk.", ["11", "12"]),
        ("Emmanuel Macron met Olaf Scholz on Monday and Donald Tusk on Tuesday.", ["11", "12"]),
        ("Emmanuel Macron spoke with Olaf Scholz on Monday and a day later with Donald Tusk.", ["11", "12"]),
    ],
)
def test_a_second_counterpart_with_a_day_of_his_own(text: str, days: list[str]) -> None:
    found, _ = claimed(text, "2024-03-14")
    assert [claim.when.value.date[-2:] for claim in found if claim.when] == days
    assert [{p.government for p in claim.parties} for claim in found] == [{"FRA", "DEU"}, {"FRA", "POL"}]


def test_whoever_does_something_else_on_another_day_is_no_second_counterpart() -> None:
    text = "Emmanuel Macron met Olaf Scholz on Monday and on Tuesday Donald Tusk visited Kyiv."
    found, _ = claimed(text, "2024-03-14")
    assert [claim.event_type for claim in found] == ["meeting", "visit"]

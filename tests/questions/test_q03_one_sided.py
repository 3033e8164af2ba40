"""Question 3: for each topic, the share of events told by both sides in which only one side mentions it."""

from __future__ import annotations

from math import isclose, sqrt

from tests.questions.doors import Doors

# The sanction of 14 December 2020 (security alone), the calls of 15 February 2021, 23 April 2021 and
# 3 January 2022: mentioned, one-sided, by.
RIGHT = {
    "security": (4, 0, ""),
    "people": (1, 1, "USA"),
    "institutions": (1, 1, "TUR"),
    "Syria": (1, 0, ""),
    "Mediterranean": (1, 1, "TUR"),
    "Horn of Africa": (1, 1, "USA"),
    "Sudan": (1, 1, "TUR"),
}


def test_question_03_share_that_one_side_alone_mentions(doors: Doors) -> None:
    rows = doors.ask("one-sided", ["USA", "TUR"], {"side": ["USA", "TUR"]}).by("topic")
    found = {topic: (row["mentioned"], row["one_sided"], row["by"]) for topic, row in rows.items()}
    assert {topic: found[topic] for topic in RIGHT} == RIGHT


def test_question_03_relations_are_named_by_both(doors: Doors) -> None:
    rows = doors.ask("one-sided", ["USA", "TUR"], {"side": ["USA", "TUR"]}).by("topic")
    row = rows["relations"]
    assert (row["mentioned"], row["one_sided"], row["by"]) == (3, 1, "TUR")


def test_question_03_the_interval_is_wilsons(doors: Doors) -> None:
    rows = doors.ask("one-sided", [], {}).rows
    assert any(0 < row["share"] < 1 for row in rows)
    for row in rows:
        low, high = _wilson(row["one_sided"], row["mentioned"])
        assert isclose(row["low"], low, abs_tol=0.0006)
        assert isclose(row["high"], high, abs_tol=0.0006)
        assert row["low"] <= row["share"] <= row["high"]
        assert len(row["events"]) == row["mentioned"]
        assert row["places"]


def _wilson(hits: int, number: int, z: float = 1.959964) -> tuple[float, float]:
    """The roots of (p - hits/number)² = z² p (1 - p) / number, Wilson 1927."""
    a, b, c = 1 + z * z / number, -(2 * hits / number + z * z / number), (hits / number) ** 2
    root = sqrt(b * b - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)

"""Curves, the error of what is said, and its plot."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from readout.claims._confidence import log_odds
from workshop.train.curves import Numbers, ece, fitted, probability, rows
from workshop.train.drawing import drawn


def seen(said: float, right: int, count: int) -> list[tuple[Numbers, bool]]:
    numbers = (1.0, log_odds(said), 0.0)
    return [(numbers, at < right) for at in range(count)]


def test_nothing_seen_leaves_what_is_said() -> None:
    assert fitted([]) == (0.0, 1.0, 0.0)
    assert round(probability(fitted([]), (1.0, log_odds(0.8), 0.0)), 6) == 0.8


def test_a_curve_learns_that_too_much_is_said() -> None:
    told = [*seen(0.9, 60, 100), *seen(0.6, 30, 100)]
    curve = fitted(told)
    assert abs(probability(curve, told[0][0]) - 0.6) < 0.05
    assert abs(probability(curve, told[-1][0]) - 0.3) < 0.05


def test_few_cases_move_a_curve_little() -> None:
    few = probability(fitted(seen(0.9, 0, 1)), (1.0, log_odds(0.9), 0.0))
    assert 0.5 < few < 0.9


def test_the_error_is_the_distance_of_what_is_said_from_what_is_right() -> None:
    found = [(0.75, at % 4 != 0) for at in range(80)]
    assert sum(row.count for row in rows(found)) == 80
    assert ece([(0.9, False)] * 40) == 0.9
    assert ece([]) == 0
    assert ece([(1.0, True)] * 8) == 0


def test_the_plot_is_a_picture_with_both_series_named() -> None:
    picture = drawn(("before", [(0.9, True), (0.8, False)]), ("after", [(0.5, True)]))
    told = "".join(ET.fromstring(picture).itertext())
    assert "before: 2 claims" in told
    assert "after: 1 claims" in told

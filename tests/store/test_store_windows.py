"""Sketches looked for by many windows at once: each has its own, and no more are counted than asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from readout import store
from readout.record import Reading
from tests.events.builders import pages, told

_DAYS = range(100, 160)


@pytest.fixture
def record(address: str) -> Iterator[store.Store]:
    """A record with a sketch a day under one key, and three of no day under another."""
    claims = [told(f"p{day}", "USA", "TUR") for day in _DAYS]
    articles = pages(**dict.fromkeys(f"p{day}" for day in _DAYS))
    with store.open(address) as opened:
        for one in claims:
            opened.add(Reading(articles[one.claim.article], (one,), ()))
        opened.sketches.put(
            (one.claim.id, "[]", (("d|a", day), *((("u|a", 0),) if day < 103 else ())))
            for one, day in zip(claims, _DAYS, strict=True)
        )
        yield opened


def _claim(day: int) -> str:
    return told(f"p{day}", "USA", "TUR").claim.id


def test_each_window_has_its_own(record: store.Store) -> None:
    found = record.sketches.between([("d|a", 110, 111), ("d|a", 111, 111), ("d|b", 0, 999), ("u|a", 0, 0)])
    assert {window: set(claims) for window, claims in found.items()} == {
        ("d|a", 110, 111): {_claim(110), _claim(111)},
        ("d|a", 111, 111): {_claim(111)},
        ("u|a", 0, 0): {_claim(100), _claim(101), _claim(102)},
    }


def test_no_more_are_counted_than_asked(record: store.Store) -> None:
    windows = [("d|a", 0, 999), ("d|a", 110, 112), ("d|b", 0, 999)]
    assert record.sketches.numbers(windows, 5) == dict(zip(windows, (5, 3, 0), strict=True))
    assert record.sketches.numbers([], 5) == {}


def test_more_windows_than_one_statement_holds(record: store.Store) -> None:
    windows = [("d|a", low, low + span) for low in range(90, 170) for span in range(10)]
    found = record.sketches.between(windows)
    for key, low, high in windows:
        days = [day for day in _DAYS if low <= day <= high]
        assert set(found.get((key, low, high), ())) == {_claim(day) for day in days}
    assert record.sketches.numbers(windows, 3)["d|a", 120, 129] == 3

"""Many rows of one's own are laid once: the file beside the record gives the very same atlas, or none."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from readout.knowledge import offices
from readout.knowledge.offices import _beside
from readout.record import Addition

ROWS = tuple(
    Addition(
        f"row-{number}", f"Selin Örnek{number:03d}", "TUR", "minister", f"{1950 + number % 70}", None, "own"
    )
    for number in range(520)
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite.atlas"


def test_the_second_start_reads_what_the_first_kept_and_it_is_the_same(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = offices.load()
    first = shipped.layered(ROWS, kept)
    assert [one.name for one in kept.parent.iterdir()] == [kept.name]
    monkeypatch.setattr(_beside, "layered", lambda *_: pytest.fail("laid again"))
    again = shipped.layered(ROWS, kept)
    assert again._data == first._data
    assert again._own == first._own
    assert list(again._data["persons"]) == list(first._data["persons"])
    assert again.holders("minister", "TUR", "1960") == first.holders("minister", "TUR", "1960")
    assert pickle.loads(pickle.dumps(again))._own == first._own


def test_other_rows_other_code_and_damage_are_laid_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = offices.load()
    shipped.layered(ROWS, kept)
    other = (*ROWS[:-1], replace(ROWS[-1], until="2025"))
    assert shipped.layered(other, kept)._data == shipped.layered(other)._data
    plain = shipped.layered(ROWS)._data
    for damage in (b"", b"{}", b"[1]", b'{"mark": 1', kept.read_bytes()[:-40]):
        kept.write_bytes(damage)
        assert shipped.layered(ROWS, kept)._data == plain
    before = _beside.mark("a", ROWS)
    monkeypatch.setattr(_beside, "_code", lambda: "other")
    assert _beside.mark("a", ROWS) != before != _beside.mark("b", ROWS)


def test_nothing_is_kept_of_few_rows_for_a_reader_or_over_another_atlas(kept: Path) -> None:
    shipped = offices.load()
    shipped.layered(ROWS[:10], kept)
    shipped.layered(ROWS, kept, keep=False)
    shipped.layered(ROWS[:1]).layered(ROWS, kept)
    assert not kept.exists()
    missing = kept.parent / "none" / kept.name
    assert len(shipped.layered(ROWS, missing)._own) > 500
    assert not missing.parent.exists()

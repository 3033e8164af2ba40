"""The user's own rows of the atlas in a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout import store
from readout.record import Addition, StoreError

ROW = Addition(
    "row-1", "Ada Örnek", "TUR", "foreign-minister", "2026-01-10", None, "wikidata",
    title="Minister", also=("Ада Орнек",), qid="Q1",
)  # fmt: skip
OTHER = replace(ROW, id="row-2", name="Jan \ud800 Příklad", source="own")


def test_rows_come_back_as_they_were_in_their_order(address: str) -> None:
    with store.open(address) as record:
        assert record.rows() == ()
        assert record.add_rows([OTHER, ROW]) == (2, 0)
    with store.open(address, read_only=True) as record:
        assert record.rows() == (OTHER, ROW)
        assert record.stats()["additions"] == 2
        with pytest.raises(StoreError, match="reading only"):
            record.add_rows([ROW])


def test_a_row_that_comes_again_changes_nothing_and_a_newer_one_takes_its_place(address: str) -> None:
    ended = replace(ROW, until="2026-03")
    with store.open(address) as record:
        record.add_rows([ROW, OTHER])
        assert record.add_rows([ROW]) == (0, 0)
        assert record.add_rows([ended], dry=True) == (0, 1)
        assert record.rows()[0] == ROW
        assert record.add_rows([ended]) == (0, 1)
        assert record.rows() == (ended, OTHER)


def test_rows_are_removed_by_their_ids(address: str) -> None:
    many = [replace(ROW, id=f"row-{number}") for number in range(1200)]
    with store.open(address) as record:
        record.add_rows(many)
        assert record.remove_rows([one.id for one in many[1:]] + ["no-such-row"]) == 1199
        assert record.rows() == (many[0],)
        assert record.remove_rows([]) == 0

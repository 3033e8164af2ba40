"""A record that grows page by page ends with the events that it would have if read at once."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout import events, pipeline, store
from readout.pipeline._merging import merge_all, merge_new
from readout.record import Event, InputError, Reading, Resolved
from tests.events.builders import KNOWLEDGE, pages, told
from tests.pipeline.builders import CALL, MEETING, OTHER_SIDE
from tests.properties.test_events import ARTICLES, MANY


def _readings(claims: list[Resolved]) -> list[Reading]:
    ordered = sorted(claims, key=lambda one: one.claim.article)
    grouped = groupby(ordered, key=lambda one: one.claim.article)
    return [Reading(ARTICLES[article], tuple(told), ()) for article, told in grouped]


def _told(found: tuple[Event, ...]) -> list[Event]:
    return sorted(found, key=lambda event: event.id)


@given(MANY, st.randoms(use_true_random=False), st.integers(1, 3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_page_by_page_is_at_once(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Resolved], chance: object, step: int
) -> None:
    readings = _readings(claims)
    chance.shuffle(readings)  # type: ignore[attr-defined]
    whole = events.merge(claims, ARTICLES, KNOWLEDGE)
    with store.open(tmp_path_factory.mktemp("grow") / "r.sqlite") as record:
        for at in range(0, len(readings), step):
            for reading in readings[at : at + step]:
                record.add(reading)
            merge_new(record, KNOWLEDGE)
        assert _told(tuple(record.events())) == _told(whole)
        assert record.check() == ()
        merge_all(record, KNOWLEDGE)
        assert _told(tuple(record.events())) == _told(whole)


def test_too_many_undated_neighbours_let_one_go_again(tmp_path: Path) -> None:
    """What was one of few is one of many when more pages come: the record says what a whole merge says."""
    few = [told(f"p{n}", "USA", "TUR", kind="sanction", on=None) for n in range(2)]
    many = [told(f"q{n}", "USA", "TUR", kind="sanction", on=f"20{n + 10}-05-05") for n in range(70)]
    words = "Officials froze the accounts of seventeen shipping firms accused of carrying sanctioned crude"
    texts = {f"p{n}": f"{words} through the strait during winter storms." for n in range(2)}
    articles = pages(texts, **dict.fromkeys([*texts, *(f"q{n}" for n in range(70))]))
    with store.open(tmp_path / "r.sqlite") as record:
        for part in (few, many):
            for one in part:
                record.add(Reading(articles[one.claim.article], (one,), ()))
            merge_new(record, KNOWLEDGE)
            sizes = sorted(len(event.accounts) for event in record.events())
            assert sizes == ([2] if part is few else [1] * 72)
        assert _told(tuple(record.events())) == _told(events.merge([*few, *many], articles, KNOWLEDGE))


class TestDesk:
    @pytest.fixture
    def record(self, tmp_path: Path) -> Path:
        for name, text in (("call", CALL), ("other", OTHER_SIDE), ("meeting", MEETING)):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        with pipeline.open(tmp_path / "r.sqlite", reader="rules") as readout:
            readout.add([str(tmp_path / f"{name}.txt") for name in ("call", "other", "meeting")])
        return tmp_path / "r.sqlite"

    def test_a_word_outlives_merging_anew_and_can_be_taken_back(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            before = {event.id: len(event.accounts) for event in readout.record.events()}
            assert sorted(before.values()) == [1, 2]
            joined = readout.desk.merge(list(before), "ana", "one trip")
            assert len(joined.accounts) == 3
            readout.merge()
            for key in before:
                found = readout.record.event(key)
                assert found is not None
                assert found.id == joined.id
            readout.desk.undo(joined.id, "ana")
            assert {event.id: len(event.accounts) for event in readout.record.events()} == before

    def test_an_account_is_split_off_and_goes_back(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            (call,) = [event for event in readout.record.events() if len(event.accounts) == 2]
            claim = call.accounts[1].claim
            alone = readout.desk.split(claim, "ana")
            assert [account.claim for account in alone.accounts] == [claim]
            readout.merge()
            assert readout.record.event_of(claim) == alone.id
            assert len(readout.desk.undo(claim, "ben").accounts) == 2

    def test_says_what_cannot_be_judged(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            (meeting,) = [event for event in readout.record.events() if len(event.accounts) == 1]
            with pytest.raises(InputError, match="two events or more"):
                readout.desk.merge([meeting.id, meeting.id], "ana")
            with pytest.raises(InputError, match="the only account"):
                readout.desk.split(meeting.accounts[0].claim, "ana")
            with pytest.raises(InputError, match="nobody said anything"):
                readout.desk.undo(meeting.id, "ana")
            with pytest.raises(InputError, match="no event has the id"):
                readout.desk.merge(["event-0", meeting.id], "ana")

"""A killed writer loses no page that was acknowledged and leaves no half page and no half event.

``python -m workshop.bench.crash`` is the same a hundred times over.
"""

from __future__ import annotations

import random
import resource
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readout import store
from readout.record import StoreError
from tests.conftest import Place
from workshop.bench import made
from workshop.bench.crash import (
    PAGES,
    STEPS,
    Report,
    finish,
    in_batches,
    kill,
    look,
    one_by_one,
    run_and_kill,
)


def test_killed_at_every_named_step(place: Place) -> None:
    numbers = iter(range(100))
    report = kill(lambda: place(str(next(numbers))), len(STEPS), seed=3)
    assert report.good, report.lines()
    assert set(report.kills) == set(STEPS)


def test_killed_at_any_time(address: str) -> None:
    chance = random.Random(1)
    report, told = Report(), set()
    for _ in range(8):
        _, more = run_and_kill(
            address, chance.choice((one_by_one, in_batches)), after=chance.uniform(0.01, 0.2)
        )
        report.kills["any"] += 1
        told |= more
        if Path(address).exists() or "://" in address:
            look(address, told, report)
        else:  # killed before it had made the file
            report.sound += not told
    finish(address, report)
    assert report.good, report.lines()


def test_the_report_sees_what_is_lost_and_half_there(tmp_path: Path) -> None:
    path, report = str(tmp_path / "r.sqlite"), Report()
    with store.open(path) as record:
        for each in PAGES:
            record.add(each)
        record.save_events(made.events(PAGES))
    report.kills["any"] += 1
    look(path, {each.article.id for each in PAGES}, report)
    assert report.good
    file = sqlite3.connect(path)
    file.execute("DELETE FROM problems")
    file.execute("DELETE FROM claims WHERE id = ?", (PAGES[0].claims[0].claim.id,))
    file.commit()
    file.close()
    report.kills["any"] += 1
    look(path, {"article-never-kept"}, report)
    assert (report.lost, report.sound) == (1, 1)
    assert report.half > 0
    assert not report.good


@pytest.mark.parametrize("name", STEPS[:-1])
def test_an_error_at_any_step_undoes_all(address: str, name: str) -> None:
    armed = False

    def step(now: str) -> None:
        if now == name and armed:
            raise RuntimeError(name)

    apart, together = made.events(PAGES[:6], apart=True), made.events(PAGES[:6])
    with store.open(address, step=step) as record:
        for each in PAGES[:6]:
            record.add(each)
        record.save_events(apart)
        before = dict(record.stats())
        armed = True
        with pytest.raises(RuntimeError, match=name):
            record.add(PAGES[6])
            record.save_events(together, whole=True)
        armed = False
        after = dict(record.stats())
        assert after["events"] == before["events"]
        assert {event.id for event in record.events()} == {event.id for event in apart}
        record.add(PAGES[6])
        record.save_events(together, whole=True)
        assert {event.id for event in record.events()} == {event.id for event in together}
        assert record.stats()["pages"] == 7
        assert record.check() == ()


def full_disk(address: str, tell: Callable[[str], None], step: Callable[[str], None]) -> None:
    """Write until no file may grow any more."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    with store.open(address, step=step) as record:
        for each in (*PAGES, *made.readings(400, seed=8)):
            try:
                record.add(each)
            except StoreError as error:
                tell("failed" if "disk" in str(error) else f"unclear: {error}")
                return
            tell(each.article.id)


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    path, report = str(tmp_path / "r.sqlite"), Report()
    _, told = run_and_kill(path, full_disk)
    assert "failed" in told
    with store.open(path) as record:
        assert {article.id for article in record.articles()} == told - {"failed"}
        assert record.check() == ()
    look(path, set(), report)
    assert (report.half, report.faults) == (0, [])
    assert Path(path).stat().st_size <= 1_000_000

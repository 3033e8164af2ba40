"""A killed writer loses no page that was acknowledged and leaves no half page."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from readout import store
from readout.record import Reading, StoreError
from readout.store._adding import STEPS
from tests.store._builder import event_for, many

PAGES = many(30, seed=7)

Work = Callable[[Path, Callable[[str], None], Callable[[str], None]], None]


def one_by_one(path: Path, tell: Callable[[str], None], step: Callable[[str], None]) -> None:
    with store.open(path, step=step) as record:
        for each in PAGES:
            record.add(each)
            tell(each.article.id)
            record.save_events([event_for(each)])


def in_batches(path: Path, tell: Callable[[str], None], step: Callable[[str], None]) -> None:
    def kept(ids: tuple[str, ...]) -> None:
        for one in ids:
            tell(one)

    with store.open(path, step=step) as record:
        with record.batch(size=6, kept=kept) as batch:
            for each in PAGES:
                batch.add(each)
        record.save_events([event_for(each) for each in PAGES])


def run_and_kill(
    path: Path, work: Work, *, step: tuple[str, int] | None = None, after: float | None = None
) -> set[str]:
    """Do the work in a child that dies at the n-th time of a step, or after some seconds; what it told."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _child(path, work, write, step)
    os.close(write)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(read) as lines:
        told = lines.read().split("\n")
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or step is None, "the child was to die at a step that it never reached"
    return set(told[:-1])  # what follows the last line end was cut off by the kill


def _child(path: Path, work: Work, write: int, deadly: tuple[str, int] | None) -> None:
    seen: dict[str, int] = {}

    def step(name: str) -> None:
        seen[name] = seen.get(name, 0) + 1
        if deadly is not None and (name, seen[name]) == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        work(path, lambda line: void(os.write(write, f"{line}\n".encode())), step)
    finally:
        os._exit(0)


def void(_: object) -> None:
    return


def look(path: Path, told: set[str]) -> None:
    """Nothing acknowledged is lost, nothing is half there, and the record is sound."""
    if not path.exists():
        assert not told
        return
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with store.open(path) as record:
        assert record.check() == ()
        found = {article.id for article in record.articles()}
        assert told <= found
        for each in PAGES:
            if each.article.id in found:
                assert same(record, each)
        for event in record.events():
            assert all(record.event_of(account.claim) == event.id for account in event.accounts)


def same(record: store.Store, each: Reading) -> bool:
    key = each.article.id
    return (
        record.article(key) == each.article
        and record.claims(key) == each.claims
        and record.problems(key) == each.problems
    )


def finish(path: Path) -> None:
    """A rerun adds what is missing, and a second one nothing."""
    with store.open(path) as record:
        missing = len(PAGES) - record.stats()["pages"]
        assert sum(record.add(each) for each in PAGES) == missing
        record.save_events([event_for(each) for each in PAGES])
        before = record.stats()
        assert not any(record.add(each) for each in PAGES)
        assert record.save_events([event_for(each) for each in PAGES]) == 0
        assert record.stats() == before
        assert (before["pages"], before["events"]) == (len(PAGES), len(PAGES))
        assert record.check() == ()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("work", [one_by_one, in_batches])
def test_killed_at_a_named_step(tmp_path: Path, work: Work, step: str) -> None:
    path = tmp_path / "r.sqlite"
    told = run_and_kill(path, work, step=(step, 1))
    look(path, told)
    told |= run_and_kill(path, work, step=(step, 4))
    look(path, told)
    finish(path)


def random_kills(path: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    told: set[str] = set()
    for number in range(kills):
        if number % 10 == 0:
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink()
            told = set()
        work = chance.choice([one_by_one, in_batches])
        told |= run_and_kill(path, work, after=chance.uniform(0.005, 0.15))
        look(path, told)
    finish(path)


def test_killed_at_any_time(tmp_path: Path) -> None:
    random_kills(tmp_path / "r.sqlite", kills=30, seed=1)


@pytest.mark.slow
def test_killed_at_any_time_a_hundred_times(tmp_path: Path) -> None:
    random_kills(tmp_path / "r.sqlite", kills=100, seed=2)


@pytest.mark.parametrize("name", STEPS[:-1])
def test_an_error_at_any_step_undoes_the_page(tmp_path: Path, name: str) -> None:
    armed = False

    def step(now: str) -> None:
        if now == name and armed:
            raise RuntimeError(name)

    with store.open(tmp_path / "r.sqlite", step=step) as record:
        record.add(PAGES[0])
        armed = True
        with pytest.raises(RuntimeError, match=name):
            record.add(PAGES[1])
        armed = False
        assert [article.id for article in record.articles()] == [PAGES[0].article.id]
        assert record.add(PAGES[1])
        assert record.check() == ()


def full_disk(path: Path, tell: Callable[[str], None], step: Callable[[str], None]) -> None:
    """Write until no file may grow any more."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    with store.open(path, step=step) as record:
        for each in PAGES * 3:
            try:
                record.add(each)
            except StoreError as error:
                tell("failed" if "disk" in str(error) else f"unclear: {error}")
                return
            tell(each.article.id)


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    told = run_and_kill(path, full_disk)
    assert "failed" in told
    look(path, told - {"failed"})
    finish(path)

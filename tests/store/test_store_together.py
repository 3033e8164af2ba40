"""Many readers and one writer at once, as threads and as processes: no lock, and nothing seen by halves."""

from __future__ import annotations

import multiprocessing
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from readout import store
from readout.store import Query
from workshop.bench import made

PAGES = tuple(made.readings(400, seed=11, filler=40))
SECONDS = 2.0


def write(address: str, seconds: float) -> int:
    """Add pages and merge what there is, again and again; how many pages were added."""
    end = time.monotonic() + seconds
    added = 0
    with store.open(address) as record:
        for number, each in enumerate(PAGES):
            if time.monotonic() > end and number > 3:
                break
            added += record.add(each)
            record.save_events(made.events(PAGES[max(0, number - 3) : number + 1], apart=number % 2 == 0))
    return added


def read(address: str, seconds: float) -> int:
    """Ask all kinds of questions; how many rounds. Every answer must be whole and no older than the last."""
    end = time.monotonic() + seconds
    rounds = seen = 0
    with store.open(address, read_only=True) as record:
        while rounds < 2 or time.monotonic() < end:
            stats = record.stats()
            assert stats["pages"] >= seen
            seen = stats["pages"]
            for event in record.find(Query(text="ministry", limit=5)).events:
                told = record.articles_of(account.article for account in event.accounts)
                assert len(told) == len({account.article for account in event.accounts})
            for hit in record.search(Query(text="ministry", limit=3)):
                assert record.claims(hit.article)
            record.facets(Query(side=("USA",)))
            rounds += 1
    return rounds


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_many_readers_and_a_writer(address: str, kind: str) -> None:
    store.open(address).close()
    pool = (
        ThreadPoolExecutor(5)
        if kind == "threads"
        else ProcessPoolExecutor(5, mp_context=multiprocessing.get_context("fork"))
    )
    with pool:
        writer = pool.submit(write, address, SECONDS)
        readers = [pool.submit(read, address, SECONDS) for _ in range(4)]
        added = writer.result()
        rounds = [reader.result() for reader in readers]
    assert added > 3
    assert min(rounds) >= 2
    with store.open(address) as record:
        assert record.stats()["pages"] == added
        assert record.check() == ()


def test_readers_see_one_moment_while_a_batch_is_written(address: str) -> None:
    """What was committed is seen at once, what was not is never seen, and no reader waits for the writer."""
    store.open(address).close()
    half, go_on = threading.Event(), threading.Event()

    def batch() -> None:
        with store.open(address) as record, record.batch(size=1000) as pages:
            for each in PAGES[:5]:
                pages.add(each)
            half.set()
            assert go_on.wait(60)

    with ThreadPoolExecutor(1) as pool, store.open(address, read_only=True) as record:
        writing: Future[None] = pool.submit(batch)
        try:
            assert half.wait(60)
            assert record.stats()["pages"] == 0
            assert record.search(Query(text="ministry")) == ()
        finally:
            go_on.set()
        writing.result()
        assert record.stats()["pages"] == 5


def test_two_writers_take_turns(address: str) -> None:
    parts = PAGES[:20:2], PAGES[1:20:2]

    def add(part: tuple[object, ...]) -> int:
        with store.open(address) as record:
            return sum(record.add(each) for each in part)  # type: ignore[arg-type]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(add, parts)) == [10, 10]
    with store.open(address) as record:
        assert record.stats()["pages"] == 20

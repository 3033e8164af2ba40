"""The local engine: this process, or a pool of processes on this machine."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeAlias

from readout.knowledge import Knowledge
from readout.pipeline._page import failed, read_page
from readout.record import ConfigurationError, Judgement, Model, Page, Reading, problem

# Pages handed to the pool ahead of the one awaited, for each process: enough to keep it busy, few enough that
# an archive is never held in memory.
_AHEAD = 8


class LocalEngine:
    """Reads pages one after the other, or in ``jobs`` processes, keeping their order."""

    name = "local"

    def run(
        self,
        pages: Iterable[Page | Reading],
        knowledge: Knowledge,
        jobs: int,
        judgements: Sequence[Judgement] = (),
        model: Model | None = None,
    ) -> Iterator[Reading]:
        """See ``Engine.run``. With one job everything stays in this process."""
        if jobs <= 1:
            for page in pages:
                yield page if isinstance(page, Reading) else read_page(page, knowledge, judgements, model)
            return
        yield from _pooled(pages, jobs, _packed(knowledge, tuple(judgements), model))


_Waiting: TypeAlias = "deque[tuple[Page | Reading, Future[Reading] | None]]"


def _packed(knowledge: Knowledge, judgements: tuple[Judgement, ...], model: Model | None) -> bytes:
    """All as bytes, once for all processes; what is shipped is loaded there and takes a few bytes here."""
    try:
        return pickle.dumps((knowledge, judgements, model))
    except (TypeError, AttributeError, pickle.PicklingError) as error:
        raise ConfigurationError(
            f"this knowledge cannot be sent to other processes ({error}); read with one job"
        ) from error


class _Desk:
    """What the pages of one worker process are read with; set once, when the process starts."""

    knowledge: Knowledge
    judgements: tuple[Judgement, ...]
    model: Model | None


def _sit_down(packed: bytes) -> None:
    _Desk.knowledge, _Desk.judgements, _Desk.model = pickle.loads(packed)  # noqa: S301  # packed by the process that asks


def _pooled(pages: Iterable[Page | Reading], jobs: int, packed: bytes) -> Iterator[Reading]:
    """Readings in order. A page that kills its process is read once more, alone, and then given up."""
    waiting: _Waiting = deque()
    rest = iter(pages)
    while True:
        try:
            with _pool(jobs, packed) as pool:
                yield from _through(pool, rest, waiting, jobs * _AHEAD)
            return
        except BrokenProcessPool:
            # Any page under way may have done it: those that are read are kept, the others tried alone.
            yield from _one_by_one(waiting, packed)


def _pool(jobs: int, packed: bytes) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_sit_down, initargs=(packed,)
    )


def _through(
    pool: ProcessPoolExecutor, pages: Iterator[Page | Reading], waiting: _Waiting, ahead: int
) -> Iterator[Reading]:
    for page in pages:
        waiting.append((page, None))
        if isinstance(page, Page):
            waiting[-1] = (page, pool.submit(_read, page))
        if len(waiting) >= ahead:
            yield _first(waiting)
    while waiting:
        yield _first(waiting)


def _first(waiting: _Waiting) -> Reading:
    """The reading of the page that waits longest, which leaves the queue only when it is there."""
    reading = _result(*waiting[0])
    waiting.popleft()
    return reading


def _read(page: Page) -> Reading:
    return read_page(page, _Desk.knowledge, _Desk.judgements, _Desk.model)


def _done(future: Future[Reading] | None) -> bool:
    return future is not None and future.done() and future.exception() is None


def _result(page: Page | Reading, future: Future[Reading] | None) -> Reading:
    if isinstance(page, Reading):
        return page
    assert future is not None
    return future.result()


def _one_by_one(waiting: _Waiting, packed: bytes) -> Iterator[Reading]:
    """What waits, read by one process that is replaced whenever a page kills it."""
    while waiting:
        with _pool(1, packed) as pool:
            while waiting:
                page, future = waiting[0]
                try:
                    if isinstance(page, Page) and not _done(future):
                        future = pool.submit(_read, page)
                    reading = _result(page, future)
                except BrokenProcessPool as error:
                    yield _given_up(waiting.popleft()[0], error)
                    break
                waiting.popleft()
                yield reading


def _given_up(page: Page | Reading, error: BrokenProcessPool) -> Reading:
    if isinstance(page, Reading):
        return page
    return failed(page.url, page.name, problem("P010", f"the reading process died: {error}"))


ENGINE = LocalEngine()

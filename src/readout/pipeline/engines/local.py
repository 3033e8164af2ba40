"""The local engine: this process, or a pool of processes on this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from readout.knowledge import Knowledge, load
from readout.pipeline._page import failed, read_page
from readout.record import Page, Reading, problem

# Pages handed to the pool ahead of the one awaited, for each process: enough to keep it busy, few enough that
# an archive is never held in memory.
_AHEAD = 8


class LocalEngine:
    """Reads pages one after the other, or in ``jobs`` processes, keeping their order."""

    name = "local"

    def run(self, pages: Iterable[Page | Reading], knowledge: Knowledge, jobs: int) -> Iterator[Reading]:
        """See ``Engine.run``. With one job everything stays in this process."""
        if jobs <= 1:
            for page in pages:
                yield page if isinstance(page, Reading) else read_page(page, knowledge)
            return
        yield from _pooled(pages, jobs)


def _pooled(pages: Iterable[Page | Reading], jobs: int) -> Iterator[Reading]:
    waiting: deque[tuple[Page | Reading, Future[Reading] | None]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for page in pages:
            waiting.append((page, None if isinstance(page, Reading) else pool.submit(_read, page)))
            if len(waiting) >= jobs * _AHEAD:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())


def _read(page: Page) -> Reading:
    return read_page(page, load())


def _result(page: Page | Reading, future: Future[Reading] | None) -> Reading:
    if isinstance(page, Reading) or future is None:
        assert isinstance(page, Reading)
        return page
    try:
        return future.result()
    except BrokenProcessPool as error:
        return failed(page.url, page.name, problem("P010", f"the reading process died: {error}"))


ENGINE = LocalEngine()

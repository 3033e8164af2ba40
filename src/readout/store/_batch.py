"""Batch: pages that share a transaction on their way into a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from readout.record import Reading


class Adds(Protocol):
    """What a batch needs of a record: that it takes a page, inside the transaction that is open."""

    def add(self, reading: Reading, *, source: str | None = None) -> bool:
        """See ``Store.add``."""
        ...


class Batch:
    """Pages on their way into a record together. Made by ``Store.batch``."""

    def __init__(
        self,
        store: Adds,
        commit: Callable[[], None],
        size: int,
        kept: Callable[[tuple[str, ...]], None] | None,
    ) -> None:
        self._store = store
        self._commit = commit
        self._size = size
        self._kept = kept
        self._waiting: list[str] = []

    def add(self, reading: Reading, *, source: str | None = None) -> bool:
        """As ``Store.add``; safe after the commit that ``kept`` tells of."""
        new = self._store.add(reading, source=source)
        self._waiting.append(reading.article.id)
        if len(self._waiting) >= self._size:
            self.flush()
        return new

    def flush(self) -> None:
        """Commit what is waiting."""
        self._commit()
        waiting, self._waiting = tuple(self._waiting), []
        if self._kept is not None and waiting:
            self._kept(waiting)

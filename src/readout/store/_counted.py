"""Counts that are asked for with every page that is shown, kept until the record changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy import Connection, Integer, String, cast, insert, select, update

from readout.store._tables import meta

T = TypeVar("T")

# A count of one question is a few kilobytes at most; people who look at one record ask fewer than this.
_MOST = 256
_MARK = "changes"
_READ = select(meta.c.value).where(meta.c.key == _MARK)
_BUMP = update(meta).where(meta.c.key == _MARK).values(value=cast(cast(meta.c.value, Integer) + 1, String))
_FIRST = insert(meta).values(key=_MARK, value="1")


def changed(connection: Connection) -> None:
    """Note, in the transaction that changes the record, that it does."""
    if not connection.execute(_BUMP).rowcount:
        connection.execute(_FIRST)


class Counted:
    """Answers by question, as of the last change of the record, whoever made it."""

    def __init__(self) -> None:
        self._mark: str | None = None
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, connection: Connection, question: Hashable, count: Callable[[], T]) -> T:
        """What was counted before, if nothing changed since; else ``count()``, in the same transaction."""
        mark = connection.execute(_READ).scalar()
        with self._lock:
            if mark != self._mark:
                self._kept.clear()
                self._mark = mark
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]  # type: ignore[return-value]  # kept under this very question
        found = count()
        with self._lock:
            if mark == self._mark:
                self._kept[question] = found
                while len(self._kept) > _MOST:
                    self._kept.popitem(last=False)
        return found

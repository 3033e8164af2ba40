"""Taking a word: the record is served read-only, so words go through a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from starlette.requests import Request

from readout.doors.rest.review._wire import Saying
from readout.pipeline import Readout
from readout.pipeline.review import Item
from readout.record import User


class Once:
    """The record opened for writing: once, by the first that asks, for all that write."""

    def __init__(self, opening: Callable[[], Readout]) -> None:
        self._opening = opening
        self._readout: Readout | None = None
        self._lock = Lock()

    def __call__(self) -> Readout:
        """The record. :raises StoreError: if it cannot be written; the next that asks tries again."""
        with self._lock:
            if self._readout is None:
                self._readout = self._opening()
            return self._readout


class Reviewer:
    """Keeps words, one at a time. ``writing`` gives the record opened for writing."""

    def __init__(self, writing: Callable[[], Readout]) -> None:
        self._writing = writing
        self._lock = Lock()

    def say(self, word: Saying, request: Request) -> Item:
        """Keep a word of whoever sends the request; the field as it stands now.

        :raises InputError: for a word that cannot be said; see ``ReviewDesk.say``.
        """
        who = _name(request)
        with self._lock:
            desk = self._writing().review
            return desk.say(
                word.claim,
                word.field,
                word.verdict,
                who,
                value=word.value,
                source=word.source,
                why=word.why,
            )


def _name(request: Request) -> str:
    """Who sends it: the user who is logged in, "local" where nobody has to log in."""
    user = getattr(request.state, "user", None)
    return user.name if isinstance(user, User) else "local"

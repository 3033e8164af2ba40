"""Taking a word: the record is served read-only, so words go through a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from starlette.requests import Request

from readout.doors.rest.review._wire import Judging, Saying
from readout.pipeline import Readout
from readout.pipeline.review import Item
from readout.record import Event, InputError, User


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

    def judge(self, word: Judging, request: Request) -> Event:
        """Keep a word on which events are one; the event that the claims are in now.

        :raises InputError: for a word that cannot be said; see ``MergingDesk``.
        """
        who, why = _name(request), word.why.strip()
        with self._lock:
            desk = self._writing().desk
            if word.say == "merge":
                return desk.merge(word.events, who, why)
            if word.say == "split":
                return desk.split(_one(word.claim), who, why)
            return desk.undo(_one(word.claim, *word.events), who, why)


def _one(*keys: str) -> str:
    found = [key for key in keys if key]
    if len(found) != 1:
        raise InputError("give one claim; to undo, one claim or one event")
    return found[0]


def _name(request: Request) -> str:
    """Who sends it: the user who is logged in, "local" where nobody has to log in."""
    user = getattr(request.state, "user", None)
    return user.name if isinstance(user, User) else "local"

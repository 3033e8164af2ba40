"""Taking a word: the record is served read-only, so words go through a connection of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
        if word.say == "merge":
            return self.same(word.events, word.why, request)
        if word.say == "split":
            return self.apart([*word.claims, *([word.claim] if word.claim else [])], word.why, request)
        with self._lock:
            key = _one(word.claim, *word.events)
            return self._writing().desk.undo(key, _name(request), word.why.strip())

    def same(self, events: Sequence[str], why: str, request: Request) -> Event:
        """Say that events are one act; the event it is now. :raises InputError: see ``MergingDesk.merge``."""
        with self._lock:
            return self._writing().desk.merge(events, _name(request), why.strip())

    def apart(self, claims: Sequence[str], why: str, request: Request) -> Event:
        """Say that claims are of another event than the one they are in; the event of the first now.

        :raises InputError: see ``MergingDesk.split``.
        """
        with self._lock:
            return self._writing().desk.split(claims, _name(request), why.strip())

    def take_back(self, key: str, request: Request) -> Event:
        """Take back one word on which events are one; the event that its first claim is in now.

        :raises InputError: for a word that is not there, or does not count any more.
        """
        with self._lock:
            return self._writing().desk.take_back(key, _name(request))


def _one(*keys: str) -> str:
    found = [key for key in keys if key]
    if len(found) != 1:
        raise InputError("to undo, give one claim or one event")
    return found[0]


def _name(request: Request) -> str:
    """Who sends it: the user who is logged in, "local" where nobody has to log in."""
    user = getattr(request.state, "user", None)
    return user.name if isinstance(user, User) else "local"

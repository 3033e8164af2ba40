"""Taking a word: the record is served read-only, so words go through a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from starlette.exceptions import HTTPException
from starlette.requests import Request

from readout.doors.rest.review._wire import Saying
from readout.pipeline import Readout
from readout.pipeline.review import Item
from readout.record import User


class Reviewer:
    """Keeps words, one at a time. ``opening`` opens the record for writing, when the first word comes."""

    def __init__(self, opening: Callable[[], Readout]) -> None:
        self._opening = opening
        self._readout: Readout | None = None
        self._lock = Lock()

    def say(self, word: Saying, request: Request) -> Item:
        """Keep a word of whoever sends the request; the field as it stands now.

        :raises InputError: for a word that cannot be said; see ``ReviewDesk.say``.
        """
        who = _name(request)
        with self._lock:
            if self._readout is None:
                self._readout = self._opening()
            desk = self._readout.review
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
    if not isinstance(user, User):
        return "local"
    if user.role == "reader":
        raise HTTPException(403, f"{user.name} may read; only a reviewer may judge")
    return user.name

"""Accounts: making users, logging in and out, and whose session or token something is."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import TypeGuard, get_args

from readout.pipeline.accounts._secrets import digest, fits, hashed, new_token, nobody
from readout.record import InputError, User, UserRole
from readout.store import Store

# A day's work; after it one logs in again.
SESSION = timedelta(hours=12)
# Logins that may fail in a row before one must wait, and the longest wait. At a minute a guess the short
# list of common passwords takes a week for each name, and nobody is locked out for longer than that minute.
_FREE = 3
_LONGEST_WAIT = 60
# A row of failures ends when there was none for so long.
_FORGOTTEN = timedelta(days=1)
_SLOT_BYTES = 2
_NAME = re.compile(r"[\w.@+-]{1,64}")


@dataclass(frozen=True, slots=True)
class Login:
    """What became of a login: the ``token`` of a new session, or None and the seconds to ``wait``."""

    token: str | None
    wait: int


class Accounts:
    """Users of one record. Made by ``Readout.accounts``; may be used from several threads.

    :raises StoreError: from any method, if the record fails, or must be written and was opened for reading.
    """

    def __init__(self, record: Store, clock: Callable[[], datetime] | None = None) -> None:
        self._kept = record.accounts
        self._clock = clock or (lambda: datetime.now(UTC))
        # One login at a time: many at once could try more passwords than are counted, and fill the memory.
        self._one = threading.Lock()

    def all(self) -> tuple[User, ...]:
        """Every user, by name."""
        return self._kept.all()

    def add(self, name: str, role: str, password: str) -> User:
        """Make a user. :raises InputError: for a name that is taken or cannot be, and so for the rest."""
        if not _is_role(role):
            raise InputError(f"no role is called {role[:80]!r}; known: {', '.join(get_args(UserRole))}")
        if not _NAME.fullmatch(name):
            raise InputError("a user's name has up to 64 letters, digits and . _ @ + -")
        if self._kept.user(name) is not None:
            raise InputError(f"there is a user {name} already")
        made = User(name, role)
        self._kept.put(made, hashed(password), self._now())
        return made

    def change_password(self, name: str, password: str) -> None:
        """Give a user a new password; every session of his ends. :raises InputError: if there is none."""
        self._kept.put(self._user(name), hashed(password), self._now())

    def remove(self, name: str) -> None:
        """Take a user away with sessions and token. :raises InputError: if there is none."""
        self._kept.remove(self._user(name).name)

    def new_token(self, name: str) -> str:
        """A new token for a user's programs; the one before is worth nothing then. It is told only now."""
        token = new_token()
        self._kept.set_token(self._user(name).name, digest(token))
        return token

    def login(self, name: str, password: str) -> Login:
        """Begin a session. Wrong names and wrong passwords look alike and take equally long.

        From the third failure in a row on one must wait, twice as long after each, up to a minute.
        """
        with self._one:
            slot, now = _slot(name), self._clock()
            failed, wait = self._failed(slot, now)
            if wait:
                return Login(None, wait)
            # Counted before the password is looked at: a process that is stopped forgets no attempt.
            self._kept.note_attempt(slot, failed + 1, now.isoformat())
            found = self._kept.user(name) if _NAME.fullmatch(name) else None
            unknown = nobody()  # made for known names as well, or the first unknown one would take longer
            right = fits(found[1] if found else unknown, password)
            if found is None or not right:
                return Login(None, _delay(failed + 1))
            self._kept.note_attempt(slot, 0, now.isoformat())
            token = new_token()
            self._kept.open_session(digest(token), found[0].name, _instant(now + SESSION), _instant(now))
            return Login(token, 0)

    def logout(self, token: str) -> None:
        """End a session."""
        self._kept.close_session(digest(token))

    def of_session(self, token: str) -> User | None:
        """Whose session this is; None for one that has ended or never was."""
        return self._kept.of_session(digest(token), self._now())

    def of_token(self, token: str) -> User | None:
        """Whose program this is."""
        return self._kept.of_token(digest(token))

    def _user(self, name: str) -> User:
        found = self._kept.user(name) if _NAME.fullmatch(name) else None
        if found is None:
            raise InputError(f"there is no user {name[:80]!r}")
        return found[0]

    def _failed(self, slot: int, now: datetime) -> tuple[int, int]:
        """How often logins failed in a row, and the seconds until the next may be tried."""
        kept = self._kept.attempts(slot)
        if not kept.failed:
            return 0, 0
        last = datetime.fromisoformat(kept.at)
        if now - last > _FORGOTTEN:
            return 0, 0
        left = last + timedelta(seconds=_delay(kept.failed)) - now
        return kept.failed, max(0, ceil(left.total_seconds()))

    def _now(self) -> str:
        return _instant(self._clock())


def _delay(failed: int) -> int:
    """Seconds to wait after so many failures in a row."""
    return 0 if failed < _FREE else min(_LONGEST_WAIT, 2 ** min(failed - _FREE, 10))


def _slot(name: str) -> int:
    """Where failures for a name are counted, whether or not there is such a user."""
    made = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(made[:_SLOT_BYTES], "big")


def _instant(at: datetime) -> str:
    """In one form, so that the order of letters is that of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _is_role(word: str) -> TypeGuard[UserRole]:
    return word in get_args(UserRole)

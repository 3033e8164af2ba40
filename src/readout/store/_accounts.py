"""Who may come in: users, their sessions and failed logins. Knows hashes only, no password and no token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import delete, insert, select, update

from readout.record import User, UserRole
from readout.store._tables import attempts, sessions, users

if TYPE_CHECKING:
    from readout.store._database import Database


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often in a row logins failed, and when last (an ISO instant)."""

    failed: int
    at: str


class Accounts:
    """Questions and changes about users. Made by ``Store.accounts``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[User, ...]:
        """Every user, by name."""
        query = select(users.c.name, users.c.role).order_by(users.c.name)
        with self._database.reading() as connection:
            return tuple(User(row.name, cast("UserRole", row.role)) for row in connection.execute(query))

    def user(self, name: str) -> tuple[User, str] | None:
        """A user with the hash of the password; None where nobody has this name."""
        query = select(users).where(users.c.name == name)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (User(row.name, cast("UserRole", row.role)), str(row.password))

    def put(self, user: User, password: str, at: str) -> None:
        """Keep a user; one of the same name gets the new role and password, and every session ends."""
        with self._database.writing() as connection:
            values = {"role": user.role, "password": password}
            same = users.c.name == user.name
            if connection.execute(update(users).where(same).values(values)).rowcount == 0:
                connection.execute(insert(users).values(name=user.name, created=at, **values))
            connection.execute(delete(sessions).where(sessions.c.user == user.name))

    def remove(self, name: str) -> bool:
        """Take a user away with his sessions; False where there is none."""
        with self._database.writing() as connection:
            return connection.execute(delete(users).where(users.c.name == name)).rowcount > 0

    def set_token(self, name: str, token: str) -> bool:
        """Give a user a new token, by its hash; the old one is worth nothing then."""
        change = update(users).where(users.c.name == name).values(token=token)
        with self._database.writing() as connection:
            return connection.execute(change).rowcount > 0

    def of_token(self, token: str) -> User | None:
        """Whose token this is, by its hash."""
        query = select(users.c.name, users.c.role).where(users.c.token == token)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else User(row.name, cast("UserRole", row.role))

    def open_session(self, token: str, name: str, expires: str, now: str) -> None:
        """Keep a session by the hash of its token; what has run out is swept away."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.expires <= now))
            connection.execute(insert(sessions).values(token=token, user=name, expires=expires))

    def of_session(self, token: str, now: str) -> User | None:
        """Whose session this is, by the hash of its token; None once it has run out."""
        query = (
            select(users.c.name, users.c.role)
            .join(sessions, sessions.c.user == users.c.name)
            .where(sessions.c.token == token, sessions.c.expires > now)
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else User(row.name, cast("UserRole", row.role))

    def close_session(self, token: str) -> None:
        """End a session."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == token))

    def attempts(self, slot: int) -> Attempts:
        """The failed logins in a row in one slot."""
        query = select(attempts).where(attempts.c.slot == slot)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return Attempts(0, "") if row is None else Attempts(int(row.failed), str(row.at))

    def note_attempt(self, slot: int, failed: int, at: str) -> None:
        """Keep how often logins failed; 0 forgets."""
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.slot == slot))
            if failed:
                connection.execute(insert(attempts).values(slot=slot, failed=failed, at=at))

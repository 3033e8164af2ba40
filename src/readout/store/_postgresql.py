"""A record in a database of PostgreSQL, or in one schema of it, for people who keep one together.

Writers stand in line at an advisory lock, as they do before a file of SQLite: two pages of one address, or
two merges, then never meet half way. Readers take no lock and see one moment (REPEATABLE READ).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import psycopg
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, Engine, ForeignKey, Select, create_engine, event, exc, func, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from readout.record import ConfigurationError, StoreError
from readout.store._backend import BUSY, BUSY_SECONDS
from readout.store._forms import plain
from readout.store._query import Finding
from readout.store._tables import metadata
from readout.store._tsvector import Tsvector

# Signs are SQLSTATE codes or, where the server was never reached and there is none, the driver's own words.
_WORDS = (
    ("password authentication failed", "refuses the user or the password"),
    ("no password supplied", "wants a password; put it into ~/.pgpass or PGPASSWORD"),
    ("connection refused", "does not answer: no PostgreSQL listens there"),
    ("failed to resolve host", "does not answer: no machine of this name is known"),
    ("could not translate host", "does not answer: no machine of this name is known"),
    ("timeout expired", "does not answer in time"),
    ("3d000", "is not there: make the database first, with createdb"),
    ('" does not exist', "is not there: make the database and its user first"),
    ("55p03", BUSY),
    ("42501", "may not be used so by this user; ask its owner for the right"),
    ("3f000", "has no schema to write into; make it first, with CREATE SCHEMA"),
    ("25006", "can only be read"),
    ("53100", "cannot be written: the disk of the server is full"),
    ("53300", "has no connection left; close some, or raise max_connections"),
    ("too many clients", "has no connection left; close some, or raise max_connections"),
    ("57p0", "went away: the server stopped or ended the connection"),
    ("server closed the connection", "went away: the server stopped or ended the connection"),
    ("xx00", "is damaged; restore it from a dump, or read its pages again into a new record"),
)
_ALONE = (
    f"SELECT set_config('lock_timeout', '{BUSY_SECONDS}s', true), "
    "pg_advisory_xact_lock(hashtext('readout'), hashtext(current_schema()))"
)
# A record lies in the server's memory or on a disk that knows no far and near. The planner's own figure is
# for disks that turn, and has it read whole tables for a few hundred rows (measured on 107,000 events: with
# 1.1 a story's page takes 125 ms of work, not 190). Whoever set one for server, database or user keeps it.
_COSTS = (
    "SELECT set_config(name, '1.1', false) FROM pg_settings "
    "WHERE name = 'random_page_cost' AND source = 'default'"
)
_FOREIGN_ORDER = (
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) "
    "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 "
    "AND NOT a.attisdropped AND a.attcollation NOT IN (0, 'pg_catalog.\"C\"'::regcollation) "
    "ORDER BY c.relname, a.attnum"
)


class PostgreSQL:
    """See ``Backend``.

    :raises ConfigurationError: if the address cannot be read.
    """

    errors = psycopg.Error

    def __init__(self, address: str) -> None:
        self._url = _url(address)
        self.write_options: dict[str, object] = {"writes": True, "isolation_level": "READ COMMITTED"}

    @property
    def address(self) -> str:
        """User, machine and database; what else was given may hold a secret."""
        url = self._url
        return URL.create(
            "postgresql", url.username, None, url.host, url.port, url.database
        ).render_as_string()

    def engine(self, *, read_only: bool) -> Engine:
        """Connections to the server; a writing one waits for its turn at the lock."""
        engine = create_engine(
            self._url,
            isolation_level="REPEATABLE READ",
            # A server that was started anew must not be noticed by the first reader after it.
            pool_pre_ping=True,
            max_overflow=20,
            execution_options={"text_index": Tsvector(), "postgresql_readonly": read_only},
        )
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine

    def words(self, error: BaseException | None) -> str:
        """By SQLSTATE, or by what the driver says."""
        said = self._without_password(" ".join(str(error).split("\n")[0].split()))
        signs = f"{getattr(error, 'sqlstate', None) or ''} {said}".lower()
        for sign, words in _WORDS:
            if sign in signs:
                return f"{words} ({said})"
        return said

    def accept(self, engine: Engine) -> None:
        """Nothing: a server's settings are its owner's."""

    def settle(self, connection: Connection) -> None:
        """Order text by code points, as SQLite does, whatever order the database was made with."""
        tables: dict[str, list[str]] = {}
        for table, name, kind in connection.exec_driver_sql(_FOREIGN_ORDER):
            tables.setdefault(table, []).append(f'ALTER COLUMN "{name}" TYPE {kind} COLLATE "C"')
        for table, changes in tables.items():
            connection.exec_driver_sql(f'ALTER TABLE "{table}" {", ".join(changes)}')

    def faults(self, connection: Connection) -> Iterator[Finding]:
        """Indexes the server holds for invalid, and references that lead nowhere."""
        invalid = (
            "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace"
        )
        for (name,) in connection.exec_driver_sql(invalid):
            yield Finding("file", name, "the index is invalid; REINDEX it")
        for table in metadata.sorted_tables:
            for key in table.foreign_keys:
                if number := connection.execute(_lost(key)).scalar_one():
                    place = f"{table.name}.{key.parent.name}"
                    message = f"{number} rows name one of {key.column.table.name} that is not there"
                    yield Finding("reference", place, message)

    def copy(self, engine: Engine, path: Path) -> None:
        """Refuse: the server has its own way."""
        del engine
        raise StoreError(
            f"{self.address}: a record in PostgreSQL is not copied into a file; use pg_dump for a copy of it "
            f"({path} was not made)"
        )

    def _without_password(self, said: str) -> str:
        password = self._url.password
        for form in {password, quote(password), quote_plus(password)} if password else ():
            said = said.replace(form, "***")
        return said


def _url(address: str) -> URL:
    scheme, _, rest = address.partition("://")
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise ConfigurationError(f"{scheme}:// is not spoken here; write postgresql://")
    try:
        return make_url(f"postgresql+psycopg://{rest}")
    except (exc.ArgumentError, ValueError) as error:
        # Not even a part of it is shown: a password may stand anywhere in what cannot be taken apart.
        raise ConfigurationError(
            "this address of PostgreSQL cannot be read; write postgresql://user@host:port/database"
        ) from error


def _lost(key: ForeignKey) -> Select[int]:
    parent = key.column.table.alias("parent")
    target = parent.c[key.column.name]
    joined = key.parent.table.outerjoin(parent, key.parent == target)
    return select(func.count()).select_from(joined).where(key.parent.is_not(None), target.is_(None))


class _Plain(StrDumperUnknown):
    """Text as PostgreSQL can hold it. What is written is plain already; what is asked may be anything."""

    def dump(self, obj: str) -> bytes:
        return plain(obj).encode()


def _on_connect(connection: psycopg.Connection, _record: ConnectionPoolEntry) -> None:
    connection.adapters.register_dumper(str, _Plain)
    connection.execute(_COSTS)
    connection.commit()


def _on_begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(_ALONE)

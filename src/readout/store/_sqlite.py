"""A record in one file of SQLite.

Write-ahead log with ``synchronous = NORMAL``: readers never wait for the writer, and a killed process loses
nothing that was committed, because the log is already with the operating system. Only a power cut can take
the last commits before a checkpoint, and then leaves the record whole; those pages are read again. FULL would
keep them too, but a commit then waits for the disk (measured: 23 times fewer pages a second).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from readout.store._backend import BUSY, BUSY_SECONDS
from readout.store._fts5 import Fts5
from readout.store._query import Finding

_WORDS = (
    ("file is not a database", "is not a record: the file holds something else"),
    ("malformed", "is damaged; restore it from a copy, or read its pages again into a new record"),
    ("database is locked", BUSY),
    ("readonly", "cannot be written: the file or its folder is read-only"),
    ("read-only", "cannot be written: the file or its folder is read-only"),
    ("unable to open", "cannot be opened; check that the folder exists and may be written"),
    ("disk is full", "cannot be written: the disk is full"),
    ("disk i/o error", "cannot be read or written: the disk reports an error"),
)


class SQLite:
    """See ``Backend``."""

    errors = sqlite3.Error

    def __init__(self, path: Path) -> None:
        self._path = path
        self.write_options: dict[str, object] = {"writes": True}

    @property
    def address(self) -> str:
        """The path, as it was given."""
        return str(self._path)

    def engine(self, *, read_only: bool) -> Engine:
        """Connections to the file; a writing one begins IMMEDIATE."""

        def connect() -> sqlite3.Connection:
            # isolation_level None: the driver's own idea of when a transaction begins would commit before DDL
            # and begin none before SELECT; _on_begin says it instead.
            connection = sqlite3.connect(
                _file(self._path, read_only),
                uri=True,
                timeout=BUSY_SECONDS,
                check_same_thread=False,
                isolation_level=None,
            )
            for pragma in ("foreign_keys = ON", "temp_store = MEMORY", "synchronous = NORMAL"):
                connection.execute(f"PRAGMA {pragma}")
            return connection

        engine = create_engine(
            "sqlite://",
            creator=connect,
            poolclass=QueuePool,
            max_overflow=60,
            execution_options={"text_index": Fts5()},
        )
        event.listen(engine, "begin", _on_begin)
        return engine

    def words(self, error: BaseException | None) -> str:
        """By what SQLite says: its codes are too coarse."""
        said = str(error)
        for sign, words in _WORDS:
            if sign in said.lower():
                return f"{words} ({said})"
        return said

    def accept(self, engine: Engine) -> None:
        """Give the file a write-ahead log. It stays so, and no file but a record shall be changed."""
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()

    def settle(self, connection: Connection) -> None:
        """Nothing: tables are as they were made."""

    def faults(self, connection: Connection) -> Iterator[Finding]:
        """SQLite's own checks of the file and of references."""
        for (said,) in connection.exec_driver_sql("PRAGMA quick_check"):
            if said != "ok":
                yield Finding("file", "record", str(said))
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Finding("reference", f"{table} row {row}", f"names a row of {parent} that is not there")

    def copy(self, engine: Engine, path: Path) -> None:
        """By SQLite's backup, while others read and write."""
        source = engine.raw_connection()
        try:
            target = sqlite3.connect(path)
            try:
                connection = source.driver_connection
                assert isinstance(connection, sqlite3.Connection)
                connection.backup(target)
            finally:
                target.close()
        finally:
            source.close()


def _file(path: Path, read_only: bool) -> str:
    """SQLite's address form of the path."""
    address = path.resolve().as_uri()
    if not read_only:
        return f"{address}?mode=rwc"
    # A folder that cannot be written holds no log either, so the file cannot change while it is read.
    frozen = not os.access(path.resolve().parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
    return f"{address}?mode=ro&immutable=1" if frozen else f"{address}?mode=ro"


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    # IMMEDIATE takes the writer's place at once: a transaction that began as a reader could not wait for it.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

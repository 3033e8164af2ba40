"""The connection to a record: pragmas, transactions and a dependency's errors turned into ours.

Write-ahead log with ``synchronous = NORMAL``: readers never wait for the writer, and a killed process loses
nothing that was committed, because the log is already with the operating system. Only a power cut can take
the last commits before a checkpoint, and then leaves the record whole; those pages are read again. FULL would
keep them too, but a commit then waits for the disk (measured: 23 times fewer pages a second).
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from readout.record import StoreError

# How long a writer waits for another before it gives up, in seconds. A batch of 200 pages holds the
# record for about half a second, so this is a wait for dozens of them.
BUSY_SECONDS = 30

Step = Callable[[str], None]

_WORDS = (
    ("file is not a database", "is not a record: the file holds something else"),
    ("malformed", "is damaged; restore it from a copy, or read its pages again into a new record"),
    ("database is locked", f"is being written by another process; waited {BUSY_SECONDS} seconds"),
    ("readonly", "cannot be written: the file or its folder is read-only"),
    ("read-only", "cannot be written: the file or its folder is read-only"),
    ("unable to open", "cannot be opened; check that the folder exists and may be written"),
    ("disk is full", "cannot be written: the disk is full"),
    ("disk i/o error", "cannot be read or written: the disk reports an error"),
)


class Database:
    """One open record: hands out connections for reading and transactions for writing."""

    def __init__(self, path: Path, *, read_only: bool, step: Step) -> None:
        self.path = path
        self.read_only = read_only
        self.step = step
        self._batch: Connection | None = None
        self._lock = threading.RLock()
        self._engine = _engine(path, read_only)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees what was committed when its first statement ran."""
        with self.words(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, committed at the end of the block; inside a batch, a part of the batch's.

        :raises StoreError: if the record was opened for reading only, or another process keeps writing.
        """
        with self._lock, self.words():
            if self._batch is not None:
                with self._batch.begin_nested():
                    yield self._batch
                return
            yield from self._alone()

    def _alone(self) -> Iterator[Connection]:
        with self._write_connection() as connection:
            yield connection
            self.step("commit")
            connection.commit()
            self.step("committed")

    @contextmanager
    def batch(self) -> Iterator[Callable[[], None]]:
        """One transaction round many ``writing`` blocks; gives the function that commits what there is."""
        with self._lock, self.words(), self._write_connection() as connection:
            if self._batch is not None:
                raise StoreError("a batch is already open on this record")
            self._batch = connection

            def commit() -> None:
                self.step("commit")
                connection.commit()
                self.step("committed")

            try:
                yield commit
                commit()
            finally:
                self._batch = None

    def keep_log(self) -> None:
        """Give the file a write-ahead log. It stays so; done only once the file is known to be a record."""
        with self.words():
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
            finally:
                connection.close()

    def copy_to(self, path: Path) -> None:
        """Copy the committed state into a new file, while others read and write.

        :raises StoreError: if the file exists or cannot be written.
        """
        if path.exists():
            raise StoreError(f"{path}: exists already; a copy overwrites nothing")
        with self.words():
            source = self._engine.raw_connection()
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

    def close(self) -> None:
        """Close every connection; the log is folded into the file by the last one to leave."""
        self._engine.dispose()

    @contextmanager
    def words(self) -> Iterator[None]:
        """Turn the database's errors into a ``StoreError`` in plain words."""
        try:
            yield
        except exc.DBAPIError as error:
            raise StoreError(f"{self.path}: {_words(error.orig)}") from error
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_words(error)}") from error
        except exc.SQLAlchemyError as error:
            raise StoreError(f"{self.path}: {error}") from error

    @contextmanager
    def _write_connection(self) -> Iterator[Connection]:
        if self.read_only:
            raise StoreError(f"{self.path}: was opened for reading only")
        with self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            yield connection


def _words(error: BaseException | None) -> str:
    said = str(error)
    for sign, words in _WORDS:
        if sign in said.lower():
            return f"{words} ({said})"
    return said


def _engine(path: Path, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver's own idea of when a transaction begins would commit before DDL
        # and begin none before SELECT; _on_begin says it instead.
        connection = sqlite3.connect(
            _address(path, read_only),
            uri=True,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
            isolation_level=None,
        )
        for pragma in ("foreign_keys = ON", "temp_store = MEMORY", "synchronous = NORMAL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=60)
    event.listen(engine, "begin", _on_begin)
    return engine


def _address(path: Path, read_only: bool) -> str:
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

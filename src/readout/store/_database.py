"""The connections to a record: reading, writing, and a driver's errors turned into ours."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, exc

from readout.record import StoreError
from readout.store._backend import Backend
from readout.store._counted import Counted, changed
from readout.store._narrowing import Names
from readout.store._query import Finding

Step = Callable[[str], None]


class Database:
    """One open record: hands out connections for reading and transactions for writing."""

    def __init__(self, backend: Backend, *, read_only: bool, step: Step) -> None:
        self.address = backend.address
        self.read_only = read_only
        self.step = step
        self.counted = Counted()
        self.names = Names()
        self._backend = backend
        self._batch: Connection | None = None
        self._lock = threading.RLock()
        self._engine = backend.engine(read_only=read_only)

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
            self._commit(connection)

    @contextmanager
    def batch(self) -> Iterator[Callable[[], None]]:
        """One transaction round many ``writing`` blocks; gives the function that commits what there is."""
        with self._lock, self.words(), self._write_connection() as connection:
            if self._batch is not None:
                raise StoreError("a batch is already open on this record")
            self._batch = connection

            try:
                yield lambda: self._commit(connection)
                self._commit(connection)
            finally:
                self._batch = None

    def accept(self) -> None:
        """Set what stays set in a record; done only once it is known to be one."""
        with self.words():
            self._backend.accept(self._engine)

    def settle(self, connection: Connection) -> None:
        """Set what new tables need, in the transaction that made them."""
        self._backend.settle(connection)

    def faults(self, connection: Connection) -> Iterator[Finding]:
        """What the database itself finds damaged."""
        return self._backend.faults(connection)

    def copy_to(self, path: Path) -> None:
        """Copy the committed state into a new file, while others read and write.

        :raises StoreError: if the file exists or cannot be written, or the database has its own way to copy.
        """
        if path.exists():
            raise StoreError(f"{path}: exists already; a copy overwrites nothing")
        with self.words():
            self._backend.copy(self._engine, path)

    def close(self) -> None:
        """Close every connection; SQLite's log is folded into the file by the last one to leave."""
        self._engine.dispose()

    @contextmanager
    def words(self) -> Iterator[None]:
        """Turn the database's errors into a ``StoreError`` in plain words."""
        try:
            yield
        except exc.DBAPIError as error:
            raise StoreError(f"{self.address}: {self._backend.words(error.orig)}") from error
        except self._backend.errors as error:
            raise StoreError(f"{self.address}: {self._backend.words(error)}") from error
        except exc.SQLAlchemyError as error:
            raise StoreError(f"{self.address}: {self._backend.words(error)}") from error

    def _commit(self, connection: Connection) -> None:
        changed(connection)
        self.step("commit")
        connection.commit()
        self.step("committed")

    @contextmanager
    def _write_connection(self) -> Iterator[Connection]:
        if self.read_only:
            raise StoreError(f"{self.address}: was opened for reading only")
        with self._engine.connect() as connection:
            connection = connection.execution_options(**self._backend.write_options)
            yield connection

"""Where a record lies, and opening it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from readout.record import ConfigurationError, StoreError

if TYPE_CHECKING:
    from readout.store._backend import Backend
    from readout.store._store import Store


def open(  # noqa: A001 - the room's own verb, used as ``store.open``
    address: str | Path, *, read_only: bool = False, step: Callable[[str], None] | None = None
) -> Store:
    """The record at ``address``: a path, ``sqlite:///path`` or ``postgresql://user@host:port/database``.

    It is made if there is none and upgraded if it is old; a database of PostgreSQL itself must be there.
    ``read_only`` opens an existing record without ever writing to it. ``step`` is called with the name of
    each step of writing a page (``begin page article claims roles problems text commit committed``) or the
    events of a merge (``released event withdrawn commit committed``); an exception out of it undoes the page,
    or the merge.

    :raises StoreError: if the record is damaged, none, newer than this Readout, or may not be read.
    :raises ConfigurationError: for an address of a kind that keeps no record.
    """
    path = _path(address)
    if path is not None:
        _look(path, read_only)
    # SQLAlchemy takes longer to load than Readout's command line may take to say what it can do.
    from readout.store._database import Database
    from readout.store._schema import prepare
    from readout.store._store import Store

    database = Database(_backend(path, str(address)), read_only=read_only, step=step or _pass)
    try:
        prepare(database)
    except BaseException:
        database.close()
        raise
    return Store(database)


def _pass(_step: str) -> None:
    return


def _backend(path: Path | None, address: str) -> Backend:
    if path is not None:
        from readout.store._sqlite import SQLite

        return SQLite(path)
    if importlib.util.find_spec("psycopg") is None:
        raise ConfigurationError(
            "a record in PostgreSQL needs the extra [postgresql]: pip install 'readout[postgresql]'"
        )
    from readout.store._postgresql import PostgreSQL

    return PostgreSQL(address)


def _path(address: str | Path) -> Path | None:
    """The file of the address; None where it is one of PostgreSQL."""
    if isinstance(address, Path):
        return address
    scheme, found, rest = address.partition("://")
    if not found:
        return Path(address)
    if scheme == "sqlite":
        # As SQLAlchemy writes it: three slashes for a relative path, four for an absolute one.
        return Path(rest.removeprefix("/"))
    if scheme.partition("+")[0] in ("postgresql", "postgres"):
        return None
    raise ConfigurationError(
        f"{scheme}:// is not a place for a record; give the path of a file, or postgresql://..."
    )


def _look(path: Path, read_only: bool) -> None:
    """Say in plain words what SQLite would say in its own."""
    if str(path) in ("", ".", ":memory:"):
        raise ConfigurationError("a record is a file; give its path")
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; a record is a file, such as {path / 'record.sqlite'}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first")
    if read_only and not path.exists():
        raise StoreError(f"{path}: there is no record here to read")

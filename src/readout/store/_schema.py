"""A record's schema: made whole for a new record, upgraded by Alembic for an old one.

The version lies in Alembic's own table. It is read here by hand, so that opening an up-to-date record does
not load Alembic.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import as_file, files

from sqlalchemy import Connection, delete, insert, inspect, text

from readout.record import StoreError
from readout.store._backend import text_index
from readout.store._database import Database
from readout.store._tables import meta, metadata

# The last migration under migrations/versions. A test checks that it is.
HEAD = "0010"

# Alembic's own table, word for word.
_STAMP = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def prepare(database: Database) -> None:
    """Make or upgrade the schema; one process does it while others wait.

    :raises StoreError: if the file is no record, is newer than this Readout, or is old and read-only.
    """
    with database.reading() as connection:
        found = _version(connection, database)
    if found is not None and not _known(found):
        raise StoreError(
            f"{database.address}: was written by a newer Readout (schema {found}; this one knows {HEAD}); "
            "upgrade Readout, or read its pages into a new record"
        )
    if database.read_only and found is None:
        raise StoreError(f"{database.address}: there is no record here to read; readout add makes one")
    if database.read_only and found != HEAD:
        raise StoreError(
            f"{database.address}: was written by an older Readout (schema {found}; this one has {HEAD}) "
            "and was opened for reading only; readout add, with any page, upgrades it"
        )
    if not database.read_only:
        database.accept()
    if found == HEAD:
        return
    with database.writing() as connection:
        found = _version(connection, database)  # another process may have been faster
        if found is None:
            create(connection)
        elif found != HEAD:
            migrate(connection)
        database.settle(connection)
        connection.execute(delete(meta).where(meta.c.key == "written_by"))
        connection.execute(insert(meta).values(key="written_by", value=f"readout {version('readout')}"))


def create(connection: Connection) -> None:
    """Make every table of a new record and stamp it with the newest version."""
    metadata.create_all(connection)
    text_index(connection).create(connection)
    connection.exec_driver_sql(_STAMP)
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def migrate(connection: Connection, target: str = HEAD) -> None:
    """Run the migrations up to ``target`` inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("readout.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _version(connection: Connection, database: Database) -> str | None:
    """The version of an existing record, None for an empty file."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or "event_claims" not in tables:
        raise StoreError(
            f"{database.address}: is a database but not a record of Readout; choose another file"
        )
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _known(found: str) -> bool:
    folder = files("readout.store") / "migrations" / "versions"
    return any(entry.name.startswith(f"r{found}_") for entry in folder.iterdir())

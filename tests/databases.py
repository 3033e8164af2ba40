"""A private PostgreSQL for the tests: started once, in a temporary folder; each test has its own database.

``READOUT_TEST_POSTGRESQL`` names a server to use instead (``postgresql://user@host/database``; the user must
be allowed to make databases). Where there is no PostgreSQL at all these tests are skipped with a reason, or
fail with it where ``READOUT_TEST_ALL`` is set, as it is in CI.
"""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import make_url

from readout.store._database import Database
from readout.store._schema import HEAD, migrate
from readout.store._sqlite import SQLite
from readout.store._tables import metadata

ABSENT = (
    "the store's tests over PostgreSQL need its server: install it (Debian: apt install postgresql), "
    "put its programs on the PATH, or name a server in READOUT_TEST_POSTGRESQL"
)
_NUMBERS = itertools.count(1)


class Server:
    """A server that databases are made on and dropped from."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._made: list[str] = []
        self._free: list[str] = []

    def run(self, statement: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]  # plain text, not a literal

    def at(self, database: str) -> str:
        return make_url(self.address).set(database=database).render_as_string(hide_password=False)

    def make(self) -> str:
        """The address of a new, empty database."""
        name = f"readout_test_{os.getpid()}_{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
        self._made.append(self.at(name))
        return self._made[-1]

    def lend(self) -> str:
        """The address of a record that holds nothing, used before or new: making one takes half a second."""
        return self._free.pop() if self._free else self.make()

    def take_back(self, address: str) -> None:
        """Empty the record for the next test; one that is no whole record any more is left alone."""
        try:
            with psycopg.connect(address) as connection:
                version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                if version != (HEAD,):
                    return
                # As a replica: no reference is followed, so the order does not matter.
                connection.execute("SET session_replication_role = replica")
                for table in (*metadata.tables, "story_words", "event_words"):
                    connection.execute(f'DELETE FROM "{table}"')  # type: ignore[call-overload]
        except psycopg.Error:
            return
        self._free.append(address)

    def drop(self, address: str) -> None:
        """Take a database away, whoever is connected."""
        self.run(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')

    def close(self) -> None:
        """Leave nothing behind on a server that is not ours."""
        for address in self._made:
            self.drop(address)


def program(name: str) -> str | None:
    """One of PostgreSQL's programs: from the PATH, or the newest where Debian keeps them."""
    found = shutil.which(name)
    if found is not None:
        return found
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(kept[-1]) if kept else None


@contextmanager
def server() -> Iterator[Server]:
    """The server that was named, or one of our own that ends with the block.

    :raises LookupError: if there is none.
    """
    if named := os.environ.get("READOUT_TEST_POSTGRESQL"):
        found = Server(named)
        yield found
        found.close()
        return
    initdb, postgres = program("initdb"), program("postgres")
    if initdb is None or postgres is None:
        raise LookupError(ABSENT)
    with tempfile.TemporaryDirectory(prefix="readout-pg-") as folder:
        yield from _own(initdb, postgres, Path(folder))


def _own(initdb: str, postgres: str, folder: Path) -> Iterator[Server]:
    # PostgreSQL refuses to run as root; Debian's package made a user for it.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    order = [initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(order, check=True, capture_output=True, user=user, cwd=folder)
    (data / "pg_hba.conf").write_text(
        "host all guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        # Nothing here outlives the machine: what the tests kill is the client, never the server.
        "fsync": "off",
        "max_connections": "200",
    }
    order = [postgres, "-D", str(data), *(f"--{name}={value}" for name, value in options.items())]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(order, stdout=log, stderr=log, user=user, cwd=folder)
    try:
        found = Server(f"postgresql://postgres@127.0.0.1:{port}/postgres")
        _wait(found, process, folder / "log")
        yield found
    finally:
        process.send_signal(2)  # SIGINT: end now, whoever is connected
        process.wait(30)


def _wait(found: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            found.run("SELECT 1")
            return
        except psycopg.OperationalError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def execute(address: str, *statements: str) -> None:
    """Do to a record of either kind, behind its back, what Readout itself never would."""
    if "://" not in address:
        with closing(sqlite3.connect(address)) as file:
            for statement in statements:
                file.execute(statement)
            file.commit()
        return
    with psycopg.connect(address) as connection:
        connection.execute("SET session_replication_role = replica")
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


# What the migration to 0009 does, the other way round.
_BEFORE_FACETS = (
    "ALTER TABLE events ADD COLUMN doc TEXT NOT NULL DEFAULT ''",
    "UPDATE events SET doc = (SELECT doc FROM event_docs WHERE event_docs.seq = events.seq)",
    "ALTER TABLE events DROP COLUMN facets",
    "CREATE TABLE event_sources (event VARCHAR, outlet VARCHAR, language VARCHAR)",
    "INSERT INTO event_sources SELECT DISTINCT event, coalesce(outlet, ''), language FROM event_claims "
    "JOIN claims ON claims.id = claim JOIN pages ON pages.id = article",
    "CREATE TABLE event_values (event VARCHAR, name VARCHAR, value TEXT)",
    "INSERT INTO event_values SELECT events.id, name, value FROM event_facets "
    "JOIN facets ON facets.id = facet JOIN events ON seq = event_facets.event "
    "WHERE name IN ('rank', 'heard', 'confidence', 'topic')",
    "CREATE INDEX ix_events_channel_event_type_status_day_date_to_id ON events (channel)",
    "CREATE INDEX ix_event_actors_government_event ON event_actors (government)",
)


def age(address: str, version: str) -> None:
    """Take from a record what was made after ``version`` of its schema, and bring back what went."""
    if version < "0009":
        execute(address, *_BEFORE_FACETS)
    with tempfile.TemporaryDirectory() as folder:
        old = Database(SQLite(Path(folder) / "old.sqlite"), read_only=False, step=lambda _: None)
        with old.writing() as connection:
            migrate(connection, version)
        old.close()
        known = _names(f"sqlite:///{folder}/old.sqlite")
    url = f"sqlite:///{address}" if "://" not in address else address.replace("://", "+psycopg://", 1)
    tables, indexes = (now - then for now, then in zip(_names(url), known, strict=True))
    # A full-text table of SQLite takes its parts with it.
    tables = {name for name in tables if not any(name.startswith(f"{other}_") for other in tables)}
    statements = [f"DROP TABLE {name} {'CASCADE' if '://' in address else ''}" for name in sorted(tables)]
    statements += [f'DROP INDEX IF EXISTS "{name}"' for name in sorted(indexes)]
    execute(address, *statements, f"UPDATE alembic_version SET version_num = '{version}'")


def _names(url: str) -> tuple[set[str], set[str]]:
    """The tables and indexes of a database."""
    engine = create_engine(url)
    seen = inspect(engine)
    tables = set(seen.get_table_names())
    found = [index for table in tables for index in seen.get_indexes(table)]
    # What a constraint stands on goes with the constraint.
    indexes = {str(index["name"]) for index in found if "duplicates_constraint" not in index}
    engine.dispose()
    return tables, indexes


def absent(reason: str) -> None:
    """Fail where everything must run, skip elsewhere."""
    if os.environ.get("READOUT_TEST_ALL"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)

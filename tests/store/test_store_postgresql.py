"""A record in PostgreSQL: what has no like in a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from readout import store
from readout.record import ConfigurationError, StoreError
from readout.store import Query, _schema
from readout.store._database import Database
from readout.store._postgresql import PostgreSQL
from readout.store._tsvector import _vector
from tests.databases import Server
from tests.store._builder import many, reading
from workshop.bench import served

SECRET = "p@ss/w:rd"


@pytest.fixture
def empty(postgresql: Server) -> Iterator[str]:
    address = postgresql.make()
    yield address
    postgresql.drop(address)


def schema(address: str) -> set[tuple[object, ...]]:
    """Every column with its type, order of text and default; every index, constraint and storage."""
    queries = (
        "SELECT table_name, column_name, data_type, is_nullable, collation_name, column_default "
        "FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace",
        "SELECT attrelid::regclass::text, attname, attstorage FROM pg_attribute JOIN pg_class "
        "ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
        "AND attnum > 0 AND NOT attisdropped",
    )
    with psycopg.connect(address) as connection:
        return {row for query in queries for row in connection.execute(query)}


def test_the_migrations_make_the_schema_of_the_tables(empty: str, postgresql: Server) -> None:
    database = Database(PostgreSQL(empty), read_only=False, step=lambda _: None)
    with database.writing() as connection:
        _schema.migrate(connection, "head")
        database.settle(connection)
    database.close()
    fresh = postgresql.make()
    store.open(fresh).close()
    assert schema(empty) == schema(fresh)


def test_text_is_ordered_by_code_points_whatever_the_database_says(empty: str) -> None:
    store.open(empty).close()
    orders = {row[4] for row in schema(empty) if len(row) == 6 and row[2] in ("text", "character varying")}
    assert orders == {"C"}


def test_a_database_of_something_else_is_no_record(empty: str) -> None:
    with pytest.raises(StoreError, match="no record here to read"):
        store.open(empty, read_only=True)
    with psycopg.connect(empty) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="is a database but not a record of Readout"):
            store.open(empty, read_only=read_only)


def test_a_record_may_have_a_schema_of_its_own(empty: str) -> None:
    with psycopg.connect(empty) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
        connection.execute("CREATE SCHEMA calls")
    with store.open(f"{empty}?options=-csearch_path%3Dcalls") as record:
        assert record.add(reading())
        assert record.check() == ()
        assert "calls" not in record.address


def test_who_may_only_read_can_read(empty: str, postgresql: Server) -> None:
    with store.open(empty) as record:
        record.add(reading())
    database = make_url(empty).database
    with psycopg.connect(empty) as connection:
        connection.execute("DROP ROLE IF EXISTS visitor")
        connection.execute("CREATE ROLE visitor LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor")
    visitor = make_url(empty).set(username="visitor").render_as_string()
    with store.open(visitor, read_only=True) as record:
        assert len(record.search(Query(text="grain"))) == 1
        assert record.check() == ()
    with store.open(visitor) as record, pytest.raises(StoreError, match="may not be used so by this user"):
        record.add(reading("https://example.org/b"))
    with psycopg.connect(empty) as connection:
        connection.execute("DROP OWNED BY visitor")
        connection.execute("DROP ROLE visitor")
    assert database


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"port": 1}, "does not answer"),
        ({"database": "readout_none"}, "is not there: make the database"),
        ({"host": "nowhere.invalid"}, "does not answer"),
        ({"username": "guarded"}, "refuses the user or the password"),
    ],
)
def test_what_stands_in_the_way_is_said_without_the_password(
    postgresql: Server, change: dict[str, object], said: str
) -> None:
    url = make_url(postgresql.address).set(password=SECRET, **change)  # type: ignore[arg-type]
    if url.username == "guarded":
        postgresql.run(
            "DO $$BEGIN CREATE ROLE guarded LOGIN PASSWORD 'other'; EXCEPTION WHEN OTHERS THEN END$$"
        )
    with pytest.raises(StoreError, match=said) as caught:
        store.open(url.render_as_string(hide_password=False))
    for part in (SECRET, "p%40ss", "rd@", "***"):
        assert part not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["postgresql+asyncpg://u:secret@h/d", "postgresql://u:secret@h:port/d", "postgresql://[u:secret"],
)
def test_an_address_that_cannot_be_read_is_not_repeated(address: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        store.open(address)
    assert "secret" not in str(caught.value)


def test_without_its_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigurationError, match=r"readout\[postgresql\]"):
        store.open("postgresql://host/readout")


def test_a_copy_into_a_file_names_the_way(empty: str, tmp_path: Path) -> None:
    with store.open(empty) as record, pytest.raises(StoreError, match="pg_dump"):
        record.copy_to(tmp_path / "copy.sqlite")
    assert not (tmp_path / "copy.sqlite").exists()


def test_a_server_that_came_back_is_found_again(empty: str, postgresql: Server) -> None:
    with store.open(empty) as record:
        record.add(reading())
        postgresql.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{make_url(empty).database}'"
        )
        assert len(list(record.articles())) == 1


def test_the_planner_is_told_of_disks_that_do_not_turn_unless_somebody_told_it_before(
    empty: str, postgresql: Server
) -> None:
    def cost() -> str:
        database = Database(PostgreSQL(empty), read_only=True, step=lambda _: None)
        with database.reading() as connection:
            found = str(connection.exec_driver_sql("SHOW random_page_cost").scalar())
        database.close()
        return found

    assert cost() == "1.1"
    postgresql.run(f'ALTER DATABASE "{make_url(empty).database}" SET random_page_cost = 2.5')
    assert cost() == "2.5"


def test_the_work_of_a_server_is_counted_beside_our_own(empty: str) -> None:
    parent = served.postmaster(empty)
    before = served.worked(parent)
    with psycopg.connect(empty) as connection:
        connection.execute("SELECT count(*) FROM generate_series(1, 1000000)")
        assert served.worked(parent) - before > 20


def test_words_and_places_beyond_what_an_index_takes(empty: str) -> None:
    told = [
        reading("https://example.org/long", extra=" " + "z" * 3000),
        reading("https://example.org/often", extra=" so" * 20_000 + " to speak"),
        reading("https://example.org/wide", extra=" " + " ".join(f"w{n}x{'y' * 400}" for n in range(3000))),
        *many(3),
    ]
    with store.open(empty) as record:
        for each in told:
            record.add(each)

        def found(text: str) -> list[str]:
            return [hit.url.rpartition("/")[2] for hit in record.search(Query(text=text))]

        assert found("z" * 3000) == ["long"]
        assert found("z" * 2999) == []
        assert found(f'"{"z" * 600}*"*') == found(f"{'z' * 600}*") == ["long"]
        assert found('"so to speak"') == ["often"]
        assert found("w1x*") == ["wide"]
        assert record.check() == ()


def test_the_places_of_a_word_are_few_and_those_of_the_headline_marked() -> None:
    assert _vector("grain deal", "grain it's") == "'grain':1A,3 'deal':2A 'it''s':4"

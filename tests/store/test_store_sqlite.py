"""A record in a file: new, old, damaged, copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readout import store
from readout.record import ConfigurationError, StoreError
from readout.store import Query, _schema
from readout.store._database import Database
from readout.store._sqlite import SQLite
from tests.store._builder import event_for, many, reading


def schema(path: Path) -> dict[str, tuple[list[str], list[object]]]:
    """Of every table and index its clauses, whose order means nothing, and its columns, in order."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master ORDER BY name").fetchall()
    found = {
        name: (
            sorted("".join(sql.split()).removesuffix(")").split(",")),
            connection.execute(f"PRAGMA table_info({name})").fetchall(),
        )
        for name, sql in rows
    }
    connection.close()
    return found


def migrated(path: Path, target: str) -> Database:
    database = Database(SQLite(path), read_only=False, step=lambda _: None)
    with database.writing() as connection:
        _schema.migrate(connection, target)
    return database


def test_the_migrations_make_the_schema_of_the_tables(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.sqlite", "head").close()
    store.open(tmp_path / "fresh.sqlite").close()
    assert schema(tmp_path / "migrated.sqlite") == schema(tmp_path / "fresh.sqlite")


def test_the_stamp_of_a_new_record_is_the_last_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(_schema.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == _schema.HEAD


def test_an_old_record_is_upgraded_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    told = many(12)
    with store.open(path) as record:
        for each in told:
            record.add(each)
        record.save_events([event_for(each) for each in told])
        before = list(record.events()), record.search(Query(text="grain"))
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP TABLE story_words; DROP TABLE event_words; DROP TABLE additions; "
        "DROP INDEX ix_events_channel_event_type_status_day_date_to_id; "
        "DROP INDEX ix_event_actors_event_government; "
        "UPDATE alembic_version SET version_num = '0001'"
    )
    connection.close()
    with pytest.raises(StoreError, match=r"older Readout .*reading only; readout add"):
        store.open(path, read_only=True)
    with store.open(path) as record:
        assert (list(record.events()), record.search(Query(text="grain"))) == before
        assert record.check() == ()


def as_text(path: Path) -> None:
    path.write_text("A diary, not a database. " * 100)


def as_foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()


def as_folder(path: Path) -> None:
    path.mkdir()


def as_cut(path: Path) -> None:
    with store.open(path) as record:
        for each in many(30):
            record.add(each)
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 3000 + content[3100:])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (as_text, "is not a record"),
        (as_foreign, "is a database but not a record of Readout"),
        (as_folder, "is a folder"),
        (as_cut, "is damaged|is not a record"),
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_record_is_named_in_plain_words(
    tmp_path: Path, make: Callable[[Path], None], said: str, read_only: bool
) -> None:
    path = tmp_path / "r.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=said) as caught:
        store.open(path, read_only=read_only)
    assert "r.sqlite" in str(caught.value)
    assert "sqlalche.me" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for address in (
        "a.sqlite",
        "sqlite:///b.sqlite",
        f"sqlite:///{tmp_path}/c d#?%20.sqlite",
        tmp_path / "e",
    ):
        store.open(address).close()
    assert {path.name for path in tmp_path.iterdir()} == {"a.sqlite", "b.sqlite", "c d#?%20.sqlite", "e"}
    with pytest.raises(ConfigurationError, match="mysql"):
        store.open("mysql://host/readout")
    with pytest.raises(ConfigurationError, match="a record is a file"):
        store.open(":memory:")
    with pytest.raises(StoreError, match="does not exist"):
        store.open(tmp_path / "none" / "r.sqlite")
    with pytest.raises(StoreError, match="no record here"):
        store.open(tmp_path / "none.sqlite", read_only=True)


def test_a_copy_is_the_record_as_it_was_committed(tmp_path: Path) -> None:
    told = many(5)
    with store.open(tmp_path / "r.sqlite") as record:
        for each in told[:3]:
            record.add(each)
        with record.batch() as batch:
            batch.add(told[3])
            record.copy_to(tmp_path / "copy.sqlite")
        with pytest.raises(StoreError, match="overwrites nothing"):
            record.copy_to(tmp_path / "copy.sqlite")
        with pytest.raises(StoreError, match="cannot be opened"):
            record.copy_to(tmp_path / "none" / "copy.sqlite")
    with store.open(tmp_path / "copy.sqlite") as copy:
        assert list(copy.articles()) == [each.article for each in told[:3]]
        assert copy.check() == ()


def test_a_record_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with store.open(path) as record:
        record.add(reading())
    before = path.read_bytes()
    with store.open(path, read_only=True) as record:
        assert len(list(record.articles())) == 1
        assert record.check() == ()
        with pytest.raises(StoreError, match="reading only"):
            record.add(reading("https://example.org/b"))
    assert path.read_bytes() == before

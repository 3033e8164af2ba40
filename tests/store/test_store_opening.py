"""Opening a record: new, old, newer, damaged, shared."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from readout import store
from readout.record import ConfigurationError, Problem, StoreError, View
from readout.store import Query, _schema
from readout.store._database import Database
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
    database = Database(path, read_only=False, step=lambda _: None)
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
        "DROP TABLE event_values; DROP INDEX ix_pages_fetched_at; "
        "DROP TABLE bands; DROP TABLE likenesses; DROP TABLE compared; DROP TABLE headlines; "
        "UPDATE alembic_version SET version_num = '0001'"
    )
    connection.close()
    with pytest.raises(StoreError, match=r"older Readout .*reading only; readout add"):
        store.open(path, read_only=True)
    with store.open(path) as record:
        assert (list(record.events()), record.search(Query(text="grain"))) == before
        assert record.check() == ()


def test_a_newer_record_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    store.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"newer Readout .*upgrade Readout"):
        store.open(path)


def test_asking_for_a_store_loads_no_database_code() -> None:
    code = (
        "import sys, readout.store; readout.store.Store, readout.store.Query(); "
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'alembic', 'sqlite3')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_up_to_date_record_opens_without_alembic(tmp_path: Path) -> None:
    code = (
        "import sys, readout.store\n"
        f"with readout.store.open({str(tmp_path / 'r.sqlite')!r}) as record: record.latest()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    for _ in range(2):
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


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
    with pytest.raises(ConfigurationError, match="PostgreSQL is not supported yet"):
        store.open("postgresql://host/readout")
    with pytest.raises(ConfigurationError, match="mysql"):
        store.open("mysql://host/readout")
    with pytest.raises(ConfigurationError, match="a record is a file"):
        store.open(":memory:")
    with pytest.raises(StoreError, match="does not exist"):
        store.open(tmp_path / "none" / "r.sqlite")
    with pytest.raises(StoreError, match="no record here"):
        store.open(tmp_path / "none.sqlite", read_only=True)


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


def test_readers_do_not_wait_for_the_writer(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    told = many(20)
    with store.open(path) as record, store.open(path) as other:
        record.add(told[0])
        with record.batch() as batch:
            batch.add(told[1])
            assert len(list(other.articles())) == 1
            assert len(list(record.articles())) == 1
        assert len(list(other.articles())) == 2


def test_threads_share_a_record(tmp_path: Path) -> None:
    told = many(60)
    errors: list[Exception] = []
    with store.open(tmp_path / "r.sqlite") as record:

        def write(part: int) -> None:
            try:
                for each in told[part::3]:
                    record.add(each)
                    record.save_events([event_for(each)])
                    assert record.event(event_for(each).id) is not None
            except Exception as error:  # noqa: BLE001 - shown by the assertion below
                errors.append(error)

        threads = [threading.Thread(target=write, args=(part,)) for part in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert record.stats()["events"] == 60
        assert record.check() == ()


def test_two_processes_write_one_record(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    code = (
        "import sys; from readout import store; from tests.store._builder import many\n"
        "with store.open(sys.argv[1]) as record:\n"
        "    for each in many(40, seed=int(sys.argv[2])): record.add(each)\n"
    )
    root = Path(__file__).parents[2]
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(seed)], cwd=root) for seed in (1, 2)
    ]
    assert [child.wait() for child in children] == [0, 0]
    with store.open(path) as record:
        assert record.stats()["pages"] == 80
        assert record.check() == ()


def break_text_index(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM story_words WHERE rowid = 1")


def break_reference(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE claims SET article = 'article-gone' WHERE rowid = 1")


def break_form(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET doc = '{\"id\": 3}' WHERE rowid = 1")


def break_span(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET doc = replace(doc, '\"end\":', '\"end\":9') WHERE rowid = 1")


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (break_text_index, "text index"),
        (break_reference, "reference"),
        (break_form, "form"),
        (break_span, "span"),
    ],
)
def test_the_check_finds_what_is_wrong(
    tmp_path: Path, harm: Callable[[sqlite3.Connection], None], kind: str
) -> None:
    path = tmp_path / "r.sqlite"
    with store.open(path) as record:
        for each in many(3):
            record.add(each)
        assert record.check() == ()
    connection = sqlite3.connect(path)
    harm(connection)
    connection.commit()
    connection.close()
    with store.open(path) as record:
        assert {finding.check for finding in record.check()} == {kind}


def test_a_changed_page_is_a_further_version_and_says_so(tmp_path: Path) -> None:
    first, second = reading(), reading(extra=" for an hour")
    with store.open(tmp_path / "r.sqlite") as record:
        assert record.add(first)
        assert record.add(second)
        assert not record.add(first)
        assert record.versions(first.article.url) == (first.article.id, second.article.id)
        assert record.problems(first.article.id) == ()
        assert [one.code for one in record.problems(second.article.id)] == ["P041"]
        assert record.all_problems("P041") == ((second.article.id, record.problems(second.article.id)[0]),)
        assert record.article(first.article.id) == first.article


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


def test_a_failure_is_forgotten_when_the_page_is_read(tmp_path: Path) -> None:
    why = Problem("P008", "the page could not be fetched: no answer")
    with store.open(tmp_path / "r.sqlite") as record:
        record.add_failure("https://example.org/a", why, source="url")
        record.add_failure("https://example.org/b", why)
        record.add_failure("https://example.org/b", why)
        assert [url for url, _ in record.failures()] == ["https://example.org/a", "https://example.org/b"]
        record.add(reading("https://example.org/a"))
        assert record.failures() == (("https://example.org/b", why),)


def test_a_store_is_a_view_and_so_is_a_selection(tmp_path: Path) -> None:
    told = many(10)
    with store.open(tmp_path / "r.sqlite") as record:
        for each in told:
            record.add(each)
        record.save_events([event_for(each) for each in told])
        whole: View = record
        part: View = record.view(Query(side=("USA",)))
        chosen = {event.id for event in part.events()}
        assert 0 < len(chosen) < len(list(whole.events()))
        assert [article.id for article in part.articles()] == [
            each.article.id for each in told if event_for(each).id in chosen
        ]
        one = next(part.articles())
        assert part.article(one.id) == one
        assert part.event_of(part.claims(one.id)[0].claim.id) in chosen
        assert part.problems(one.id) == whole.problems(one.id)


def test_lone_surrogates_and_nul_are_kept(tmp_path: Path) -> None:
    told = reading(topic="grain \ud800 and \x00 exports", outlet="Wire \udfff")
    with store.open(tmp_path / "r.sqlite") as record:
        record.add(told)
        record.save_events([event_for(told)])
        assert record.article(told.article.id) == told.article
        assert record.claims(told.article.id) == told.claims
        assert list(record.events()) == [event_for(told)]
        assert [hit.article for hit in record.search(Query(text="grain exports"))] == [told.article.id]

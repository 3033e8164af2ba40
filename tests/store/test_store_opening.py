"""Opening a record of either kind: new, newer, shared, harmed."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from readout import store
from readout.record import Problem, StoreError, View
from readout.store import Query
from tests.databases import age, execute
from tests.store._builder import event_for, many, reading


def test_an_older_record_is_upgraded_and_not_by_a_reader(address: str) -> None:
    with store.open(address) as record:
        record.add(reading())
    age(address, "0002")
    with pytest.raises(StoreError, match=r"older Readout .*reading only; readout add"):
        store.open(address, read_only=True)
    with store.open(address) as record:
        assert record.rows() == ()
        assert [article.id for article in record.articles()] == [reading().article.id]
        assert record.check() == ()


@pytest.mark.parametrize("version", ["0006", "0008", "0009"])
def test_events_of_an_older_record_are_found_and_counted_as_before(address: str, version: str) -> None:
    told = many(30)
    facts = {"rank": "minister", "heard": ("USA",), "confidence": 0.95} if version >= "0008" else {}
    queries = [
        Query(),
        Query(side=("USA", "TUR")),
        Query(text="grain", language="en"),
        Query(outlet="Example Wire", since="2022"),
        Query(rank="minister", topic="grain exports"),
        Query(text="-grain", event_type="call"),
    ]

    def answers(record: store.Store) -> list[object]:
        found = [(record.find(query), record.count(query), record.facets(query)) for query in queries]
        return [*found, record.dyads.marks("USA", "TUR"), record.stats()]

    with store.open(address) as record:
        for each in told:
            record.add(each)
        record.save_events([replace(event_for(each), **facts) for each in told])  # type: ignore[arg-type]
        record.save_events([replace(event_for(told[0]), topics=(), **facts)])  # type: ignore[arg-type]
        before = answers(record)
        assert record.count(queries[1]) and record.count(queries[2])
    age(address, version)
    with store.open(address) as record:
        if version >= "0008":  # before, a merge gave events these values
            assert answers(record) == before
        else:
            assert [found[:2] for found in answers(record)[:4]] == [found[:2] for found in before[:4]]  # type: ignore[index]
        assert record.check() == ()
        new = many(31)[30]
        record.add(new)
        record.save_events([event_for(new)])
        assert record.event(event_for(new).id) == event_for(new)
        assert record.check() == ()


def test_a_record_opened_for_reading_cannot_be_written(address: str) -> None:
    with store.open(address) as record:
        record.add(reading())
    with store.open(address, read_only=True) as record:
        assert len(list(record.articles())) == 1
        assert record.check() == ()
        with pytest.raises(StoreError, match="reading only"):
            record.add(reading("https://example.org/b"))


def test_what_cannot_be_stored_can_still_be_asked(address: str) -> None:
    with store.open(address) as record:
        record.add(reading())
        for odd in ("\x00", "a\x00b", "%", "\\", "'"):
            assert record.event(odd) is None
            assert record.article(odd) is None
            assert record.count(Query(outlet=odd, side=(odd,), actor=((odd,),))) == 0
            assert record.search(Query(text="grain", outlet=odd)) == ()


def test_a_newer_record_says_what_to_do(address: str) -> None:
    store.open(address).close()
    execute(address, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer Readout .*upgrade Readout"):
        store.open(address)


def test_asking_for_a_store_loads_no_database_code() -> None:
    code = (
        "import sys, readout.store; readout.store.Store, readout.store.Query(); "
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'alembic', 'sqlite3')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_up_to_date_record_opens_without_alembic(address: str) -> None:
    code = (
        "import sys, readout.store\n"
        f"with readout.store.open({address!r}) as record: record.latest()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    for _ in range(2):
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_readers_do_not_wait_for_the_writer(address: str) -> None:
    told = many(20)
    with store.open(address) as record, store.open(address) as other:
        record.add(told[0])
        with record.batch() as batch:
            batch.add(told[1])
            assert len(list(other.articles())) == 1
            assert len(list(record.articles())) == 1
        assert len(list(other.articles())) == 2


def test_threads_share_a_record(address: str) -> None:
    told = many(60)
    errors: list[Exception] = []
    with store.open(address) as record:

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


def test_two_processes_write_one_record(address: str) -> None:
    code = (
        "import sys; from readout import store; from tests.store._builder import many\n"
        "with store.open(sys.argv[1]) as record:\n"
        "    for each in many(40, seed=int(sys.argv[2])): record.add(each)\n"
    )
    root = Path(__file__).parents[2]
    children = [
        subprocess.Popen([sys.executable, "-c", code, address, str(seed)], cwd=root) for seed in (1, 2)
    ]
    assert [child.wait() for child in children] == [0, 0]
    with store.open(address) as record:
        assert record.stats()["pages"] == 80
        assert record.check() == ()


HARMS = {
    "text index": "DELETE FROM story_words WHERE rowid = 1",
    "reference": "UPDATE claims SET article = 'article-gone' WHERE id = (SELECT min(id) FROM claims)",
    "form": "UPDATE articles SET doc = '{\"id\": 3}' WHERE id = (SELECT min(id) FROM articles)",
    "span": (
        "UPDATE articles SET doc = replace(doc, '\"end\":', '\"end\":9') "
        "WHERE id = (SELECT min(id) FROM articles)"
    ),
}


@pytest.mark.parametrize("kind", HARMS)
def test_the_check_finds_what_is_wrong(address: str, kind: str) -> None:
    with store.open(address) as record:
        for each in many(3):
            record.add(each)
        assert record.check() == ()
    execute(address, HARMS[kind])
    with store.open(address) as record:
        assert {finding.check for finding in record.check()} == {kind}


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM event_facets WHERE event = (SELECT min(event) FROM event_facets)",
        "UPDATE events SET facets = '' WHERE seq = (SELECT min(seq) FROM events)",
        "UPDATE event_facets SET event = 0 WHERE event = (SELECT min(event) FROM event_facets)",
    ],
)
def test_the_check_finds_events_that_are_found_by_values_they_lack(address: str, harm: str) -> None:
    told = [reading(f"https://example.org/{number}") for number in range(3)]
    with store.open(address) as record:
        for each in told:
            record.add(each)
        record.save_events([event_for(each) for each in told])
        assert record.check() == ()
    execute(address, harm)
    with store.open(address) as record:
        assert {finding.check for finding in record.check()} == {"reference"}


def test_a_changed_page_is_a_further_version_and_says_so(address: str) -> None:
    first, second = reading(), reading(extra=" for an hour")
    with store.open(address) as record:
        assert record.add(first)
        assert record.add(second)
        assert not record.add(first)
        assert record.versions(first.article.url) == (first.article.id, second.article.id)
        assert record.problems(first.article.id) == ()
        assert [one.code for one in record.problems(second.article.id)] == ["P041"]
        assert record.all_problems("P041") == ((second.article.id, record.problems(second.article.id)[0]),)
        assert record.article(first.article.id) == first.article


def test_a_failure_is_forgotten_when_the_page_is_read(address: str) -> None:
    why = Problem("P008", "the page could not be fetched: no answer")
    with store.open(address) as record:
        record.add_failure("https://example.org/a", why, source="url")
        record.add_failure("https://example.org/b", why)
        record.add_failure("https://example.org/b", why)
        assert [url for url, _ in record.failures()] == ["https://example.org/a", "https://example.org/b"]
        record.add(reading("https://example.org/a"))
        assert record.failures() == (("https://example.org/b", why),)


def test_a_store_is_a_view_and_so_is_a_selection(address: str) -> None:
    told = many(10)
    with store.open(address) as record:
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


def test_lone_surrogates_and_nul_are_kept(address: str) -> None:
    told = reading(topic="grain \ud800 and \x00 exports", outlet="Wire \udfff")
    with store.open(address) as record:
        record.add(told)
        record.save_events([event_for(told)])
        assert record.article(told.article.id) == told.article
        assert record.claims(told.article.id) == told.claims
        assert list(record.events()) == [event_for(told)]
        assert [hit.article for hit in record.search(Query(text="grain exports"))] == [told.article.id]

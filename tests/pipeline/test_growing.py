"""A record's own rows and judgements reach the reading of pages, in one process and in several."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout import pipeline
from readout.knowledge import load
from readout.pipeline import ENGINES
from readout.record import (
    Addition,
    AddressError,
    ConfigurationError,
    InputError,
    Judgement,
    PackError,
    Page,
    Reading,
)
from tests.pipeline.builders import page

FILES = Path(__file__).parents[1] / "knowledge" / "atlas_files"
CALL = (
    "Örnek, Blinken discuss grain exports\n"
    "Turkish Foreign Minister Selin Örnek spoke by phone with U.S. Secretary of State Antony Blinken on "
    "July 18, 2023, about grain exports, the ministry said.\n"
)
ROW = Addition(
    "row-1", "Selin Örnek", "TUR", "foreign-minister", "2023-06-10", None, "own", title="Foreign Minister"
)


def actors(reading: Reading) -> dict[str | None, bool]:
    return {actor.person: actor.known for one in reading.claims for actor in one.actors}


def pages_of(folder: Path) -> list[str]:
    for number in range(3):
        (folder / f"{number}.txt").write_text(CALL, encoding="utf-8")
    return [str(folder / f"{number}.txt") for number in range(3)]


def test_the_records_own_rows_name_the_actors_of_a_page(tmp_path: Path) -> None:
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        assert actors(readout.read_page(page("a", CALL)))["Selin Örnek"] is False
        readout.record.add_rows([ROW])
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        assert actors(readout.read_page(page("a", CALL)))["Selin Örnek"] is True
        assert readout.knowledge is readout.knowledge
    assert actors(pipeline.open().read_page(page("a", CALL)))["Selin Örnek"] is False


def test_worker_processes_read_with_the_records_own_rows_too(tmp_path: Path) -> None:
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        readout.record.add_rows([ROW])
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        found = list(readout.read(pages_of(tmp_path), jobs=2))
    assert [actors(one)["Selin Örnek"] for one in found] == [True, True, True]


def test_worker_processes_read_with_the_knowledge_they_are_given() -> None:
    """With a shelf of fewer event types, which only this knowledge has."""
    shipped = load()
    fewer = type(shipped.event_types)(
        "event type", {"visit": lambda: shipped.event_types.get("visit")}, "readout.no_such_group"
    )
    given = replace(shipped, event_types=fewer, offices=shipped.offices.layered([ROW]))
    batch: list[Page | Reading] = [page("a", CALL), page("b", CALL)]
    alone = list(ENGINES.get("local").run(iter(batch), given, 1))
    together = list(ENGINES.get("local").run(iter(batch), given, 2))
    assert together == alone
    assert together != list(ENGINES.get("local").run(iter(batch), shipped, 1))


def test_knowledge_that_cannot_be_sent_is_refused_before_any_page() -> None:
    class Private:
        def __reduce__(self) -> tuple[object, ...]:
            raise TypeError("stays here")

    given = replace(load(), offices=Private())  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match=r"stays here.*one job"):
        list(ENGINES.get("local").run(iter([page("a", CALL)]), given, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_stored_judgements_say_who_somebody_is(tmp_path: Path, jobs: int) -> None:
    fidan = load().offices.people("Hakan Fidan")[0]
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        reading = readout.read_page(page("a", CALL))
        (unknown,) = {
            actor.id for one in reading.claims for actor in one.actors if actor.person == "Selin Örnek"
        }
        word = Judgement(unknown, fidan.id, "positive", "ada", datetime(2026, 1, 1, tzinfo=UTC), "a slip")
        assert readout.record.judge(word)
        readings = list(readout.read(pages_of(tmp_path), jobs=jobs))
    assert all("Hakan Fidan" in actors(one) and "Selin Örnek" not in actors(one) for one in readings)


# -- the desk ------------------------------------------------------------------------------------------------


def test_an_import_again_changes_nothing_and_answers_at_once(tmp_path: Path) -> None:
    file = FILES / "wikidata-query.json"
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        assert (
            readout.atlas.who("foreign minister", "TUR", "2026-02").holdings[0].person.name == "Hakan Fidan"
        )
        first = readout.atlas.add("wikidata", file)
        assert (first.new, first.changed, first.known, sum(first.unmatched.values())) == (2, 0, 0, 6)
        assert (
            readout.atlas.who("foreign minister", "TUR", "2026-02").holdings[0].person.name == "Selin Örnek"
        )
        again = readout.atlas.add("wikidata", file)
        assert (again.new, again.changed, again.known) == (0, 0, 2)


def test_a_dry_run_writes_nothing_and_needs_no_record(tmp_path: Path) -> None:
    rows: list[Addition] = []
    missed: list[object] = []
    with pipeline.open() as readout:
        done = readout.atlas.add(
            "wikidata", FILES / "wikidata-query.json", dry=True, row=rows.append, missed=missed.append
        )
        assert (done.new, len(rows), len(missed)) == (2, 2, 6)
        with pytest.raises(ConfigurationError, match="no record"):
            readout.atlas.add("wikidata", FILES / "wikidata-query.json")
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        assert readout.atlas.add("wikidata", FILES / "wikidata-query.json", dry=True).new == 2
        assert readout.atlas.rows() == ()


def test_a_stopped_import_keeps_what_was_there_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.pipeline.atlas._desk._BATCH", 1)

    class StoppedError(Exception):
        pass

    def stop(row: Addition) -> None:
        if row.name == "Olaf Probe":
            raise StoppedError

    file = FILES / "wikidata-entities.json"
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        with pytest.raises(StoppedError):
            readout.atlas.add("wikidata", file, row=stop)
        assert len(readout.atlas.rows()) == 2
        done = readout.atlas.add("wikidata", file)
        assert (done.new, done.known) == (1, 2)


def test_packed_files_are_read_and_damaged_or_missing_ones_told(tmp_path: Path) -> None:
    packed = tmp_path / "entities.json.gz"
    packed.write_bytes(gzip.compress((FILES / "wikidata-entities.json").read_bytes()))
    seen: list[tuple[int, int]] = []
    with pipeline.open() as readout:
        done = readout.atlas.add(
            "wikidata", packed, dry=True, step=lambda read, whole: seen.append((read, whole))
        )
        assert done.new == 3
        assert seen[-1] == (packed.stat().st_size, packed.stat().st_size)
        packed.write_bytes(packed.read_bytes()[:-20])
        with pytest.raises(InputError, match="damaged"):
            readout.atlas.add("wikidata", packed, dry=True)
        (tmp_path / "x.json.bz2").write_bytes(b"not packed")
        with pytest.raises(InputError, match="damaged"):
            readout.atlas.add("wikidata", tmp_path / "x.json.bz2", dry=True)
        with pytest.raises(AddressError, match="No such file"):
            readout.atlas.add("wikidata", tmp_path / "nothing.json", dry=True)
        with pytest.raises(AddressError):
            readout.atlas.add("wikidata", tmp_path, dry=True)


def test_rows_are_removed_by_id_or_source(tmp_path: Path) -> None:
    with pipeline.open(tmp_path / "r.sqlite") as readout:
        readout.atlas.add("wikidata", FILES / "wikidata-query.json")
        readout.atlas.add("toml", FILES / "own.toml")
        with pytest.raises(InputError, match="no row is called row-none"):
            readout.atlas.remove(["row-none"])
        assert readout.atlas.remove([readout.atlas.rows()[0].id]) == 1
        assert (
            readout.atlas.who("foreign minister", "TUR", "2026-02").holdings[0].person.name == "Hakan Fidan"
        )
        assert readout.atlas.remove(source="own") == 2
        assert [one.source for one in readout.atlas.rows()] == ["wikidata"]


def lay(folder: Path, name: str, until: str) -> Path:
    atlas = folder / name
    for room, code, text in (
        ("governments", "ABC", 'code = "ABC"\nkind = "state"\nname = "Abcland"\n'),
        (
            "holders",
            "ABC",
            'government = "ABC"\n[[person]]\nname = "Jane Abcson"\nfamily = "Abcson"\n[[person.term]]\n'
            f'office = "foreign-minister"\nsince = "2020"\nuntil = "{until}"\nsource = "page"\n',
        ),
    ):
        (atlas / room).mkdir(parents=True)
        (atlas / room / f"{code}.toml").write_text(text)
    (atlas / "regions.toml").write_text("")
    (atlas / "namesakes.toml").write_text("")
    return atlas


def test_atlases_on_disk_are_checked_and_compared(tmp_path: Path) -> None:
    old, new = lay(tmp_path, "old", "2022"), lay(tmp_path, "new", "2019")
    with pipeline.open() as readout:
        assert readout.atlas.compare() == ()
        (change,) = readout.atlas.compare(old, new)
        assert (change.kind, change.person) == ("changed term", "Jane Abcson")
        assert [one.kind for one in readout.atlas.check(new)][:1] == ["impossible"]
        assert any(one.kind == "gone person" for one in readout.atlas.compare(old))
        with pytest.raises(AddressError, match="there is no atlas"):
            readout.atlas.check(tmp_path / "nothing")
        (tmp_path / "broken.json").write_text("{}")
        with pytest.raises(PackError, match=r"broken\.json"):
            readout.atlas.check(tmp_path / "broken.json")

"""The whole path: addresses in, readings, a record and exports out, whatever goes wrong on the way."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout import pipeline
from readout.pipeline import FORMATS, Readout
from readout.record import ConfigurationError, Event, InputError, Page, Reading, StoreError
from tests.pipeline.builders import CALL, MEETING, folder, jsonl, page


def _told(event: Event) -> tuple[str, str | None, set[str | None], int]:
    return (
        event.event_type,
        event.when.date if event.when else None,
        {actor.person for actor in event.actors},
        len(event.accounts),
    )


_CALL = ("call", "2023-07-18", {"Antony Blinken", "Hakan Fidan"}, 2)
_MEETING = ("meeting", "2023-07-14", {"Emmanuel Macron", "Narendra Modi"}, 1)


class TestRead:
    def test_a_folder_in_order_good_and_bad(self, tmp_path: Path) -> None:
        with pipeline.open() as readout:
            readings = list(readout.read([str(folder(tmp_path))]))
        codes = {one.article.name: [p.code for p in one.problems] for one in readings}
        names = list(codes)
        assert [name.rsplit("/", 1)[-1] for name in names if name] == [
            "call.txt",
            "meeting.txt",
            "nothing.txt",
            "other-side.txt",
            "picture.txt",
            "weather.txt",
        ]
        by_name = {str(name).rsplit("/", 1)[-1]: found for name, found in codes.items()}
        assert "P001" in by_name["nothing.txt"]
        assert "P002" in by_name["picture.txt"]
        assert "P020" in by_name["weather.txt"]
        assert [len(one.claims) for one in readings] == [1, 1, 0, 1, 0, 0]

    def test_jsonl_with_a_line_that_is_no_page(self, tmp_path: Path) -> None:
        with pipeline.open() as readout:
            readings = list(readout.read([str(jsonl(tmp_path))]))
        assert [one.article.name for one in readings] == ["call", "meeting", None, "other-side", "weather"]
        assert [p.code for p in readings[2].problems] == ["P007"]
        assert readings[0].article.url == "https://news.example/call"

    def test_an_address_that_is_not_there_is_a_reading_with_a_problem(self, tmp_path: Path) -> None:
        with pipeline.open() as readout:
            there, gone = readout.read([str(jsonl(tmp_path)), str(tmp_path / "gone.txt")]), None
            gone = list(there)[-1]
        assert [p.code for p in gone.problems] == ["P008"]
        assert gone.claims == ()

    def test_two_jobs_read_what_one_does(self, tmp_path: Path) -> None:
        file = str(jsonl(tmp_path))
        with pipeline.open() as readout:
            alone, together = list(readout.read([file])), list(readout.read([file], jobs=2))
        assert [(r.claims, r.problems, r.article.text) for r in together] == [
            (r.claims, r.problems, r.article.text) for r in alone
        ]

    def test_reading_twice_gives_the_same_ids(self) -> None:
        with pipeline.open() as readout:
            one, other = (readout.read_page(page("call", CALL)) for _ in range(2))
        assert one == other

    @pytest.mark.parametrize("stage", ["pages.read", "claims.read", "actors.resolve"])
    def test_a_stage_that_fails_costs_one_page(
        self, stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls = 0
        name = f"readout.pipeline._page.{stage}"
        room, verb = stage.split(".")
        whole = getattr(__import__("readout." + room, fromlist=[verb]), verb)

        def fails_second(*args: object) -> object:
            nonlocal calls
            calls += 1
            if calls == 2:
                raise ZeroDivisionError("a slip of ours")
            return whole(*args)

        monkeypatch.setattr(name, fails_second)
        with pipeline.open() as readout:
            readings = list(readout.read([str(jsonl(tmp_path))]))
        failed = [r for r in readings if any(p.code == "P010" for p in r.problems)]
        assert [r.article.name for r in failed] == ["meeting"]
        assert "ZeroDivisionError" in failed[0].problems[-1].message
        assert "a slip of ours" in failed[0].problems[-1].message
        assert failed[0].claims == ()
        assert bool(failed[0].article.text) == (stage != "pages.read")
        assert [len(r.claims) for r in readings] == [1, 0, 0, 1, 0]

    @pytest.mark.parametrize("published", [None, "2023", "2023-07", "2023-07-14", "2023-07-14T09:30+02:00"])
    def test_any_publication_date_a_caller_gives_can_be_merged(self, published: str | None) -> None:
        texts = [MEETING.replace(" on July 14, 2023", ""), MEETING]
        with pipeline.open() as readout:
            readings = [
                readout.read_page(
                    Page(
                        f"https://n.example/{n}", text.encode(), "test", published=published, text_given=True
                    )
                )
                for n, text in enumerate(texts)
            ]
            assert len(list(readout.view(readings).events())) in (1, 2)


class TestView:
    def test_pages_of_one_call_make_one_event(self, tmp_path: Path) -> None:
        with pipeline.open() as readout:
            readings = list(readout.read([str(jsonl(tmp_path))]))
            view = readout.view(readings)
        assert [_told(event) for event in view.events()] == [_CALL, _MEETING]
        ids = {view.event_of(one.claim.id) for r in readings for one in r.claims}
        assert ids == {event.id for event in view.events()}
        assert view.event_of("claim-0") is None
        assert [a.name for a in view.articles()] == ["call", "meeting", None, "other-side", "weather"]
        call = readings[0].article
        assert view.article(call.id) == call
        assert view.claims(call.id) == readings[0].claims
        assert view.problems(call.id) == readings[0].problems
        assert (view.article("x"), view.claims("x"), view.problems("x")) == (None, (), ())


@pytest.fixture
def record(address: str) -> str:
    """In a file and in PostgreSQL, one after the other."""
    return address


def _whole(readout: Readout) -> tuple[list[Event], list[str], list[object]]:
    articles = list(readout.record.articles())
    claims = [one for a in articles for one in readout.record.claims(a.id)]
    return list(readout.record.events()), [a.id for a in articles], [*claims]


class TestAdd:
    def test_a_folder(self, tmp_path: Path, record: str) -> None:
        told: list[tuple[str | None, bool]] = []

        def tell(reading: Reading, new: bool) -> None:
            told.append((reading.article.name, new))

        with pipeline.open(record) as readout:
            added = readout.add([str(folder(tmp_path))], told=tell)
            events = list(readout.record.events())
            failures = dict(readout.record.failures())
        assert (added.read, added.new, added.known, added.failed, added.events) == (6, 4, 0, 2, 2)
        assert [_told(event) for event in events] == [_CALL, _MEETING]
        assert [new for _, new in told] == [True, True, False, True, False, True]
        assert sorted(problem.code for problem in failures.values()) == ["P001", "P002"]

    def test_twice_changes_nothing(self, tmp_path: Path, record: str) -> None:
        file = str(jsonl(tmp_path))
        with pipeline.open(record) as readout:
            readout.add([file])
            before = _whole(readout)
            again = readout.add([file, file], jobs=2)
            assert _whole(readout) == before
        assert (again.read, again.new, again.known, again.failed) == (10, 0, 8, 2)

    def test_in_another_order_gives_the_same_events(self, tmp_path: Path) -> None:
        pages = folder(tmp_path)
        files = sorted(map(str, pages.iterdir()))
        found = []
        for number, order in enumerate([files, files[::-1]]):
            with pipeline.open(tmp_path / f"{number}.sqlite") as readout:
                readout.add(order)
                found.append(list(readout.record.events()))
        assert found[0] == found[1]

    def test_page_by_page_ends_where_all_at_once_does(self, tmp_path: Path) -> None:
        files = sorted(str(file) for file in folder(tmp_path).iterdir())
        with pipeline.open(tmp_path / "a.sqlite") as readout:
            readout.add(files)
            whole = _whole(readout)
        for file in files:
            with pipeline.open(tmp_path / "b.sqlite") as readout:
                readout.add([file])
        with pipeline.open(tmp_path / "b.sqlite") as readout:
            bits = _whole(readout)
        assert bits[0] == whole[0]
        assert bits[1] == whole[1]

    def test_a_run_that_dies_before_merging_is_taken_up_again(self, tmp_path: Path, record: str) -> None:
        class PowerCutError(Exception):
            pass

        file = str(jsonl(tmp_path))
        left: list[int] = [4]

        def cut(_reading: Reading, _new: bool) -> None:
            left[0] -= 1
            if not left[0]:
                raise PowerCutError

        with pipeline.open(record) as readout, pytest.raises(PowerCutError):
            readout.add([file], told=cut)
        with pipeline.open(record) as readout:
            assert len(list(readout.record.articles())) == 3
            assert list(readout.record.events()) == []
            merged = readout.merge()
            assert [_told(event) for event in merged] == [_MEETING, _CALL]
            assert {event.id for event in merged} == {event.id for event in readout.record.events()}
            added = readout.add([file])
            assert (added.new, added.known, added.failed, added.events) == (1, 3, 1, 2)
            whole = _whole(readout)
        with pipeline.open(tmp_path / "other.sqlite") as readout:
            readout.add([file])
            assert _whole(readout) == whole

    def test_a_changed_page_is_kept_beside_the_old(self, tmp_path: Path, record: str) -> None:
        file = tmp_path / "page.txt"
        with pipeline.open(record) as readout:
            for text in (CALL, CALL.replace("grain exports", "grain and visas")):
                file.write_text(text, encoding="utf-8")
                readout.add([str(file)])
            old, new = readout.record.articles()
            assert "P041" in [p.code for p in readout.record.problems(new.id)]
            (event,) = readout.record.events()
        assert {account.article for account in event.accounts} == {old.id, new.id}

    def test_without_a_record_says_what_is_missing(self, tmp_path: Path) -> None:
        with pipeline.open() as readout, pytest.raises(ConfigurationError, match="no record is open"):
            readout.add([str(jsonl(tmp_path))])

    def test_a_record_opened_to_be_read_is_not_written(self, tmp_path: Path, record: str) -> None:
        file = str(jsonl(tmp_path))
        with pipeline.open(record) as readout:
            readout.add([file])
            before = _whole(readout)
        with pipeline.open(record, read_only=True) as readout:
            assert _whole(readout) == before
            with pytest.raises(StoreError):
                readout.add([str(tmp_path / "pages.jsonl")])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readout]:
    root = tmp_path_factory.mktemp("export")
    with pipeline.open(root / "record.sqlite") as readout:
        readout.add([str(jsonl(root))])
        yield readout


class TestExport:
    @pytest.mark.parametrize("form", FORMATS.names())
    def test_a_record_in_every_format(self, form: str, filled: Readout, tmp_path: Path) -> None:
        out = io.StringIO()
        rows = filled.export(form, out)
        path = tmp_path / f"out{FORMATS.get(form).extension}"
        assert filled.export(form, path) == rows > 0
        assert path.read_text(encoding="utf-8").replace("\r\n", "\n") == out.getvalue().replace("\r\n", "\n")
        if form != "csv-sources":  # pages have publishers, not sides
            assert "USA" in out.getvalue()
            assert "TUR" in out.getvalue()

    @pytest.mark.parametrize("form", FORMATS.names())
    def test_a_view_without_a_record(self, form: str, tmp_path: Path) -> None:
        with pipeline.open() as readout:
            view = readout.view(list(readout.read([str(jsonl(tmp_path))])))
            assert readout.export(form, io.StringIO(), view) > 0
            assert readout.export(form, io.StringIO(), readout.view([])) == 0

    def test_engagements_give_one_event_to_both_sides(self, filled: Readout) -> None:
        out = io.StringIO()
        filled.export("engagements", out)
        pages = {page["id"]: page for page in map(json.loads, out.getvalue().splitlines())}
        events = {name: [e["event"] for e in page["engagements"]] for name, page in pages.items()}
        assert events["call"] == events["other-side"] != events["meeting"]
        assert events["weather"] == []

    def test_an_unknown_format_lists_the_known(self, filled: Readout) -> None:
        with pytest.raises(InputError, match=r"known: .*engagements"):
            filled.export("parchment", io.StringIO())


def test_what_is_known_names_every_shelf() -> None:
    lines = pipeline.open().known()
    for word in ("languages", "event types", "outlets", "sources", "formats", "engines", "atlas"):
        assert any(word in line for line in lines)
    assert not any(line.startswith("broken") for line in lines)


def test_pages_of_every_shape_stop_nothing() -> None:
    """Bytes that are no page, one after the other: each gives a reading, and the next is read."""
    shapes: list[bytes | str] = [
        b"",
        b"\x00" * 50,
        b"\xff\xfe",
        b"<html>" * 3000,
        b"<" * 9000,
        b"\xef\xbb\xbf",
    ]
    shapes += ["\u202eab", "“" * 500 + CALL, "a" * 50_000, "\u2028".join(["Word."] * 200), CALL * 30]
    with pipeline.open() as readout:
        for number, shape in enumerate(shapes):
            content = shape if isinstance(shape, bytes) else shape.encode()
            one = Page(f"https://n.example/{number}", content, "test", text_given=isinstance(shape, str))
            reading = readout.read_page(one)
            assert reading.article.url == one.url
            assert "P010" not in [p.code for p in reading.problems], (number, reading.problems)

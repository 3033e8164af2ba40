"""Files, folders, standard input and JSON lines."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout import sources
from readout.record import ConfigurationError, InputError, Page
from readout.sources import SOURCES, Failure, Options, Source
from readout.sources.kinds.directory import DirectorySource
from readout.sources.kinds.jsonl import JsonlSource
from readout.sources.kinds.stdin import StdinSource

NOW = datetime(2022, 1, 4, 9, 30, tzinfo=UTC)
AT_NOW = Options(clock=lambda: NOW)


def _one(address: object, options: Options = AT_NOW, kind: str | None = None) -> Page | Failure:
    (found,) = sources.open(str(address), kind, options)
    return found


@contextmanager
def _memory() -> Iterator[list[int]]:
    """The most bytes that Python held at once inside the block, as the one item of a list."""
    most: list[int] = []
    tracemalloc.start()
    try:
        yield most
        most.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


def _code(found: Page | Failure) -> str:
    assert isinstance(found, Failure), found
    return found.problem.code


def test_file_is_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "Story.HTML").write_bytes(b"<p>\xff</p>")
    monkeypatch.chdir(tmp_path)
    assert _one("saved/Story.HTML", Options(clock=lambda: NOW, published="2022-01")) == Page(
        url="saved/Story.HTML",
        content=b"<p>\xff</p>",
        source="file",
        name="Story.HTML",
        fetched_at=NOW,
        media_type="text/html",
        published="2022-01",
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.txt", "text/plain"), ("a.htm", "text/html"), ("a.xhtml", "application/xhtml+xml"), ("a.md", None)],
)  # fmt: skip
@pytest.mark.parametrize("more", ["", ".gz"])
def test_ending_gives_the_media_type_and_gz_is_unpacked(
    tmp_path: Path, name: str, kind: str | None, more: str
) -> None:
    path = tmp_path / (name + more)
    path.write_bytes(gzip.compress(b"story") if more else b"story")
    page = _one(path)
    assert isinstance(page, Page)
    assert (page.content, page.media_type, page.name) == (b"story", kind, path.name)


def test_empty_file_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    page = _one(tmp_path / "a.txt")
    assert isinstance(page, Page)
    assert page.content == b""


def test_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with _memory() as most:
        failed = _one(path)
    assert _code(failed) == "P003"
    assert isinstance(failed, Failure)
    assert "3,000,000,000" in failed.problem.message
    assert failed.name == "big.html"
    assert most[0] < 1_000_000
    at_limit = tmp_path / "just.txt"
    at_limit.write_bytes(b"x" * 1000)
    assert isinstance(_one(at_limit, Options(inflated_limit=1000)), Page)
    assert _code(_one(at_limit, Options(inflated_limit=999))) == "P003"


def test_packed_bomb_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b" " * 50_000_000))
    assert _code(_one(tmp_path / "bomb.html.gz")) == "P003"


@pytest.mark.parametrize("damage", ["missing", "cut", "plain", "pipe", "nul"])
def test_file_that_cannot_be_read_is_a_failure(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.txt.gz"
    if damage == "cut":
        path.write_bytes(gzip.compress(b"story" * 99)[:-4])
    elif damage == "plain":
        path.write_bytes(b"story")
    elif damage == "pipe":
        os.mkfifo(path)
    address = f"{path}\0" if damage == "nul" else path
    assert _code(_one(address)) == "P008"


def test_undecodable_file_name_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes(b"story")
    page = _one(os.fsdecode(path))
    assert isinstance(page, Page)
    assert page.name == "\ufffd.txt"
    json.dumps(page.url).encode()


def test_folder_is_read_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/2.html",
        "a/10.txt.gz",
        "a-b.htm",
        ".hidden.txt",
        ".git/x.txt",
        "a/.x/y.txt",
        "n.pdf",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(b"x") if name.endswith("gz") else b"x")
    (tmp_path / "c.jsonl").write_text('{"id": 1, "text": "x"}\nbroken\n{"id": "z", "html": "x"}\n')
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "d.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "g.txt").symlink_to(tmp_path / "g.txt")
    os.mkfifo(tmp_path / "f.txt")
    found = list(sources.open(str(tmp_path), options=AT_NOW))
    names = [Path(item.url if isinstance(item, Page) else item.address).name for item in found]
    assert names == [
        "10.txt.gz",
        "2.html",
        "a-b.htm",
        "b.txt",
        "c.jsonl#1",
        "c.jsonl#2",
        "c.jsonl#3",
        "d.txt",
    ]
    assert [type(item) for item in found].count(Failure) == 1


def test_empty_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    failed = _one(tmp_path)
    assert _code(failed) == "P008"
    assert isinstance(failed, Failure)
    assert ".html" in failed.problem.message


def test_folder_goes_on_from_every_cursor(tmp_path: Path) -> None:
    for name in ("a/x.txt", "a.txt", "a-b/y.txt", "b/z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "b" / "m.jsonl").write_text("".join(f'{{"id": {n}, "text": "x"}}\n' for n in range(3)))
    every = list(DirectorySource().pages(str(tmp_path), AT_NOW))
    assert len(every) == 7
    assert len({item.cursor for item in every}) == 7
    for done, item in enumerate(every, 1):
        rest = list(DirectorySource().pages(str(tmp_path), Options(clock=lambda: NOW, cursor=item.cursor)))
        assert rest == every[done:]


def test_stdin_is_one_page() -> None:
    (item,) = StdinSource(lambda: io.BytesIO(b"story")).pages("-", AT_NOW)
    assert item.page == Page(url="-", content=b"story", source="stdin", name="stdin", fetched_at=NOW)
    (item,) = StdinSource(lambda: io.BytesIO(b"story")).pages("-", Options(inflated_limit=4))
    assert _code(item.page) == "P003"


def _lines(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "pages.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def test_lines_are_pages(tmp_path: Path) -> None:
    path = _lines(
        tmp_path,
        {
            "id": "p1",
            "url": "https://a.example/1",
            "published": "2022-01-04",
            "text": "Çavuşoğlu\r\n",
            "lang": "tr",
        },
        "",
        {"html": "<p>é</p>", "published": None},
    )
    first, second = sources.open(str(path), options=AT_NOW)
    assert first == Page(
        url="https://a.example/1",
        content="Çavuşoğlu\r\n".encode(),
        source="jsonl",
        name="p1",
        fetched_at=NOW,
        media_type="text/plain",
        charset="utf-8",
        published="2022-01-04",
        text_given=True,
    )
    assert isinstance(second, Page)
    assert (second.url, second.name, second.media_type) == (f"{path}#3", None, "text/html")
    assert (second.text_given, second.content.decode()) == (False, "<p>é</p>")


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "3", "null", '"text"', "{}", '{"text": 1}', '{"text": null}', '{"text": "a", "html": "b"}',
     '{"text": "a", "url": 7}', '{"text": "a", "id": true}', '{"text": "a", "id": []}', "\\u0000",
     "[" * 100_000,
     '{"text": "a", "published": "yesterday"}', '{"text": "a", "published": "2022-02-30"}',
     '{"text": "a", "published": "2022-13"}', '{"text": "a", "published": 2022}', "9" * 5000],
)  # fmt: skip
def test_broken_line_is_a_failure_and_the_next_is_read(tmp_path: Path, line: str) -> None:
    path = _lines(tmp_path, {"text": "before"}, line, {"text": "after"})
    before, failed, after = sources.open(str(path), options=AT_NOW)
    assert _code(failed) == "P007"
    assert isinstance(failed, Failure)
    assert "line 2" in failed.problem.message
    assert failed.address == f"{path}#2"
    assert [page.content for page in (before, after) if isinstance(page, Page)] == [b"before", b"after"]


def test_failed_line_keeps_its_id(tmp_path: Path) -> None:
    failed = _one(_lines(tmp_path, {"id": "p9", "text": "a", "published": "soon"}))
    assert isinstance(failed, Failure)
    assert failed.name == "p9"


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2022", "2022"), ("2022-01", "2022-01"), (" 2022-01-04 ", "2022-01-04"), ("", None),
     ("2022-01-04 10:05", "2022-01-04T10:05"), ("2022-01-04T10:05:06Z", "2022-01-04T10:05:06Z"),
     ("2022-01-04T10:05+03:00", "2022-01-04T10:05+03:00")],
)  # fmt: skip
def test_publication_dates_that_are_understood(tmp_path: Path, given: str, kept: str | None) -> None:
    page = _one(_lines(tmp_path, {"text": "a", "published": given}))
    assert isinstance(page, Page)
    assert page.published == kept


def test_bad_bytes_long_lines_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    long = json.dumps({"text": "x" * 200}).encode()
    path.write_bytes(b'\xef\xbb\xbf{"text": "a"}\n\xff\xfe\n' + long + b'\n{"text": "b"}\n' + long)
    found = list(sources.open(str(path), options=Options(inflated_limit=100)))
    assert [item.problem.code if isinstance(item, Failure) else item.content for item in found] == [
        b"a", "P007", "P003", b"b", "P003",
    ]  # fmt: skip


def test_the_limit_counts_the_page_and_not_its_line(tmp_path: Path) -> None:
    path = _lines(tmp_path, '{"text": "' + "\\n" * 40 + '"}')
    assert isinstance(_one(path, Options(inflated_limit=100)), Page)
    assert _code(_one(path, Options(inflated_limit=39))) == "P003"


def test_half_a_surrogate_pair_keeps_the_offsets(tmp_path: Path) -> None:
    page = _one(_lines(tmp_path, r'{"text": "a\ud83d b \ud83d\ude00 c"}'))
    assert isinstance(page, Page)
    assert page.content.decode() == "a\ufffd b \U0001f600 c"


def test_lines_go_on_from_every_cursor_and_stream(tmp_path: Path) -> None:
    path = _lines(tmp_path, {"text": "a"}, "", "broken", {"text": "é"}, {"text": "c"})
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    for file in (path, packed):
        every = list(JsonlSource().pages(str(file), AT_NOW))
        assert len(every) == 4
        for done, item in enumerate(every, 1):
            rest = list(JsonlSource().pages(str(file), Options(clock=lambda: NOW, cursor=item.cursor)))
            assert rest == every[done:]
    with pytest.raises(InputError, match="cursor"):
        list(JsonlSource().pages(str(path), Options(cursor="b.txt")))


def test_large_file_of_lines_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": "x" * 100_000}) + "\n"
    with path.open("w") as file:
        for _ in range(600):
            file.write(line)
    with _memory() as most:
        assert sum(isinstance(page, Page) for page in sources.open(str(path))) == 600
    assert most[0] < 2_000_000


@pytest.mark.parametrize("damage", ["missing", "cut", "plain"])
def test_file_of_lines_that_cannot_be_read_is_a_failure(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "pages.jsonl.gz"
    if damage == "cut":
        noise = os.urandom(3000).hex()
        path.write_bytes(gzip.compress(json.dumps({"text": noise}).encode() + b"\n" + b'{"text": "b"}')[:-9])
    elif damage == "plain":
        path.write_bytes(b'{"text": "a"}')
    *_, last = sources.open(str(path))
    assert _code(last) == "P008"


def test_lines_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}\n')))
    page = _one("-", kind="jsonl")
    assert isinstance(page, Page)
    assert page.url == "-#1"


@pytest.mark.parametrize(
    ("address", "kind"),
    [("-", "stdin"), ("a.txt", "file"), ("a", "file"), ("a.JSONL", "jsonl"), ("a.ndjson.gz", "jsonl"),
     ("http://a.example/b.jsonl", "url"), ("HTTPS://a.example", "url"), (".", "directory"), ("./-", "file")],
)  # fmt: skip
def test_address_tells_its_kind(address: str, kind: str) -> None:
    accepting = [source.name for source in SOURCES.all() if source.accepts(address)]
    assert [name for name in accepting if name != "file"] == ([] if kind == "file" else [kind])
    assert kind in accepting


def test_every_kind_on_the_shelf_is_a_source() -> None:
    assert SOURCES.broken() == {}
    for name in SOURCES.names():
        source: Source = SOURCES.get(name)
        assert source.name == name
        assert source.accepts("x" * 300) in (True, False)


def test_addresses_and_names_that_nothing_opens() -> None:
    with pytest.raises(InputError, match=r"ftp.*directory, file, jsonl, stdin, url"):
        sources.open("ftp://a.example/x")
    with pytest.raises(InputError, match="known: directory"):
        sources.open("a.txt", "feed")


@pytest.mark.parametrize(
    "wrong",
    [{"published": "soon"}, {"delay": -1}, {"time_limit": 0}, {"wire_limit": -5}, {"contact": "a\r\nX: y"},
     {"ratio_limit": 0}],
)  # fmt: skip
def test_options_that_make_no_sense(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError):
        Options(**wrong)  # type: ignore[arg-type]


def test_pages_and_failures_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    for item in (_one(tmp_path / "gone.txt"), _one(_lines(tmp_path, {"text": "a"}))):
        assert pickle.loads(pickle.dumps(item)) == item


def test_default_clock_is_utc(tmp_path: Path) -> None:
    page = _one(_lines(tmp_path, {"text": "a"}), Options())
    assert isinstance(page, Page)
    assert page.fetched_at is not None
    assert page.fetched_at.tzinfo is UTC

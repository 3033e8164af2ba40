"""The command line: every command, what it prints, and how it says that something is wrong."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readout import __version__
from readout.doors.cli import main

CALL = (
    "US and Turkish foreign ministers speak – State Department\n\n"
    "US Secretary of State Antony Blinken spoke by phone with Turkish Foreign Minister Mevlut Cavusoglu on "
    "3 January 2022 about grain exports, the State Department said.\n"
)
VISIT = (
    "German chancellor to visit Beijing\n\n"
    "German Chancellor Olaf Scholz will visit Beijing on 4 November 2022 for talks with Chinese President "
    "Xi Jinping.\n"
)
QUIET = """Council agrees on a new park

The town council agreed on Tuesday to plant two hundred trees along the river.
"""


def run(*arguments: str | Path, db: Path | None = None, given: str | bytes | None = None) -> Result:
    options = ["--db", str(db)] if db else []
    return CliRunner().invoke(main, [*options, *map(str, arguments)], input=given)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("call", CALL), ("visit", VISIT), ("quiet", QUIET)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the three pages, for the commands that only read."""
    folder = tmp_path_factory.mktemp("kept")
    for name, text in (("call", CALL), ("visit", VISIT), ("quiet", QUIET)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    db = folder / "record.sqlite"
    assert run("add", folder / "call.txt", folder / "visit.txt", folder / "quiet.txt", db=db).exit_code == 0
    return db


def event_ids(db: Path) -> dict[str, str]:
    lines = run("events", "--format", "jsonl", db=db).output.splitlines()
    return {event["event_type"]: event["id"] for event in map(json.loads, lines)}


# -- the group -----------------------------------------------------------------------------------------------


def test_help_names_every_command_with_an_example() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name in (
        "read",
        "add",
        "events",
        "show",
        "search",
        "export",
        "judge",
        "who",
        "person",
        "atlas",
        "quality",
        "serve",
        "user",
        "doctor",
    ):
        assert f"  {name} " in result.output
        help_ = run(name, "--help")
        assert help_.exit_code == 0
        assert "Examples:" in help_.output
    assert run("--version").output == f"readout, version {__version__}\n"


def test_a_mistyped_command_lists_the_known_ones() -> None:
    result = run("evnts")
    assert result.exit_code == 2
    assert "no command is called 'evnts'" in result.output
    assert "events" in result.output


def test_the_record_may_be_named_by_the_environment(kept: Path) -> None:
    result = CliRunner().invoke(main, ["events"], env={"READOUT_DB": str(kept)})
    assert result.exit_code == 0
    assert "Blinken" in result.output


def test_it_runs_as_a_program_and_ends_quietly_when_its_reader_has_gone(kept: Path) -> None:
    code = "from readout.doors.cli import main; main()"
    command = [sys.executable, "-c", code, "--db", str(kept), "events", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert b"Traceback" not in program.stderr.read()


# -- read ----------------------------------------------------------------------------------------------------


def test_read_prints_what_a_page_says_and_keeps_nothing(pages: Path) -> None:
    before = set(pages.iterdir())
    result = run("read", pages / "call.txt")
    assert result.exit_code == 0, result.output
    for words in (
        "call",
        "happened",
        "2022-01-03",
        "Antony Blinken (USA)",
        "(TUR)",
        "phone",
        "evidence",
        "language en",
    ):
        assert words in result.output
    assert set(pages.iterdir()) == before


def test_read_in_a_format_gives_only_that_format(pages: Path) -> None:
    result = CliRunner().invoke(
        main, ["read", "--format", "engagements", str(pages / "call.txt"), str(pages / "quiet.txt")]
    )
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["call.txt", "quiet.txt"]
    assert lines[0]["engagements"][0]["type"] == "call"
    assert lines[1]["engagements"] == []


def test_read_takes_standard_input_and_json_lines() -> None:
    assert "Blinken" in run("read", "-", given=CALL).output
    line = json.dumps({"id": "x1", "url": "https://news.example/1", "published": "2022-01-04", "text": CALL})
    result = CliRunner().invoke(
        main, ["read", "--input-format", "jsonl", "-f", "engagements", "-"], input=line
    )
    answer = json.loads(result.stdout)
    assert answer["id"] == "x1"
    assert answer["published"] == "2022-01-04"
    assert "Blinken" in CALL[slice(*answer["engagements"][0]["spans"]["participants"][0][0])]


def test_read_in_two_processes_gives_the_same(pages: Path) -> None:
    once = CliRunner().invoke(main, ["read", "-f", "engagements", str(pages)])
    twice = CliRunner().invoke(main, ["read", "-f", "engagements", "--jobs", "2", str(pages)])
    assert once.exit_code == twice.exit_code == 0
    assert once.stdout == twice.stdout


def test_read_says_what_is_wrong(pages: Path) -> None:
    unknown = run("read", "--format", "morse", pages / "call.txt")
    assert unknown.exit_code == 1
    assert unknown.output.startswith("readout: ")
    assert "'morse'; known: " in unknown.output
    kind = run("read", "--input-format", "telex", pages / "call.txt")
    assert kind.exit_code == 1
    assert "telex" in kind.output
    missing = run("read", pages / "nowhere.txt")
    assert missing.exit_code == 1
    assert "no page could be read" in missing.output
    assert run("read").exit_code == 2


# -- add -----------------------------------------------------------------------------------------------------


def test_add_keeps_pages_once(pages: Path, tmp_path: Path) -> None:
    db = tmp_path / "record.sqlite"
    first = run("add", pages, db=db)
    assert first.exit_code == 0, first.output
    assert "3 pages read: 3 new, 0 already there" in first.output
    again = run("add", pages, db=db)
    assert "3 pages read: 0 new, 3 already there" in again.output
    (pages / "call.txt").write_text(CALL + "More was said later.\n", encoding="utf-8")
    assert "1 new, 2 already there" in run("add", pages, db=db).output


def test_add_tells_of_pages_that_failed_and_goes_on(pages: Path, tmp_path: Path) -> None:
    db = tmp_path / "record.sqlite"
    result = run("add", tmp_path / "nowhere.txt", pages / "call.txt", db=db)
    assert result.exit_code == 0
    assert "nowhere.txt: " in result.output
    assert "2 pages read: 1 new, 0 already there, 1 failed" in result.output
    quiet = CliRunner().invoke(main, ["--db", str(db), "add", "--quiet", str(pages)])
    assert quiet.stdout == ""


def test_add_into_what_is_no_record_is_refused(pages: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader,\n" * 100)
    result = run("add", pages, db=letter)
    assert result.exit_code == 1
    assert result.output.startswith("readout: ")
    assert letter.read_text().startswith("Dear reader")
    assert run("add", pages, db=tmp_path).exit_code == 1
    assert "does not exist" in run("add", pages, db=tmp_path / "no" / "folder" / "r.sqlite").output
    nowhere = CliRunner().invoke(main, ["--db", "postgresql://me:secret@127.0.0.1:1/y", "add", str(pages)])
    assert nowhere.output.startswith("readout: postgresql://me@127.0.0.1:1/y: does not answer")
    assert "secret" not in nowhere.output


# -- events, show, search ------------------------------------------------------------------------------------


def test_events_lists_what_is_asked_for(kept: Path) -> None:
    every = run("events", db=kept)
    assert every.exit_code == 0
    assert "Antony Blinken (USA)" in every.output
    assert "Olaf Scholz (DEU)" in every.output
    only = run(
        "events",
        "usa",
        "TUR",
        "--type",
        "call",
        "--since",
        "2022-01",
        "--until",
        "2022-01-03",
        "--sources",
        db=kept,
    )
    assert "Blinken" in only.output
    assert "Scholz" not in only.output
    assert "call.txt" in only.output
    planned = run("events", "--status", "planned", db=kept)
    assert "Scholz" in planned.output
    assert "Blinken" not in planned.output


def test_events_tells_when_there_are_more_or_none(kept: Path) -> None:
    one = run("events", "--limit", "1", db=kept)
    assert "ask for more with --limit" in one.output
    none = run("events", "FRA", "BRA", db=kept)
    assert none.exit_code == 1
    assert "no event fits" in none.output


def test_events_as_json_lines(kept: Path) -> None:
    lines = CliRunner().invoke(main, ["--db", str(kept), "events", "--format", "jsonl"]).stdout.splitlines()
    events = [json.loads(line) for line in lines]
    assert {event["event_type"] for event in events} >= {"call"}
    assert all(event["accounts"] for event in events)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--since", "yesterday"], 1, "since is a date"),
        (["--limit", "0"], 2, "--limit"),
        (["--format", "xml"], 2, "readout export writes every other format"),
    ],
)
def test_events_says_what_is_wrong(kept: Path, arguments: list[str], status: int, words: str) -> None:
    result = run("events", *arguments, db=kept)
    assert result.exit_code == status
    assert words in result.output


def test_show_prints_an_event_with_the_words_it_was_read_from(kept: Path) -> None:
    key = event_ids(kept)["call"]
    result = run("show", key, db=kept)
    assert result.exit_code == 0
    for words in (
        "call  happened  2022-01-03",
        "Antony Blinken, Secretary of State (USA)",
        "call.txt",
        "spoke by phone",
        key,
    ):
        assert words in result.output
    plain = json.loads(CliRunner().invoke(main, ["--db", str(kept), "show", key, "--json"]).stdout)
    assert plain["id"] == key
    wrong = run("show", "event-none", db=kept)
    assert wrong.exit_code == 1
    assert "no event is called 'event-none'; readout events lists them" in wrong.output


def test_search_finds_stories_whatever_their_accents(kept: Path) -> None:
    result = run("search", "ÇAVUŞOĞLU", "grain", db=kept)
    assert result.exit_code == 0
    assert "State Department" in result.output
    none = run("search", "zeppelin", db=kept)
    assert none.exit_code == 1
    assert "no story holds these words" in none.output
    assert run("search", db=kept).exit_code == 2


# -- export --------------------------------------------------------------------------------------------------


def test_export_lists_its_formats_and_writes_each(kept: Path, tmp_path: Path) -> None:
    listed = [line.split()[0] for line in run("export", "--list", db=kept).output.splitlines()]
    assert {"csv", "jsonl", "engagements"} <= set(listed)
    for form in listed:
        out = tmp_path / f"out-{form}"
        result = run("export", form, out, db=kept)
        assert result.exit_code == 0, result.output
        assert "rows written" in result.output
        assert out.stat().st_size


def test_export_to_standard_output(kept: Path) -> None:
    result = CliRunner().invoke(main, ["--db", str(kept), "export", "csv", "-"])
    rows = result.stdout.splitlines()
    assert rows[0].startswith("event_id,date,")
    assert len(rows) == 1 + len(event_ids(kept))
    assert "rows written" in result.stderr


def test_export_says_what_is_wrong(kept: Path, tmp_path: Path) -> None:
    unknown = run("export", "morse", tmp_path / "x", db=kept)
    assert unknown.exit_code == 1
    assert "'morse'; known: " in unknown.output
    assert not (tmp_path / "x").exists()
    assert run("export", "csv", tmp_path / "no" / "x.csv", db=kept).exit_code == 1


# -- serve, doctor -------------------------------------------------------------------------------------------


def test_serve_refuses_other_machines_and_no_record(kept: Path, tmp_path: Path) -> None:
    public = run("serve", "--host", "0.0.0.0", db=kept)
    assert public.exit_code == 1
    assert "readout user add" in public.output
    missing = run("serve", db=tmp_path / "none.sqlite")
    assert missing.exit_code == 1
    assert "there is no record here" in missing.output
    assert run("serve", "--port", "0", db=kept).exit_code == 2


def test_serve_hands_the_application_to_the_server(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import uvicorn

    served: list[tuple[object, dict[str, object]]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: served.append((app, options)))
    result = run("serve", "--port", "9000", db=kept)
    assert result.exit_code == 0
    assert "http://127.0.0.1:9000/" in result.output
    ((_, options),) = served
    assert options["host"] == "127.0.0.1"
    assert options["port"] == 9000


def test_doctor_tells_what_there_is_and_whether_it_is_sound(kept: Path, tmp_path: Path) -> None:
    result = run("doctor", db=kept)
    assert result.exit_code == 0
    for words in (__version__, "languages: ", "event types: ", "3 pages", "the record is sound"):
        assert words in result.output
    assert "readout add makes one" in run("doctor", db=tmp_path / "none.sqlite").output


def test_doctor_finds_damage(pages: Path, tmp_path: Path) -> None:
    db = tmp_path / "record.sqlite"
    assert run("add", pages, db=db).exit_code == 0
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE articles SET doc = '{}' WHERE id IN (SELECT id FROM articles LIMIT 1)")
    connection.close()
    result = run("doctor", db=db)
    assert result.exit_code == 1
    assert "damaged" in result.output


@pytest.mark.parametrize("command", [["events"], ["show", "x"], ["search", "x"], ["export", "csv", "-"]])
def test_without_a_record_every_command_says_so(tmp_path: Path, command: list[str]) -> None:
    result = run(*command, db=tmp_path / "none.sqlite")
    assert result.exit_code == 1
    assert "there is no record here" in result.output
    assert not (tmp_path / "none.sqlite").exists()

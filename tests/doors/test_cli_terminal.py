"""The command line in a terminal of eighty columns, and given what is no page."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from readout.doors.cli import main
from tests.doors._record import build, many

WIDE = 80


def run(*arguments: str, db: Path | None = None) -> Result:
    """As in a terminal: rich takes its word for it, and its width."""
    options = ["--db", str(db)] if db else []
    return CliRunner().invoke(
        main, [*options, *arguments], env={"COLUMNS": str(WIDE), "FORCE_COLOR": "1"}, terminal_width=WIDE
    )


def lines(result: Result) -> list[str]:
    return click.unstyle(result.output).splitlines()


def commands() -> list[tuple[str, ...]]:
    """Every command, and every one under it."""
    context = click.Context(main)
    found: list[tuple[str, ...]] = [()]
    for name in main.list_commands(context):
        found.append((name,))
        command = main.get_command(context, name)
        if isinstance(command, click.Group):
            found += [(name, inner) for inner in command.list_commands(click.Context(command))]
    return found


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_help_fits_a_terminal(path: tuple[str, ...]) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert [line for line in lines(result) if len(line) > WIDE] == []


def test_no_command_is_told_of_in_half_a_sentence() -> None:
    listed = [line for line in lines(run("--help")) if re.match(r"  [a-z]+ +[A-Z]", line)]
    assert len(listed) > 15
    assert [line for line in listed if not line.endswith(".")] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("events",),
        ("events", "--sources"),
        ("show", "event-call"),
        ("search", "grain"),
        ("dyad", "USA", "TUR"),
        ("ask", "contacts", "USA", "TUR"),
        ("ask", "firsts", "2022-01-01"),
        ("quality",),
        ("review",),
        ("doctor",),
        ("who", "foreign minister", "TUR", "--all"),
    ],
    ids=" ".join,
)
def test_answers_fit_a_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, db=build(tmp_path / "r.sqlite"))
    assert result.exit_code == 0, result.output
    # The path of the record is as long as it is.
    wide = [line for line in lines(result) if len(line.rstrip()) > WIDE and str(tmp_path) not in line]
    assert wide == []


def test_a_wide_table_is_told_in_lines(tmp_path: Path) -> None:
    db = many(tmp_path / "r.sqlite", 3)
    told = lines(run("ask", "contacts", "USA", "TUR", db=db))
    assert any(re.match(r"month 2021-01 +contacts 3, calls_others 3 ", line) for line in told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("events", "Atlantis"), "no government is called 'Atlantis'"),
        (("events", "--type", "party"), "no event type is called 'party'; known: agreement"),
        (("search", "grain", "--status", "maybe"), "no status is called 'maybe'; known: happened"),
        (("export", "csv", "-", "--side", "XYZ"), "no government is called 'XYZ'"),
        (("ask", "why"), "no question is called 'why'; the questions are"),
    ],
)
def test_a_word_that_is_none_is_told_with_the_known_ones(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments, db=build(tmp_path / "r.sqlite"))
    assert result.exit_code in (1, 2)
    assert said in " ".join(click.unstyle(result.output).split())


def test_a_government_may_be_named_as_people_name_it(tmp_path: Path) -> None:
    db = build(tmp_path / "r.sqlite")
    by_name = run("events", "Turkey", "greece", db=db)
    assert by_name.exit_code == 0
    assert by_name.output == run("events", "TUR", "GRC", db=db).output


@pytest.mark.parametrize(
    ("content", "code", "status"),
    [
        (b"", "P001", 1),
        (bytes(range(256)) * 12, "P002", 1),
        ("外交部长今天在北京会见了来访的客人。".encode(), "P021", 0),
    ],
    ids=["empty", "bytes", "a language without a pack"],
)
def test_what_is_no_page_is_told_of_plainly(tmp_path: Path, content: bytes, code: str, status: int) -> None:
    (tmp_path / "page.txt").write_bytes(content)
    for given in ("page.txt", "."):
        result = run("read", str(tmp_path / given))
        assert code in result.output
        assert result.exit_code == status
        assert result.exception is None or isinstance(result.exception, SystemExit)

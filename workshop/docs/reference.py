"""The pages of ``docs/reference``, each a function from the program to Markdown."""

from __future__ import annotations

import dataclasses
import inspect
import io
import json
import tempfile
import tomllib
import typing
from collections.abc import Callable, Iterable, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from readout import pipeline, record, testing
from readout.doors.cli import main as readout
from readout.exports import FORMATS
from readout.knowledge import EventType, Language, load
from readout.knowledge.topics import areas
from readout.pipeline import ENGINES
from readout.plugins import Shelf, packs
from readout.record import PROBLEM_CODES
from readout.sources import SOURCES

_WRITTEN = "<!-- Written by `python -m workshop.docs`; change the program, not this page. -->\n"
_WIDTH = 100


def pages() -> dict[str, str]:
    """Every page by its file name."""
    made: dict[str, Callable[[], str]] = {
        "cli.md": cli,
        "cli-parts.md": cli_parts,
        "problems.md": problems,
        "event-types.md": event_types,
        "record.md": words,
        "record-beside.md": words_beside,
        "outlets.md": outlets,
        "languages.md": languages,
        "formats.md": formats,
        "plug-in-points.md": plug_in_points,
        "http.md": http,
    }
    return {name: f"{_WRITTEN}\n{make().strip()}\n" for name, make in made.items()}


def cli() -> str:
    """Every command with the help it prints; those of several parts are on a page of their own."""
    top = _top()
    parts = ["# The command line", _help(readout, top)]
    for name, command in _commands(top):
        if isinstance(command, click.Group):
            parts += [f"## readout {name}", f"Has several parts: [see there](cli-parts.md#readout-{name})."]
        else:
            parts += [f"## readout {name}", _help(command, _within(command, top, name))]
    return "\n\n".join(parts)


def cli_parts() -> str:
    """The commands of several parts."""
    top = _top()
    parts = ["# Commands of several parts"]
    for name, command in _commands(top):
        if isinstance(command, click.Group):
            context = _within(command, top, name)
            parts += [f"## readout {name}", _help(command, context)]
            for part, below in command.commands.items():
                parts += [f"### readout {name} {part}", _help(below, _within(below, context, part))]
    return "\n\n".join(parts)


def _top() -> click.Context:
    # With the group's own settings, as the program itself makes it: click keeps the help option of the first.
    names = readout.context_settings["help_option_names"]
    return click.Context(readout, info_name="readout", terminal_width=_WIDTH, help_option_names=names)


def _within(command: click.Command, context: click.Context, name: str) -> click.Context:
    return click.Context(command, context, name, terminal_width=_WIDTH)


def _commands(top: click.Context) -> Iterable[tuple[str, click.Command]]:
    assert isinstance(readout, click.Group)
    for name in readout.list_commands(top):
        command = readout.get_command(top, name)
        assert command is not None
        yield name, command


def _help(command: click.Command, context: click.Context) -> str:
    return f"```text\n{command.get_help(context).rstrip()}\n```"


def problems() -> str:
    """Every problem code, what it says and what to do."""
    advice = tomllib.loads(Path(__file__).with_name("advice.toml").read_text(encoding="utf-8"))
    rows = [(f"`{code}`", words, advice[code]) for code, words in PROBLEM_CODES.items()]
    return _page("Problem codes", "problems", _table(("code", "what it says", "what to do"), rows))


def event_types() -> str:
    """Every event type, with its languages and how its examples fare."""
    shelf = load().event_types
    folders = packs("readout.knowledge.event_types", "event_type")
    parts = [
        _page("Event types", "event-types", ""),
        _table(
            ("name", "label", "act", "CAMEO", "channel", "read in", "examples", "known misses"),
            [_event_type(shelf.get(name), folders.get(name)) for name in shelf.names()],
        ),
    ]
    for name in shelf.names():
        kind = shelf.get(name)
        parts += [f"## {name}", f"{kind.definition} Roles: {', '.join(kind.roles)}. {_merging(kind)}"]
    return "\n\n".join(parts)


def _event_type(kind: EventType, folder: Traversable | None) -> tuple[str, ...]:
    read_in = ", ".join(code for code, cues in kind.cues if cues) or "no language yet"
    count, misses = _examples(folder)
    return (
        f"`{kind.name}`", kind.label, kind.act, kind.cameo or "", kind.channel or "", read_in, count, misses
    )  # fmt: skip


def _merging(kind: EventType) -> str:
    days = f"{kind.days_apart} day{'s' if kind.days_apart != 1 else ''}"
    family = f" and may differ in type within the family `{kind.family}`" if kind.family != kind.name else ""
    return f"Two accounts are one event when they lie at most {days} apart{family}."


def _examples(folder: Traversable | None) -> tuple[str, str]:
    file = folder.joinpath("examples.jsonl") if folder is not None else None
    if file is None or not file.is_file():
        return "0", "0"
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return str(len(lines)), str(sum("known_miss" in line for line in lines))


# Where the values of events beside each other are: two sides compared, stories, people's words.
_BESIDE = ("_comparisons", "_stories", "_reviews")


def words() -> str:
    """Every value of the record with its fields."""
    parts = ["# The words of the record", inspect.cleandoc(record.__doc__ or "")]
    parts += ["Those of stories and sides beside each other are [on a page of their own](record-beside.md)."]
    parts += _fields(lambda thing: not thing.__module__.endswith(_BESIDE))
    parts += ["## Literals", *(_literal(name) for name in record.__all__ if _values(name))]
    parts += ["## Errors", f"```text\n{_tree(record.ReadoutError)}\n```"]
    return "\n\n".join(parts)


def words_beside() -> str:
    """The values of two sides compared, of stories beside each other, and of people's words on fields."""
    return "\n\n".join(
        [
            "# The words of what stands side by side",
            *_fields(lambda thing: thing.__module__.endswith(_BESIDE)),
        ]
    )


def _fields(wanted: Callable[[type], bool]) -> Iterable[str]:
    for name in record.__all__:
        thing = getattr(record, name)
        if dataclasses.is_dataclass(thing) and isinstance(thing, type) and wanted(thing):
            fields = "\n".join(f"{field.name}: {field.type}" for field in dataclasses.fields(thing))
            yield from (f"## {name}", _prose(thing), f"```text\n{fields}\n```")


def _values(name: str) -> tuple[str, ...]:
    return tuple(str(value) for value in typing.get_args(getattr(record, name)) if name != "ProblemCode")


def _literal(name: str) -> str:
    return f"**{name}**: " + ", ".join(f"`{value}`" for value in _values(name)) + "."


def _tree(kind: type[Exception], depth: int = 0) -> str:
    line = f"{'  ' * depth}{kind.__name__}: {inspect.cleandoc(kind.__doc__ or '').splitlines()[0]}"
    below = sorted(kind.__subclasses__(), key=lambda one: one.__name__)
    return "\n".join(
        [line, *(_tree(one, depth + 1) for one in below if one.__module__.startswith("readout.record"))]
    )


def outlets() -> str:
    """Every outlet with where it publishes and on what terms."""
    rows = [
        (
            f"`{one.key}`",
            one.name,
            one.kind,
            one.official or "",
            one.zone or "",
            ", ".join(one.domains),
            one.terms,
        )
        for one in load().outlets.all()
    ]
    head = ("folder", "name", "kind", "official of", "time zone", "domains", "terms")
    return _page("Outlets", "outlets", _table(head, rows))


def languages() -> str:
    """Every language with what is read in it."""
    folders = packs("readout.knowledge.languages", "language")
    rows = [_language(one, folders.get(one.code)) for one in load().languages.all()]
    head = (
        "code",
        "name",
        "script",
        "sentences",
        "page furniture",
        "times",
        "claims",
        "examples",
        "known misses",
    )
    return _page("Languages", "languages", _table(head, rows))


def _language(one: Language, folder: Traversable | None) -> tuple[str, ...]:
    parts = (one.abbreviations, one.furniture, one.calendar, one.reading)
    told = ("with abbreviations" if parts[0] else "yes", *("yes" if part else "no" for part in parts[1:]))
    return (f"`{one.code}`", one.name, one.script, *told, *_examples(folder))


def formats() -> str:
    """Every export format; for tables, their columns."""
    parts = [_page("Export formats", "formats", "")]
    empty = pipeline.open().view(())
    for one in FORMATS.all():
        out = io.StringIO()
        one.write(empty, out)
        parts += [f"## {one.name}", f"{one.description.capitalize()}. `{one.extension}`, {one.media_type}."]
        parts.append(_prose(type(one)))
        if one.media_type.startswith("text/csv"):
            columns = ", ".join(f"`{name}`" for name in out.getvalue().strip().split(","))
            parts.append(f"Columns: {columns}.")
    return "\n\n".join(parts)


def plug_in_shelves() -> tuple[tuple[Shelf[typing.Any], str, str, str], ...]:
    """Shelf, what an entry point names, the check, the how-to page."""
    known = load()
    folder = "a package whose folder holds `{}`"
    return (
        (known.languages, folder.format("language.toml"), "check_language", "add-a-language"),
        (known.outlets, folder.format("outlet.toml"), "check_outlet", "add-an-outlet"),
        (known.event_types, folder.format("event_type.toml"), "check_event_type", "add-an-event-type"),
        (areas(), folder.format("area.toml"), "check_area", "add-an-issue-area"),
        (SOURCES, "an object of the shape `readout.sources.Source`", "check_source", "add-a-source"),
        (FORMATS, "an object of the shape `readout.exports.Exporter`", "check_format", "add-an-export"),
        (ENGINES, "an object of the shape `readout.pipeline.Engine`", "check_engine", ""),
    )


def plug_in_points() -> str:
    """Every entry-point group."""
    rows = []
    for shelf, thing, check, page in plug_in_shelves():
        assert check in testing.__all__
        how = f"[how]({'../how-to/' + page + '.md'})" if page else "see `pipeline/engines/local.py`"
        rows.append((shelf.kind, f"`{shelf.group}`", thing, f"`readout.testing.{check}`", how))
    head = ("kind", "entry-point group", "the entry names", "check", "how")
    return _page("Plug-in points", "plug-in-points", _table(head, rows))


def http() -> str:
    """Every address of the web pages and the API."""
    from readout.doors.web import application

    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "record.sqlite")
        pipeline.open(place).close()
        app = application(place)
        found = sorted({*_pages(app.routes), *_api(app.openapi()["paths"])})
    rows = [(f"`{path}`", *rest) for path, *rest in found]
    return _page("Addresses", "http", _table(("address", "method", "what it gives"), rows))


def _pages(routes: Iterable[object]) -> Iterable[tuple[str, str, str]]:
    for route in routes:
        path, methods = getattr(route, "path", None), getattr(route, "methods", None)
        if path and methods is None:
            yield f"{path}/…", "GET", "The pages' own files."
        elif path:
            told = (
                _first_line(getattr(route, "endpoint", None)) or "The API described for programs (OpenAPI)."
            )
            yield path, ", ".join(sorted(set(methods) - {"HEAD"})), told


def _api(paths: dict[str, dict[str, dict[str, str]]]) -> Iterable[tuple[str, str, str]]:
    for path, methods in paths.items():
        for method, told in methods.items():
            yield path, method.upper(), f"{told['summary']}."


def _first_line(endpoint: object) -> str:
    return (inspect.getdoc(endpoint) or "").split("\n")[0]


def _page(title: str, name: str, body: str) -> str:
    intros = tomllib.loads(Path(__file__).with_name("intros.toml").read_text(encoding="utf-8"))
    return f"# {title}\n\n{intros[name].strip()}\n\n{body}".rstrip()


def _prose(thing: type) -> str:
    return inspect.cleandoc(thing.__doc__ or "").replace("``", "`")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [tuple(head), tuple("---" for _ in head), *(tuple(row) for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)

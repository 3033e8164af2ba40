"""Every language, outlet and event type passes its check; a broken one is reported and harms no other."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from importlib.metadata import EntryPoint
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from readout import plugins, testing
from readout.knowledge import load
from readout.knowledge.topics import areas
from readout.plugins import Shelf, packs
from readout.record import PackError

KNOWLEDGE = load()
FOLDERS = {
    **packs("readout.knowledge.languages", "language"),
    **packs("readout.knowledge.event_types", "event_type"),
}
# What each shelf is made by, its marker file, and a key that every pack of it must have.
SHELVES = [
    ("readout.knowledge._languages", "languages", "language", "script"),
    ("readout.knowledge._event_types", "event_types", "event_type", "definition"),
    ("readout.knowledge._outlets", "outlets", "outlet", "terms"),
]


def examples(name: str) -> Traversable | None:
    folder = FOLDERS.get(name)
    file = folder.joinpath("examples.jsonl") if folder is not None else None
    return file if file is not None and file.is_file() else None


def marked(file: Traversable | None) -> int:
    lines = file.read_text(encoding="utf-8").splitlines() if file is not None else []
    return sum("known_miss" in json.loads(line) for line in lines if line.strip())


@pytest.mark.parametrize("name", KNOWLEDGE.languages.names())
def test_language(name: str) -> None:
    file = examples(name)
    assert testing.check_language(KNOWLEDGE.languages.get(name), file) == marked(file)


@pytest.mark.parametrize("name", KNOWLEDGE.outlets.names())
def test_outlet(name: str) -> None:
    testing.check_outlet(KNOWLEDGE.outlets.get(name))


@pytest.mark.parametrize("name", areas().names())
def test_issue_area(name: str) -> None:
    testing.check_area(areas().get(name))


@pytest.mark.parametrize("name", KNOWLEDGE.event_types.names())
def test_event_type(name: str) -> None:
    file = examples(name)
    assert file is not None, f"{name}: has no examples.jsonl"
    assert testing.check_event_type(KNOWLEDGE.event_types.get(name), file) == marked(file)


def test_no_domain_belongs_to_two_outlets() -> None:
    domains = Counter(domain for outlet in KNOWLEDGE.outlets.all() for domain in outlet.domains)
    assert not [domain for domain, count in domains.items() if count > 1]


def test_a_language_that_reads_has_times_and_furniture() -> None:
    """A language with words for claims needs days to date them by and furniture to leave out."""
    for language in KNOWLEDGE.languages.all():
        if language.reading is not None:
            assert language.calendar is not None, language.code
            assert language.furniture is not None, language.code


@pytest.mark.parametrize(("module", "make", "marker", "key"), SHELVES)
def test_a_broken_pack_names_file_and_key_and_stops_no_other(
    module: str, make: str, marker: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = importlib.import_module(module)
    whole: Shelf[object] = getattr(room, make)()
    folders = packs(f"readout.knowledge.{make}", marker)
    one = folders[whole.names()[0]].joinpath(f"{marker}.toml").read_text(encoding="utf-8")
    broken = {
        "lacking": "\n".join(line for line in one.splitlines() if not line.startswith(f"{key} =")),
        "misspelt": one.replace(f"{key} =", f"{key}s =", 1),
        "garbled": "= what",
    }
    for name, text in broken.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{marker}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(room, "packs", lambda *_: folders | {name: tmp_path / name for name in broken})
    shelf: Shelf[object] = getattr(room, make)()

    assert len(list(shelf.all())) == len(whole.names())
    messages = shelf.broken()
    assert sorted(messages) == sorted(broken)
    for name, message in messages.items():
        assert str(tmp_path / name / f"{marker}.toml") in message
    assert key in messages["lacking"]
    assert key in messages["misspelt"]
    with pytest.raises(PackError, match="lacking"):
        shelf.get("lacking")


def plugged_in(monkeypatch: pytest.MonkeyPatch, value: str, group: str) -> None:
    point = EntryPoint("plugged", value, group)
    found: Callable[..., list[EntryPoint]] = lambda group: [point] if group == point.group else []  # noqa: E731
    monkeypatch.setattr(plugins, "entry_points", found)


@pytest.mark.parametrize(("module", "make", "marker", "key"), SHELVES)
def test_a_folder_of_another_package_is_plugged_in(
    module: str, make: str, marker: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = importlib.import_module(module)
    shelf: Shelf[object] = getattr(room, make)()
    text = (
        packs(f"readout.knowledge.{make}", marker)[shelf.names()[0]]
        .joinpath(f"{marker}.toml")
        .read_text("utf-8")
    )
    package = tmp_path / f"other_{make}"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / f"{marker}.toml").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    plugged_in(monkeypatch, package.name, f"readout.{make}")
    try:
        more: Shelf[object] = getattr(room, make)()
        assert set(more.names()) == {*shelf.names(), "plugged"}
        assert type(more.get("plugged")) is type(shelf.get(shelf.names()[0]))
    finally:
        sys.modules.pop(package.name, None)


@pytest.mark.parametrize(("module", "make", "marker", "key"), SHELVES)
def test_an_entry_point_that_does_not_load_stops_no_other(
    module: str, make: str, marker: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = importlib.import_module(module)
    plugged_in(monkeypatch, "no_such_package_at_all:THING", f"readout.{make}")
    shelf: Shelf[object] = getattr(room, make)()
    assert len(list(shelf.all())) == len(shelf.names()) - 1
    assert "no_such_package_at_all" in shelf.broken()["plugged"]

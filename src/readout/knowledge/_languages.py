"""Language: a folder of TOML files, one for each room that reads with it.

``language.toml`` (name, script, abbreviations), ``furniture.toml`` (what page furniture looks like, for
pages), ``calendar.toml`` (words of time, for claims and pages), ``reading.toml`` (words of attribution,
denial, plan; titles and counterparts, for claims), ``places.toml`` (towns by their English names, as the
language writes them in every case, for claims), ``talk.toml`` (what two sides' texts are compared by, for
events). Only the first is required; a room that finds its file missing says that the language is not read
there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable

from readout.knowledge._calendar import Calendar
from readout.knowledge._furniture import Furniture
from readout.knowledge._reading import Reading
from readout.knowledge._talk import Talk
from readout.plugins import Shelf, Table, packs, read_toml


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: ``code`` is ISO 639-1; the parts are None where the pack has no such file.

    ``places`` are pairs of a town as it is written and its English name.

    Compared by identity: a shelf loads each once, and a room can keep what it compiles from it in a cache.
    """

    code: str
    name: str
    script: str
    stopwords: tuple[str, ...]
    abbreviations: tuple[str, ...]
    furniture: Furniture | None
    calendar: Calendar | None
    reading: Reading | None
    talk: Talk | None
    places: tuple[tuple[str, str], ...] = ()


def languages() -> Shelf[Language]:
    """The shelf of languages."""
    found = packs("readout.knowledge.languages", "language")
    loaders = {name: partial(_read, name, folder) for name, folder in found.items()}
    return Shelf("language", loaders, "readout.languages", _read)


def _read(code: str, folder: Traversable) -> Language:
    table = _table(folder, "language")
    language = Language(
        code=code,
        name=table.text("name"),
        script=table.text("script"),
        stopwords=table.texts("stopwords"),
        abbreviations=table.texts("abbreviations"),
        furniture=Furniture.read(_table(folder, "furniture")) if _has(folder, "furniture") else None,
        calendar=Calendar.read(_table(folder, "calendar")) if _has(folder, "calendar") else None,
        reading=Reading.read(_table(folder, "reading")) if _has(folder, "reading") else None,
        talk=Talk.read(_table(folder, "talk")) if _has(folder, "talk") else None,
        places=_places(_table(folder, "places")) if _has(folder, "places") else (),
    )
    table.done()
    return language


def _places(table: Table) -> tuple[tuple[str, str], ...]:
    found = tuple((written, name) for name in table.names() for written in table.texts(name))
    table.done()
    return found


def _has(folder: Traversable, name: str) -> bool:
    return folder.joinpath(f"{name}.toml").is_file()


def _table(folder: Traversable, name: str) -> Table:
    file = folder.joinpath(f"{name}.toml")
    return Table(read_toml(file), str(file))

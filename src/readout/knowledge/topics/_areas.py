"""Issue areas: the small controlled vocabulary of what is talked about, one folder each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable

from readout.plugins import Shelf, Table, packs, read_toml
from readout.record import PackError


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """One topic by its name in English.

    ``words`` are patterns (see ``Phrases``) by language (ISO 639-1); those of ``all`` hold in every language.
    ``between`` are words that name it only where they are of the two who talk ("Turkey-U.S. relations", not
    "public relations"). ``regions`` are keys of the atlas's regions and ``governments`` codes that go with it
    wherever it is named.
    """

    name: str
    regions: tuple[str, ...]
    governments: tuple[str, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]
    between: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """One issue area: what it is called, what belongs to it, and its known topics."""

    key: str
    label: str
    definition: str
    topics: tuple[KnownTopic, ...]


def areas() -> Shelf[Area]:
    """The shelf of issue areas."""
    found = packs("readout.knowledge.topics", "area")
    loaders = {name: partial(_read, name, folder) for name, folder in found.items()}
    return Shelf("issue area", loaders, "readout.topics", _read)


def _read(key: str, folder: Traversable) -> Area:
    file = folder.joinpath("area.toml")
    table = Table(read_toml(file), str(file))
    area = Area(
        key=key,
        label=table.text("label"),
        definition=table.text("definition"),
        topics=tuple(_topic(item) for item in table.tables("topics")),
    )
    table.done()
    return area


def _topic(table: Table) -> KnownTopic:
    facts = ("name", "regions", "governments", "between")
    between = table.table("between")
    languages = [key for key in table.names() if key not in facts]
    topic = KnownTopic(
        name=table.text("name"),
        regions=table.texts("regions"),
        governments=table.texts("governments"),
        words=tuple((language, table.texts(language)) for language in languages),
        between=tuple((language, between.texts(language)) for language in between.names()),
    )
    between.done()
    if not topic.words:
        raise PackError(f"{table.where}: {topic.name!r} has no words in any language")
    table.done()
    return topic

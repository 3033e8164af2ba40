"""EventType: a kind of engagement as data, one folder each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable

from readout.plugins import Shelf, Table, packs, read_toml


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of engagement: its label, definition, roles, codes and merge keys."""

    name: str
    label: str
    definition: str


def event_types() -> Shelf[EventType]:
    """The shelf of event types."""
    found = packs("readout.knowledge.event_types", "event_type")
    loaders = {name: partial(_read, name, folder) for name, folder in found.items()}
    return Shelf("event type", loaders, "readout.event_types")


def _read(name: str, folder: Traversable) -> EventType:
    file = folder.joinpath("event_type.toml")
    table = Table(read_toml(file), str(file))
    kind = EventType(name=name, label=table.text("label"), definition=table.text("definition"))
    table.done()
    return kind

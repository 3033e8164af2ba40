"""One value that holds every shelf of knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge._event_types import EventType, event_types
from readout.knowledge._languages import Language, languages
from readout.knowledge._outlets import Outlet, outlets
from readout.knowledge.offices import Offices
from readout.knowledge.offices import load as load_offices
from readout.knowledge.topics import Area, areas
from readout.plugins import Shelf


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The shelves: languages, event types, outlets, issue areas; and the atlas of offices."""

    languages: Shelf[Language]
    event_types: Shelf[EventType]
    outlets: Shelf[Outlet]
    topics: Shelf[Area]
    offices: Offices

    def __reduce__(self) -> tuple[object, ...]:
        """What the other process loads by itself is not sent: None stands for it."""
        shipped = _shelves()
        mine = (self.languages, self.event_types, self.outlets, self.topics)
        return (
            _arrived,
            (*(None if a is b else a for a, b in zip(mine, shipped, strict=True)), self.offices),
        )


@cache
def load() -> Knowledge:
    """The knowledge shipped with Readout and whatever is plugged in. Loaded once a process."""
    return Knowledge(*_shelves(), load_offices())


@cache
def _shelves() -> tuple[Shelf[Language], Shelf[EventType], Shelf[Outlet], Shelf[Area]]:
    return languages(), event_types(), outlets(), areas()


def _arrived(
    languages: Shelf[Language] | None,
    event_types: Shelf[EventType] | None,
    outlets: Shelf[Outlet] | None,
    topics: Shelf[Area] | None,
    offices: Offices,
) -> Knowledge:
    own = _shelves()
    return Knowledge(languages or own[0], event_types or own[1], outlets or own[2], topics or own[3], offices)

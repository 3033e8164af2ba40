"""One value that holds every shelf of knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge._event_types import EventType, event_types
from readout.knowledge._languages import Language, languages
from readout.knowledge._outlets import Outlet, outlets
from readout.knowledge.offices import Offices
from readout.knowledge.offices import load as load_offices
from readout.plugins import Shelf


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The shelves: languages, event types, outlets; and the atlas of offices."""

    languages: Shelf[Language]
    event_types: Shelf[EventType]
    outlets: Shelf[Outlet]
    offices: Offices


@cache
def load() -> Knowledge:
    """The knowledge shipped with Readout and whatever is plugged in. Loaded once a process."""
    return Knowledge(languages(), event_types(), outlets(), load_offices())

"""The desk at which answers are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readout.knowledge import Knowledge
from readout.pipeline._stories import Stories
from readout.pipeline.people import People
from readout.record import Comparison, Event
from readout.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """What answers are made from: the record, what is known of the world, who is who, copies, comparisons."""

    record: Store
    knowledge: Knowledge
    people: People
    stories: Stories
    compare: Callable[[Event], Comparison | None]

"""What Readout knows before it reads: languages, event types, outlets and the atlas of offices.

All of it is data in folders. ``load()`` returns one ``Knowledge``, whose shelves load a pack when it is first
asked for. A new language, outlet or event type is a new folder and edits nothing else. The atlas has a face
of its own, ``readout.knowledge.offices``.
"""

from readout.knowledge._calendar import Calendar
from readout.knowledge._cues import Cue
from readout.knowledge._event_types import EventType
from readout.knowledge._knowledge import Knowledge, load
from readout.knowledge._languages import Language
from readout.knowledge._outlets import Outlet

__all__ = ["Calendar", "Cue", "EventType", "Knowledge", "Language", "Outlet", "load"]

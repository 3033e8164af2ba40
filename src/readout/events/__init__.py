"""Accounts to events: claims of one act merged, whatever the source, language or status.

``merge`` is a pure function of its claims: their order and repetition do not matter. ``Merger`` takes its
steps one by one, so that a record that grows merges only what new pages touch, to the same events.
"""

from readout.events._merge import Merger, merge
from readout.events._near import Rows
from readout.events._sketch import VERSION, Sketch

__all__ = ["VERSION", "Merger", "Rows", "Sketch", "merge"]

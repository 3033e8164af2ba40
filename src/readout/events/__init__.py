"""Accounts to events: claims of one act merged, the two sides of an event and the stories compared.

``merge`` is a pure function of its claims: their order and repetition do not matter. ``Merger`` takes its
steps one by one, so that a record that grows merges only what new pages touch, to the same events.
``compare`` sets what the two sides of an event say side by side, ``official`` says whose own page an article
is. Stories beside each other are in ``events.stories``.
"""

from readout.events._compare import compare
from readout.events._merge import Merger, merge
from readout.events._near import Rows
from readout.events._sketch import VERSION, Sketch
from readout.events._voices import official

__all__ = ["VERSION", "Merger", "Rows", "Sketch", "compare", "merge", "official"]

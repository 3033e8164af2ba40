"""Article to claims: who, whom, when, how, about what, what was said, and according to whom.

``read`` is a function from values to values: the same article and knowledge always give the same claims.
``find_times`` and ``resolve_time`` read the times of a text alone, against an ``Anchor``.
"""

from readout.claims._marked import MarkedStory, marked
from readout.claims._reader import read
from readout.claims._times import Anchor
from readout.claims._times import resolve as resolve_time
from readout.claims._times import tag as find_times

__all__ = ["Anchor", "MarkedStory", "find_times", "marked", "read", "resolve_time"]

"""Accounts to events: claims of one act merged, whatever the source, language or status.

``merge`` is a pure function of its claims: their order and repetition do not matter. So are the others: ``wording``
and ``alike`` say which story repeats another's words, ``reprints`` which of them was first, and ``gather`` which
headlines are of one running story.
"""

from readout.events._gather import gather
from readout.events._merge import merge
from readout.events._reprints import alike, reprints, wording

__all__ = ["alike", "gather", "merge", "reprints", "wording"]

"""Accounts to events: claims of one act merged, whatever the source, language or status; stories compared.

``merge`` is a pure function of its claims: their order and repetition do not matter, and so are the others.
``wording`` shows which story repeats another's words, ``Copies`` which of them was first and how many sources
are left, ``gather`` which headlines are of one running story, ``related`` what to read more about a story.
"""

from readout.events._gather import gather
from readout.events._merge import merge
from readout.events._related import related
from readout.events._reprints import Copies, wording

__all__ = ["Copies", "gather", "merge", "related", "wording"]

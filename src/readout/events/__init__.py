"""Accounts to events: claims of one act merged, the two sides of an event and the stories compared.

All are pure functions whose arguments' order and repetition do not matter. ``merge`` puts claims of one act
together, whatever the source, language or status; ``compare`` sets what the two sides say side by side;
``wording`` shows which story repeats another's words, ``Copies`` which of them was first and how many sources
are left, ``gather`` which headlines are of one running story, ``related`` what to read more about a story.
"""

from readout.events._compare import compare
from readout.events._gather import gather
from readout.events._merge import merge
from readout.events._related import related
from readout.events._reprints import Copies, wording

__all__ = ["Copies", "compare", "gather", "merge", "related", "wording"]

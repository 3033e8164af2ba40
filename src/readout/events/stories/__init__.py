"""Stories beside each other: which repeat another's words, which are of one running story, what to read more.

``wording`` shows which story repeats another's words, ``Copies`` which of them was first and how many
sources are left, ``gather`` which headlines are of one running story, ``related`` what to read more about a
story. All are pure functions; the order and repetition of what they are given do not matter.
"""

from readout.events.stories._gather import gather
from readout.events.stories._related import related
from readout.events.stories._reprints import Copies, wording

__all__ = ["Copies", "gather", "related", "wording"]

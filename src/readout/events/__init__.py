"""Accounts to events: claims of one act merged, and the two sides of an event compared.

Both are pure functions of their claims, whose order and repetition do not matter. ``merge`` puts claims of
one act together, whatever the source, language or status; ``compare`` sets what the two sides say side by
side.
"""

from readout.events._compare import compare
from readout.events._merge import merge

__all__ = ["compare", "merge"]

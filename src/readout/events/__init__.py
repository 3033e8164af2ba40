"""Accounts to events: claims of one act merged, whatever the source, language or status.

``merge`` is a pure function of its claims: their order and repetition do not matter.
"""

from readout.events._merge import merge

__all__ = ["merge"]

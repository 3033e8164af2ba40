"""Lists that are none of events, as tables and feeds: stories, people, words of review.

Doors say what stands in a row; ``write_table`` and ``write_feed`` make CSV and Atom of it that are safe to
open.
"""

from readout.exports import Entry, write_feed, write_table

__all__ = ["Entry", "write_feed", "write_table"]

"""Files made from a record or a reading, one format a module under ``formats``.

``FORMATS`` is the shelf of them; every one is an ``Exporter``. Where the output goes is the caller's to say:
an exporter is handed a path or an open text stream and never chooses a place itself. ``write_table`` writes
any table as CSV that is safe to open, ``write_feed`` any list of ``Entry`` as Atom; ``dyads`` are the pairs
of governments between which an event is.
"""

from readout.exports._cells import write_table
from readout.exports._exporter import Exporter, Options
from readout.exports._feed import Entry, write_feed
from readout.exports._people import dyads
from readout.exports._shelf import FORMATS

__all__ = ["FORMATS", "Entry", "Exporter", "Options", "dyads", "write_feed", "write_table"]

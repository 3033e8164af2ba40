"""Files made from a record or a reading, one format a module under ``formats``.

``FORMATS`` is the shelf of them; every one is an ``Exporter``. Where the output goes is the caller's to say:
an exporter is handed a path or an open text stream and never chooses a place itself.
"""

from readout.exports._exporter import Exporter, Options
from readout.exports._shelf import FORMATS

__all__ = ["FORMATS", "Exporter", "Options"]

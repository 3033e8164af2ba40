"""The whole path, in order: address → pages → articles → claims → actors → events → record.

``open`` gives a ``Readout``; its ``read`` prints nothing and stores nothing, its ``add`` keeps what it read.
"""

from readout.exports import FORMATS
from readout.pipeline._readout import Added, Readout, open
from readout.pipeline._view import ReadingsView
from readout.store import Query

__all__ = ["FORMATS", "Added", "Query", "Readout", "ReadingsView", "open"]

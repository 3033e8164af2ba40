"""The whole path, in order: address → pages → articles → claims → actors → events → record.

``open`` gives a ``Readout``; its ``read`` stores nothing, its ``add`` keeps what it read.
"""

from readout.exports import FORMATS
from readout.pipeline._engines import ENGINES, Engine
from readout.pipeline._readout import Added, Readout, open  # noqa: A004 - the room's own verb, as ``pipeline.open``
from readout.store import Query

__all__ = ["ENGINES", "FORMATS", "Added", "Engine", "Query", "Readout", "open"]

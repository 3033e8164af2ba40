"""A record, or a part of it, as a data package: tables, spans, edits, codebook, citation, a description.

``Readout.package`` writes one into an empty folder; ``zipped`` makes one file of a folder.
"""

from readout.pipeline.packages._package import write_package
from readout.pipeline.packages._zip import zipped

__all__ = ["write_package", "zipped"]

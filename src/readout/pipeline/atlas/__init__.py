"""The atlas as a person uses it: asking it, checking it, comparing it, and adding rows of one's own.

``Readout.atlas`` gives the ``AtlasDesk`` of an open Readout. The other names are what it answers with.
"""

from readout.knowledge.offices.asking import Holding, Meant, Who
from readout.knowledge.offices.checking import Note
from readout.knowledge.offices.comparing import Change
from readout.pipeline.atlas._desk import AtlasDesk, Imported

__all__ = ["AtlasDesk", "Change", "Holding", "Imported", "Meant", "Note", "Who"]

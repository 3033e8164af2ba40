"""The atlas: who held which office of which government, on any day."""

from readout.knowledge.offices._offices import Offices, load

__all__ = ["Offices", "load"]

"""The command line. A command parses, calls one method of ``Readout`` and prints; it decides nothing."""

from readout.doors.cli._main import main

__all__ = ["main"]

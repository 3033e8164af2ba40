"""Reading: the part of a language pack in ``reading.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from readout.plugins import Table


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one language's ``reading.toml``."""

    @classmethod
    def read(cls, table: Table) -> Reading:
        """From the file's table. :raises PackError: naming file and key."""
        table.done()
        return cls()

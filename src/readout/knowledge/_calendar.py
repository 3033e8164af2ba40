"""Calendar: the part of a language pack in ``calendar.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from readout.plugins import Table


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of one language's ``calendar.toml``."""

    @classmethod
    def read(cls, table: Table) -> Calendar:
        """From the file's table. :raises PackError: naming file and key."""
        table.done()
        return cls()

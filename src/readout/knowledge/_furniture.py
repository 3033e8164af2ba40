"""Furniture: the part of a language pack in ``furniture.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from readout.plugins import Table


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of one language's ``furniture.toml``."""

    @classmethod
    def read(cls, table: Table) -> Furniture:
        """From the file's table. :raises PackError: naming file and key."""
        table.done()
        return cls()

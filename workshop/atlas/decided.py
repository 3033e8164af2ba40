"""Disagreements with another table that somebody has looked into: see ``decided.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii

from readout.plugins import Table, read_toml
from readout.record import PackError

FILE = Path(__file__).with_name("decided.toml")
OFFICES = ("chief of state", "head of government")


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: which rows it is about (see the head of the file for each key), and why."""

    countries: tuple[str, ...]
    office: str
    name: str
    since: str
    why: str

    def fits(self, countries: tuple[str, ...], office: str, text: str, since: str) -> bool:
        """Whether a row is meant. ``countries`` are its code and the table's name for it."""
        return (
            not set(self.countries).isdisjoint(countries)
            and self.office == office
            and words(self.name) <= words(text)
            and since.startswith(self.since)
        )


def words(text: str) -> frozenset[str]:
    """The words of a text, in lower case and plain letters."""
    return frozenset("".join(c if c.isalnum() else " " for c in anyascii(text).lower()).split())


def decided(file: Path = FILE) -> tuple[Decided, ...]:
    """Every decision in ``file``.

    :raises PackError: naming the key that is missing, unknown or wrong.
    """
    table = Table(read_toml(file), file.name)
    found = []
    for part in table.tables("decided"):
        one = Decided(
            part.texts("countries"),
            part.text("office"),
            part.text("name", ""),
            part.text("since", ""),
            part.text("why"),
        )
        part.done()
        if not one.countries or not one.why:
            raise PackError(f"{part.where}: 'countries' and 'why' must say something")
        if one.office not in OFFICES:
            raise PackError(f"{part.where}: 'office' is {one.office!r}; known: {', '.join(OFFICES)}")
        found.append(one)
    table.done()
    return tuple(found)

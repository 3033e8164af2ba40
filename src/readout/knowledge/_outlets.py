"""Outlet: a publisher as data, one folder each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable

from readout.plugins import Shelf, Table, packs, read_toml


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher: its name, domains and terms of use.

    ``official`` is the government or body whose own voice it is (ISO 3166 alpha-3 or body code), or None.
    """

    key: str
    name: str
    domains: tuple[str, ...]
    official: str | None
    terms: str


def outlets() -> Shelf[Outlet]:
    """The shelf of outlets."""
    found = packs("readout.knowledge.outlets", "outlet")
    loaders = {name: partial(_read, name, folder) for name, folder in found.items()}
    return Shelf("outlet", loaders, "readout.outlets")


def _read(key: str, folder: Traversable) -> Outlet:
    file = folder.joinpath("outlet.toml")
    table = Table(read_toml(file), str(file))
    outlet = Outlet(
        key=key,
        name=table.text("name"),
        domains=table.texts("domains"),
        official=table.text("official", "") or None,
        terms=table.text("terms"),
    )
    table.done()
    return outlet

"""Outlet: a publisher as data, one folder each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args
from zoneinfo import ZoneInfo

from readout.plugins import Shelf, Table, packs, read_toml
from readout.record import PackError

OutletKind = Literal["agency", "newspaper", "broadcaster", "official", "aggregator"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a publisher's pages look once they are flattened to lines, over a stretch of time.

    ``markers`` are headings that stand on the page in this order, case and all. ``stamp`` is the shape of
    its furniture's times with 9 for any digit ("99:99, 99.99.9999"); empty if it has none. ``since`` and
    ``until`` are ISO prefixes of the time in which it was seen; empty means not known.
    """

    markers: tuple[str, ...]
    stamp: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher: what it is called, where it publishes and on what terms.

    ``aliases`` are the names that other pages attribute to ("Reuters", "AP"). ``domains`` are registered
    domains; a domain's subdomains belong to it. ``slugs`` are words that stand for the outlet in addresses
    and file names. ``official`` is the government or body whose own voice it is (ISO 3166 alpha-3 or body
    code), or None. ``zone`` is the IANA time zone of its printed times, or None. ``terms`` says in one
    sentence what its terms allow, or "not known".
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    slugs: tuple[str, ...]
    kind: OutletKind
    official: str | None
    zone: str | None
    terms: str
    layouts: tuple[Layout, ...] = ()


def outlets() -> Shelf[Outlet]:
    """The shelf of outlets."""
    found = packs("readout.knowledge.outlets", "outlet")
    loaders = {name: partial(_read, name, folder) for name, folder in found.items()}
    return Shelf("outlet", loaders, "readout.outlets", _read)


def _read(key: str, folder: Traversable) -> Outlet:
    file = folder.joinpath("outlet.toml")
    table = Table(read_toml(file), str(file))
    outlet = Outlet(
        key=key,
        name=table.text("name"),
        aliases=table.texts("aliases"),
        domains=table.texts("domains"),
        slugs=table.texts("slugs"),
        kind=_kind(table.text("kind"), str(file)),
        official=table.text("official", "") or None,
        zone=_zone(table.text("zone", ""), str(file)),
        terms=table.text("terms"),
        layouts=tuple(_layout(item) for item in table.tables("layouts")),
    )
    table.done()
    return outlet


def _kind(kind: str, where: str) -> OutletKind:
    if kind not in get_args(OutletKind):
        raise PackError(f"{where}: 'kind' must be one of {', '.join(get_args(OutletKind))}, not {kind!r}")
    return cast("OutletKind", kind)


def _zone(zone: str, where: str) -> str | None:
    if not zone:
        return None
    try:
        # One file is looked for; listing every zone walks hundreds of them, for each outlet.
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        words = f"{where}: 'zone' must be a name of the IANA time zones, not {zone!r}"
        raise PackError(words) from error
    return zone


def _layout(table: Table) -> Layout:
    layout = Layout(
        markers=table.texts("markers"),
        stamp=table.text("stamp", ""),
        since=table.text("since", ""),
        until=table.text("until", ""),
    )
    table.done()
    return layout

"""Find the kind of source that opens an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from readout.plugins import Loader, Shelf, modules
from readout.record import InputError, Page
from readout.sources._items import Failure, Item, Options, Source

SOURCES: Shelf[Source] = Shelf(
    "source kind",
    cast("Mapping[str, Loader[Source]]", modules("readout.sources.kinds", "SOURCE")),
    "readout.sources",
)

# Any path is a file, so this kind is asked when no other accepts.
_LAST = "file"


def items(address: str, kind: str | None = None, options: Options | None = None) -> Iterator[Item]:
    """Every page or failure at ``address``, each with the cursor to go on from after it.

    ``kind`` names the kind of source; without it the address tells.

    :raises InputError: at once, if no kind or more than one opens the address, or none is called ``kind``.
    :raises ConfigurationError: on the first item, if the kind needs an extra that is not installed.
    """
    source = SOURCES.get(kind) if kind is not None else _kind_of(address)
    return source.pages(address, options if options is not None else Options())


def open(  # noqa: A001 - the room's own word; callers write sources.open
    address: str, kind: str | None = None, options: Options | None = None
) -> Iterator[Page | Failure]:
    """Every page at ``address``, or a failure in the place of one that cannot be had. See ``items``."""
    return (item.page for item in items(address, kind, options))


def _kind_of(address: str) -> Source:
    accepting = [source for source in SOURCES.all() if source.name != _LAST and source.accepts(address)]
    if len(accepting) > 1:
        names = ", ".join(source.name for source in accepting)
        raise InputError(f"{address!r} could be any of {names}; name the kind")
    if accepting:
        return accepting[0]
    last = SOURCES.get(_LAST)
    if not last.accepts(address):
        known = ", ".join(SOURCES.names())
        raise InputError(f"no source opens {address!r}; the kinds are {known}")
    return last

"""Where pages come from: files, folders, standard input, JSON lines and web addresses.

``open`` gives the pages at an address and a ``Failure`` in the place of each that cannot be had; ``items``
gives the same with cursors, for runs that go on where they stopped. A new kind is one module in ``kinds``.
"""

from readout.sources._items import Failure, Item, Options, Source
from readout.sources._opening import SOURCES, items, open  # noqa: A004 - the room's own word

__all__ = ["SOURCES", "Failure", "Item", "Options", "Source", "items", "open"]

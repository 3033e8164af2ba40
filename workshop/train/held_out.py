"""Which documents the network does not learn from."""

from __future__ import annotations

import hashlib

from workshop.corpus.batches import Line

# One event of this many is held out, so that no event is on both sides.
_APART = 10


def held_out(line: Line) -> bool:
    """Whether a document is held out: by its main event where that has a name, else by its own."""
    main = line["main"]
    event = line["engagements"][main].get("event") if main is not None else None
    return hashlib.sha256((event or line["id"]).encode()).digest()[0] % _APART == 0

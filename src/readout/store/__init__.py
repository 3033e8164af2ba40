"""The record on disk: pages, articles, claims, actors and events in one SQLite file.

``open(address)`` gives a ``Store``; a ``Query`` says which events or stories are wanted. Nothing of SQL, of
migrations or of the full-text index is seen outside this room.
"""

from readout.store._open import open  # noqa: A004 - the room's own verb, used as ``store.open``
from readout.store._query import Count, Finding, Hit, Query, Results
from readout.store._store import Store

__all__ = ["Count", "Finding", "Hit", "Query", "Results", "Store", "open"]

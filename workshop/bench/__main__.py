"""Run every module of this package that has ``tables`` and print what it returns.

``python -m workshop.bench dates body`` runs only the named ones.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
import sys

import workshop.bench
from workshop.bench.table import Table


def main(names: list[str]) -> int:
    """Print the tables of the named modules, or of all. Returns the exit status."""
    # The readers under test report every page they cannot make sense of; the tables count them.
    logging.disable(logging.CRITICAL)
    for info in pkgutil.iter_modules(workshop.bench.__path__):
        if info.name.startswith("_") or (names and info.name not in names):
            continue
        tables = getattr(importlib.import_module(f"workshop.bench.{info.name}"), "tables", None)
        if tables is None:
            continue
        for table in tables():
            # A module may return plain tuples of title, columns and rows.
            print("\n".join(Table(*table).lines()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

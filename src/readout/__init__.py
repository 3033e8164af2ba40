"""Readout turns news pages and official statements into a sourced, merged, searchable record of diplomacy.

>>> import readout
>>> with readout.open("record.sqlite") as record:  # doctest: +SKIP
...     record.add(["pages/"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.pipeline import Readout, open  # noqa: A004 - the product's verb, as ``readout.open``

__version__ = "0.1.0"
__all__ = ["Readout", "__version__", "open"]


def __getattr__(name: str) -> object:
    """Load the pipeline when it is first asked for: ``import readout`` itself stays quick."""
    if name in ("Readout", "open"):
        from readout import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'readout' has no attribute {name!r}")

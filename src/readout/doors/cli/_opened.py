"""Opening the record where there is one: the atlas can be asked without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.pipeline import Readout


def opened(db: str) -> Readout:
    """The record at ``db``, for reading only; a Readout that keeps nothing where there is none."""
    from readout import pipeline

    if "://" not in db and not Path(db).exists():
        return pipeline.open()
    return pipeline.open(db, read_only=True)

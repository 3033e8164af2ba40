"""The shelf of formats: every module of ``formats``, and what others plug in."""

from __future__ import annotations

from typing import cast

from readout.exports._exporter import Exporter
from readout.plugins import Loader, Shelf, modules

# A file name cannot hold the hyphen that a format's name has.
FORMATS: Shelf[Exporter] = Shelf(
    "format",
    {
        name.replace("_", "-"): cast("Loader[Exporter]", loader)
        for name, loader in modules("readout.exports.formats", "FORMAT").items()
    },
    "readout.formats",
)

"""One file of a folder."""

from __future__ import annotations

import zipfile
from pathlib import Path

# A fixed time, so that one package gives one file.
_TIME = (2020, 1, 1, 0, 0, 0)


def zipped(folder: Path, out: Path) -> None:
    """Write every file of the folder, in the order of their names, into one ZIP file at ``out``."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(file.name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())

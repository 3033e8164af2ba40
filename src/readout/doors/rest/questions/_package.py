"""A data package as one file, for the API and the pages."""

from __future__ import annotations

import tempfile
from pathlib import Path

from starlette.responses import Response

from readout.doors.rest._asking import Asked
from readout.pipeline import Readout


def packaged(readout: Readout, question: Asked) -> Response:
    """The package of a question's events as a ZIP file."""
    with tempfile.TemporaryDirectory(prefix="readout-") as folder:
        file = Path(folder) / "package.zip"
        readout.package(file, question.query)
        content = file.read_bytes()
    headers = {"content-disposition": 'attachment; filename="readout-package.zip"'}
    return Response(content, media_type="application/zip", headers=headers)

"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from readout.exports._exporter import opened


def write_lines(objects: Iterable[Mapping[str, object]], out: Path | TextIO) -> int:
    """Write each object as one line of JSON, letters as they are; the number of lines."""
    count = 0
    with opened(out) as stream:
        for each in objects:
            stream.write(_line(each) + "\n")
            count += 1
    return count


def _line(value: Mapping[str, object]) -> str:
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate came with the page; only an escape keeps it
        return json.dumps(value)
    return line

"""Reading files in pieces, and showing their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

_PIECE = 256 * 1024


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The stream's bytes, some at a time, until its end."""
    while piece := stream.read(_PIECE):
        yield piece


def shown(path: str) -> str:
    """A path as text that can be stored: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")

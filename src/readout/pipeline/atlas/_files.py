"""Files of office-holders and atlases on disk, opened for the rooms that open none."""

from __future__ import annotations

import bz2
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import IO, cast

from readout.knowledge.offices import Offices
from readout.record import AddressError, InputError

_PIECE = 1 << 18


def pieces(path: Path, told: Callable[[int, int], None]) -> Iterator[bytes]:
    """The bytes of a file in pieces, unpacked where it is packed (.gz, .bz2).

    ``told`` is called with the bytes of the file on disk read so far and in all.

    :raises AddressError: if it cannot be opened. :raises InputError: if it is packed and damaged.
    """
    try:
        whole = path.stat().st_size
        with path.open("rb") as raw:
            unpacked = _unpacked(path, raw)
            while piece := unpacked.read(_PIECE):
                told(min(raw.tell(), whole), whole)
                yield piece
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path}: is damaged: {error}") from error
    except OSError as error:
        if path.suffix == ".bz2" and error.strerror is None:
            raise InputError(f"{path}: is damaged: {error}") from error
        raise AddressError(f"{path}: {error.strerror or error}") from error


def _unpacked(path: Path, raw: IO[bytes]) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    return cast("IO[bytes]", bz2.BZ2File(raw)) if path.suffix == ".bz2" else raw


def atlas_at(path: Path) -> Offices:
    """The atlas in a folder of TOML files (governments/, holders/ ...) or in one compact file.

    :raises AddressError: if there is nothing. :raises PackError: naming the file and key that is wrong.
    """
    if path.is_dir():
        text, _ = Offices.compile(path, files("readout.knowledge.languages"))
        return Offices(json.loads(text))
    if not path.is_file():
        raise AddressError(f"{path}: there is no atlas: neither a folder of TOML files nor a compact file")
    return Offices.read(path)

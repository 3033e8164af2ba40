"""Collect a page from pieces, decompressing on the way, without ever holding more than the limits allow."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.sources._refusals import RefusedError

# One step of decompression: small enough that a bomb costs little before the limits see it.
_STEP = 256 * 1024
# Below this size a page may shrink by any ratio: short runs of blanks reach 1000:1 and harm nobody.
_RATIO_FREE = 1_000_000
_GZIP_MAGIC = b"\x1f\x8b"
_ENCODINGS = ("identity", "gzip", "x-gzip", "deflate")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes taken in, the most given out, and the most times they may grow."""

    wire: int
    inflated: int
    ratio: int


def collect(pieces: Iterable[bytes], encoding: str, limits: Limits, cut: bool = False) -> bytes:
    """The whole content of ``pieces``, decompressed by ``encoding`` (``identity``, ``gzip`` or ``deflate``).

    With ``cut`` what lies beyond the limits is left unread instead of refused.

    :raises RefusedError: if a limit is passed (P003), or the data are damaged or otherwise encoded (P008).
    """
    if encoding not in _ENCODINGS:
        raise RefusedError("P008", f"it is compressed as {encoding!r}; Readout reads gzip and deflate")
    content = bytearray()
    try:
        for part in _limited(pieces, encoding, limits):
            content += part
    except _LimitError as much:
        if not cut:
            raise RefusedError("P003", str(much)) from much
    return bytes(content)


class _LimitError(Exception):
    """A limit was passed; the message says which."""


def _limited(pieces: Iterable[bytes], encoding: str, limits: Limits) -> Iterator[bytes]:
    wire = given = 0

    def taken() -> Iterator[bytes]:
        nonlocal wire
        for piece in pieces:
            wire += len(piece)
            yield piece[: limits.wire - wire + len(piece)]
            if wire > limits.wire:
                raise _LimitError(f"more than {limits.wire:,} bytes came")

    for part in taken() if encoding == "identity" else _inflated(taken(), encoding):
        given += len(part)
        yield part[: max(0, limits.inflated - given + len(part))]
        if given > limits.inflated:
            raise _LimitError(f"it holds more than {limits.inflated:,} bytes")
        if given > max(_RATIO_FREE, limits.ratio * wire):
            raise _LimitError(f"{wire:,} bytes grew more than {limits.ratio} times when decompressed")


def _inflated(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder: zlib._Decompress | None = None
    started = False
    data = b""
    for piece in pieces:
        data += piece
        while data:
            if decoder is None:
                if len(data) < 2:
                    break
                # gzip data may be several members in a row; anything else after the end is padding.
                if started and (encoding == "deflate" or not data.startswith(_GZIP_MAGIC)):
                    return
                decoder, started = _decoder(encoding, data), True
            part, data, decoder = _step(decoder, data)
            yield part
    while decoder is not None:
        # zlib may hold back the last words of a full step.
        part, data, decoder = _step(decoder, b"")
        if not part and decoder is not None:
            raise RefusedError("P008", "its compressed data end too early")
        yield part
    if not started:
        raise RefusedError("P008", "its compressed data end too early")


def _step(decoder: zlib._Decompress, data: bytes) -> tuple[bytes, bytes, zlib._Decompress | None]:
    """One part of output, the input that is left, and the decoder unless its data have ended."""
    try:
        part = decoder.decompress(data, _STEP)
    except zlib.error as error:
        raise RefusedError("P008", f"its compressed data are damaged ({error})") from error
    if decoder.eof:
        return part, decoder.unused_data, None
    return part, decoder.unconsumed_tail, decoder


def _decoder(encoding: str, data: bytes) -> zlib._Decompress:
    if encoding != "deflate":
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    # "deflate" is zlib data by the standard and raw data by habit; the first two bytes tell.
    wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)

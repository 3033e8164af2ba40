"""Pages in a file of JSON lines: one object a line, with ``text`` or ``html``."""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, cast

from readout.record import InputError, Page, problem
from readout.sources._dates import iso_prefix
from readout.sources._files import shown
from readout.sources._items import Failure, Item, Options
from readout.sources._refusals import RefusedError

ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")

# JSON may name half of a surrogate pair; UTF-8 cannot hold it. One code point stands for one, so that
# the caller's offsets still count.
_HALF = re.compile("[\ud800-\udfff]")
_CURSOR = re.compile(r"(\d+):(\d+)")
_SKIP = 1 << 20


class JsonlSource:
    """Lines ``{"id", "url", "published", "text"}``, or ``"html"`` in place of ``"text"``; others are ignored.

    A page without ``url`` is known as ``FILE#LINE``. ``-`` is standard input, where this kind is named.
    """

    name = "jsonl"

    def accepts(self, address: str) -> bool:
        """A path that ends like a file of JSON lines."""
        return "://" not in address and address.lower().endswith(ENDINGS)

    def pages(self, address: str, options: Options) -> Iterator[Item]:
        """One item a line that is not blank, one line in memory at a time.

        :raises InputError: if the cursor is none of this file's.
        """
        line, start = _place(options.cursor)
        here = shown(address)
        try:
            with _opened(address) as stream:
                if start:
                    stream.seek(start)
                for number, data, end in _lines(stream, line, start, options.inflated_limit):
                    yield Item(self._item(here, number, data, options), f"{number}:{end}")
        except (OSError, EOFError, ValueError, zlib.error) as error:
            why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
            yield Item(Failure(here, problem("P008", why), self.name, None, options.clock()))

    def _item(self, here: str, number: int, data: bytes | None, options: Options) -> Page | Failure:
        name = None
        try:
            if data is None:
                raise RefusedError("P003", f"line {number} has more than {options.inflated_limit:,} bytes")
            fields = _fields(data, number)
            name = _text(fields, "id", number)
            content, is_text = _content(fields, number)
            if len(content) > options.inflated_limit:
                raise RefusedError("P003", f"line {number} holds more than {options.inflated_limit:,} bytes")
            return Page(
                url=_text(fields, "url", number) or f"{here}#{number}",
                content=content,
                source=self.name,
                name=name,
                fetched_at=options.clock(),
                media_type="text/plain" if is_text else "text/html",
                charset="utf-8",
                published=_published(fields, number) or options.published,
                text_given=is_text,
            )
        except RefusedError as refused:
            return Failure(f"{here}#{number}", refused.problem, self.name, name, options.clock())


def _place(cursor: str | None) -> tuple[int, int]:
    """Lines read so far, and the byte to go on from (of the decompressed file)."""
    if cursor is None:
        return 0, 0
    if not (place := _CURSOR.fullmatch(cursor)):
        raise InputError(f"{cursor!r} is no cursor of a JSON lines file")
    return int(place[1]), int(place[2])


def _opened(address: str) -> BinaryIO | nullcontext[BinaryIO]:
    if address == "-":
        return nullcontext(sys.stdin.buffer)
    if address.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.open(address, "rb"))
    return Path(address).open("rb")


def _lines(stream: BinaryIO, line: int, start: int, limit: int) -> Iterator[tuple[int, bytes | None, int]]:
    """Number, bytes and end of every line that is not blank; None for a line longer than ``limit``."""
    end = start
    while data := stream.readline(limit + 1):
        line += 1
        end += len(data)
        if len(data) > limit and not data.endswith(b"\n"):
            end += _rest_of_line(stream)
            yield line, None, end
        elif text := (data.removeprefix(b"\xef\xbb\xbf") if line == 1 else data).strip():
            yield line, text, end


def _rest_of_line(stream: BinaryIO) -> int:
    passed = 0
    while piece := stream.readline(_SKIP):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _fields(data: bytes, number: int) -> dict[str, object]:
    try:
        fields = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RefusedError("P007", f"line {number} is not JSON in UTF-8 ({error})") from error
    if not isinstance(fields, dict):
        raise RefusedError("P007", f"line {number} is not an object with text or html")
    return fields


def _text(fields: dict[str, object], key: str, number: int) -> str | None:
    value = fields.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise RefusedError("P007", f"line {number}: {key!r} must be text, not {type(value).__name__}")
    return _HALF.sub("\ufffd", value) if value else None


def _content(fields: dict[str, object], number: int) -> tuple[bytes, bool]:
    given = [key for key in ("text", "html") if fields.get(key) is not None]
    if len(given) != 1:
        found = "both" if given else "neither"
        raise RefusedError("P007", f"line {number} must have text or html; it has {found}")
    (key,) = given
    return (_text(fields, key, number) or "").encode(), key == "text"


def _published(fields: dict[str, object], number: int) -> str | None:
    given = _text(fields, "published", number)
    if given is None:
        return None
    if (prefix := iso_prefix(given)) is None:
        raise RefusedError("P007", f"line {number}: 'published' is no ISO date: {given!r}")
    return prefix


SOURCE = JsonlSource()

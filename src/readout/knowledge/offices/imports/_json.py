"""JSON objects out of a stream of any size: lines, one long list, or the list inside a known envelope.

Only one object is held at a time. An object that cannot be read is told and the reading goes on at the next
line, so that one broken line of a dump costs that line and no more.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Characters of one object. The largest entities of Wikidata have about five million; more is no entity.
LONGEST = 16_000_000
_HEAD = 65_536  # characters in which an envelope must show itself
_TRIM = 1_000_000  # characters that may have been read before they are let go
# Where an object is cut off by the end of a piece, the decoder points so near to the end, or names a string
# that does not end.
_NEAR_END = 12

_SPARQL = re.compile(r'"bindings"\s*:\s*\[')
_ENTITIES = re.compile(r'\s*\{\s*"entities"\s*:\s*\{')
_RESULT = re.compile(r'\s*\{\s*"(?:head|results)"')


@dataclass(frozen=True, slots=True)
class Broken:
    """A piece of the stream that is no object, and why."""

    why: str


def objects(pieces: Iterable[bytes]) -> Iterator[tuple[int, dict[str, object] | Broken]]:
    """Every object with its number from 1. Bytes that are no UTF-8 become replacement characters."""
    stream = _Stream(pieces)
    stream.begin()
    number = 0
    while not stream.ended():
        number += 1
        found = stream.next()
        if found is not None:
            yield number, found
        else:
            number -= 1
    if stream.unfinished:
        yield number + 1, Broken("the file ends inside its list")
    elif not number:
        yield 1, Broken("the file holds nothing")


class _Stream:
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._scan = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0
        self._open = True
        self._closing = ""
        self._between = " \t\r\n,\ufeff"
        self.unfinished = False

    def begin(self) -> None:
        """Find where the objects start, by what the stream begins with."""
        while len(self._text) < _HEAD and self._more():
            pass
        self._text = self._text.lstrip("\ufeff \t\r\n")
        if found := _ENTITIES.match(self._text):
            self._at, self._closing, self._between = found.end(), "}", self._between + ":"
        elif _RESULT.match(self._text) and (found := _SPARQL.search(self._text)):
            self._at, self._closing = found.end(), "]"
        elif self._text.startswith("["):
            self._at, self._closing = 1, "]"

    def ended(self) -> bool:
        """Skip what stands between objects; True at the end of the list or of the stream."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in self._between:
                self._at += 1
            if self._at < len(self._text):
                return bool(self._closing) and self._text[self._at] == self._closing
            if not self._more():
                self.unfinished = bool(self._closing)
                return True

    def next(self) -> dict[str, object] | Broken | None:
        """The object here; None for the key before it in a table of entities."""
        while True:
            try:
                value, self._at = self._scan(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - _NEAR_END
                if cut and len(self._text) - self._at > LONGEST:
                    return self._drop(f"an object of more than {LONGEST} characters")
                if not (cut and self._double()):
                    return self._drop("no JSON")
            except (ValueError, RecursionError):  # a number of thousands of digits, lists a thousand deep
                return self._drop("JSON that nobody writes")
            else:
                self._trim()
                if isinstance(value, dict):
                    return value
                return None if isinstance(value, str) and self._closing == "}" else Broken("no object")

    def _drop(self, why: str) -> Broken:
        """Go on after the line's end."""
        while (end := self._text.find("\n", self._at)) < 0:
            self._text, self._at = "", 0
            if not self._more():
                self._closing = ""
                return Broken(why)
        self._at = end + 1
        self._trim()
        return Broken(why)

    def _double(self) -> bool:
        """Read at least as much again, so that one large object is not begun anew for every piece."""
        wanted = 2 * (len(self._text) - self._at)
        self._trim(always=True)
        read = False
        while len(self._text) < wanted and self._more():
            read = True
        return read

    def _more(self) -> bool:
        if not self._open:
            return False
        piece = next(self._pieces, None)
        self._open = piece is not None
        self._text += self._decode(piece or b"", final=piece is None)
        return self._open

    def _trim(self, *, always: bool = False) -> None:
        if always or self._at > _TRIM:
            self._text, self._at = self._text[self._at :], 0

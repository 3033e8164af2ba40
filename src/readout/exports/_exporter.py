"""What every format is, and what all of them share about places and text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from readout.record import AddressError, InputError, View


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may ask of an export.

    ``raw_cells`` leaves CSV cells as they are; otherwise one that a spreadsheet would run as a formula is
    preceded by an apostrophe. ``since`` and ``until`` (``YYYY-MM``) bound the months of a panel, and ``pair``
    makes it the panel of these two governments alone, there with zeros also where they share no event.
    ``title`` names a feed.

    :raises InputError: for a month that is none.
    """

    raw_cells: bool = False
    since: str | None = None
    until: str | None = None
    pair: tuple[str, str] | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        for name, month in (("since", self.since), ("until", self.until)):
            if month is not None and not is_month(month):
                raise InputError(f"{name} is a month such as 2022-01; got {month!r}")


class Exporter(Protocol):
    """One format. A module under ``formats`` holds one as ``FORMAT``.

    ``extension`` begins with a dot. ``description`` is one line, for lists of formats.
    """

    @property
    def name(self) -> str: ...
    @property
    def extension(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def description(self) -> str: ...

    def write(self, view: View, out: Path | TextIO, options: Options = ...) -> int:
        """Write everything in the view to ``out``; the number of rows (lines, objects) written.

        :raises AddressError: if the path cannot be written.
        """
        ...


@contextmanager
def opened(out: Path | TextIO) -> Iterator[TextIO]:
    """``out`` ready for text with its line ends as written. A path is overwritten, a stream left open."""
    if not isinstance(out, Path):
        yield out
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as stream:
            yield stream
    except OSError as error:
        raise AddressError(f"{out}: cannot be written ({error.strerror or error})") from error


def is_month(month: str) -> bool:
    """True for ``YYYY-MM``."""
    year, hyphen, number = month.partition("-")
    return bool(hyphen) and len(year) == 4 and year.isdecimal() and number in _MONTHS


_MONTHS = frozenset(f"{number:02}" for number in range(1, 13))

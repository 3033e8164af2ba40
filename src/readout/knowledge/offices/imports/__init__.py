"""Other people's lists of office-holders, read into rows that a user adds to the atlas: one file a format.

They lie beside the atlas and not among the sources, because they read no pages: what they need is the atlas
itself, to tell which office and which government a title means. An importer opens nothing and keeps nothing.
It is handed a function that gives the file's bytes anew, in pieces, because some formats must be gone through
more than once. It gives a row or a reason for every holding it meets, so that nothing is dropped in silence.

A new format is a new file with one object ``IMPORTER``; nothing else is edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias, cast

from readout.knowledge.offices._offices import Offices
from readout.plugins import modules
from readout.record import Addition, InputError

__all__ = ["Importer", "Opened", "Unmatched", "importer", "names"]

Opened: TypeAlias = "Callable[[], Iterable[bytes]]"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A holding, or a piece of the file, that gives no row: where it stands, what it says and why not.

    ``reason`` is one of a few sentences, so that they can be counted; ``what`` tells them apart.
    """

    where: str
    what: str
    reason: str


class Importer(Protocol):
    """Reads one format; ``terms`` says in one line on whose terms such data may be used."""

    name: str
    terms: str

    def read(self, opened: Opened, offices: Offices) -> Iterator[Addition | Unmatched]:
        """A row or a reason for every holding of the file, in the file's order."""
        ...


def names() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(sorted(modules(__name__, "IMPORTER")))


def importer(name: str) -> Importer:
    """The importer of a format.

    :raises InputError: for a format nobody knows; the message lists the known ones.
    """
    found = modules(__name__, "IMPORTER")
    if name not in found:
        raise InputError(
            f"no list of office-holders is called {name[:40]!r}; known: {', '.join(sorted(found))}"
        )
    return cast("Importer", found[name]())

"""A file in the atlas's own form, ``government`` and ``[[person]]``: what a user writes by hand.

Such rows are the user's own word: their family names are found without a title before them, as those of the
shipped atlas are. A person without a term adds forms of a name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from readout.knowledge.offices._layers import BY_HAND
from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices._sources import read_holders
from readout.knowledge.offices._values import Person, Term
from readout.knowledge.offices.checking import unusable
from readout.knowledge.offices.imports import Opened, Unmatched
from readout.plugins import Table
from readout.record import Addition, PackError, content_id

_LONGEST = 5_000_000  # bytes; the largest file of the atlas has a hundredth of it


class OwnToml:
    """See the module."""

    name = "toml"
    terms = ""  # they are the user's own words

    def read(self, opened: Opened, offices: Offices) -> Iterator[Addition | Unmatched]:
        """See ``Importer.read``.

        :raises PackError: naming the key that is wrong; nothing of such a file is taken.
        """
        table = Table(_table(opened), "the file")
        government = table.text("government")
        for person in read_holders(table):
            for row in _rows(government, person):
                why = unusable(offices, row)
                what = f"{row.name}, {row.title or row.office}, {row.since or '?'}"
                yield Unmatched(f"person {row.name}", what, why) if why else row


IMPORTER = OwnToml()


def _table(opened: Opened) -> dict[str, object]:
    data = bytearray()
    for piece in opened():
        data += piece
        if len(data) > _LONGEST:
            raise PackError(f"the file has more than {_LONGEST} bytes, which nobody writes by hand")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackError(f"the file is no text in UTF-8, from line {line} on; is it a TOML file?") from error
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PackError(f"the file: {error}") from error


def _rows(government: str, person: Person) -> Iterator[Addition]:
    if not person.terms:
        yield _row(government, person, Term("", government, "", "", "", None, False, "", 1.0, ""))
    for term in person.terms:
        yield _row(government, person, term)


def _row(government: str, person: Person, term: Term) -> Addition:
    return Addition(
        id=content_id("row", BY_HAND, government, person.name, term.office, term.title, term.since),
        name=person.name,
        government=government,
        office=term.office,
        since=term.since,
        until=term.until,
        source=BY_HAND,
        title=term.title,
        family=person.family,
        also=person.also,
        qid=person.qid,
        acting=term.acting,
        reference=term.source,
        confidence=term.confidence,
        note=term.note,
    )

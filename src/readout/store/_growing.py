"""The user's own rows of the atlas: kept, walked, removed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from readout.record import Addition
from readout.store._forms import pack, plain, unpack
from readout.store._saving import cut
from readout.store._tables import additions


def add(connection: Connection, rows: Iterable[Addition]) -> tuple[int, int]:
    """Keep rows; how many are new and how many say something else than before."""
    new = changed = 0
    for row in rows:
        values = {
            "government": plain(row.government),
            "office": plain(row.office),
            "person": plain(row.name),
            "source": plain(row.source),
            "doc": pack(row),
        }
        known = connection.execute(select(additions.c.doc).where(additions.c.id == row.id)).scalar()
        if known is None:
            connection.execute(insert(additions).values(id=row.id, **values))
            new += 1
        elif known != values["doc"]:
            connection.execute(update(additions).where(additions.c.id == row.id).values(**values))
            changed += 1
    return new, changed


def known(connection: Connection, rows: Iterable[Addition]) -> tuple[int, int]:
    """What ``add`` would answer, with nothing written."""
    new = changed = 0
    for row in rows:
        doc = connection.execute(select(additions.c.doc).where(additions.c.id == row.id)).scalar()
        new += doc is None
        changed += doc is not None and doc != pack(row)
    return new, changed


def walk(connection: Connection) -> tuple[Addition, ...]:
    """Every row, in the order it first came."""
    docs = connection.execute(select(additions.c.doc).order_by(additions.c.seq)).scalars()
    return tuple(unpack(Addition, doc) for doc in docs)


def remove(connection: Connection, keys: Iterable[str]) -> int:
    """Take rows away; how many there were."""
    found = 0
    for part in cut(sorted(set(keys))):
        found += connection.execute(delete(additions).where(additions.c.id.in_(part))).rowcount
    return found

"""What merging keeps of each claim: sketches by key, and which claims have none yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from readout.record import Resolved
from readout.store._forms import unpack
from readout.store._saving import cut, holders
from readout.store._tables import claims, event_claims, meta, pages, sketch_keys, sketches
from readout.store._windows import Window, claims_in, numbers_in

if TYPE_CHECKING:
    from readout.store._database import Database

_REACHED = "merged_to"
# Statements are built once: a claim is asked about in half a dozen of them.
_OF = select(sketches.c.claim, sketches.c.doc).where(sketches.c.claim.in_(bindparam("ids", expanding=True)))
_NEW = (
    select(pages.c.seq, claims.c.doc)
    .join(pages, pages.c.id == claims.c.article)
    .where(pages.c.seq > bindparam("after"), pages.c.seq <= bindparam("last"))
    .order_by(pages.c.seq, claims.c.position)
)
_PAGES = select(pages.c.seq).where(pages.c.seq > bindparam("after")).order_by(pages.c.seq)


# A claim's id, its sketch as text, and its keys, each with a first day.
Sketched = tuple[str, str, tuple[tuple[str, int], ...]]


class Sketches:
    """The sketches of a record. Made by ``Store.sketches``; what they mean is merging's to know."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- writing ---------------------------------------------------------------------------------------------

    def put(self, found: Iterable[Sketched]) -> None:
        """Keep sketches, each in the place of what its claim had."""
        rows = {claim: (doc, sorted(set(keys))) for claim, doc, keys in found}
        keys = [
            {"key": key, "first": first, "claim": claim}
            for claim, (_, held) in rows.items()
            for key, first in held
        ]
        with self._database.writing() as connection:
            for table in (sketch_keys, sketches):
                for part in cut(sorted(rows)):
                    connection.execute(delete(table).where(table.c.claim.in_(part)))
            if rows:
                docs = [{"claim": claim, "doc": doc} for claim, (doc, _) in rows.items()]
                connection.execute(insert(sketches), docs)
            if keys:
                connection.execute(insert(sketch_keys), keys)

    def clear(self) -> None:
        """Forget every sketch."""
        with self._database.writing() as connection:
            for table in (sketch_keys, sketches):
                connection.execute(delete(table))
            connection.execute(delete(meta).where(meta.c.key == _REACHED))

    def reached(self, page: int, version: str) -> None:
        """Note that all pages up to this one, by their order of reading, are merged with this version."""
        with self._database.writing() as connection:
            connection.execute(delete(meta).where(meta.c.key == _REACHED))
            connection.execute(insert(meta).values(key=_REACHED, value=f"{version}:{page}"))

    # -- asking ----------------------------------------------------------------------------------------------

    def between(self, windows: Collection[Window]) -> dict[Window, list[str]]:
        """For each window that has any, the claims whose sketches lie in it: its key, and its days."""
        found: dict[Window, list[str]] = defaultdict(list)
        with self._database.reading() as connection:
            for window, claim in claims_in(connection, windows):
                found[window].append(claim)
        return found

    def numbers(self, windows: Collection[Window], most: int) -> dict[Window, int]:
        """How many sketches lie in each window, ``most`` where there are more."""
        with self._database.reading() as connection:
            return dict(numbers_in(connection, windows, most))

    def of(self, ids: Iterable[str]) -> dict[str, str]:
        """The sketches of those of these claims that have one."""
        found: dict[str, str] = {}
        for part in cut(sorted(set(ids))):
            with self._database.reading() as connection:
                found.update((row.claim, row.doc) for row in connection.execute(_OF, {"ids": part}))
        return found

    def merged_to(self, version: str) -> int:
        """The last page, by its order of reading, that is merged with this version; 0 where none is."""
        with self._database.reading() as connection:
            kept = connection.execute(select(meta.c.value).where(meta.c.key == _REACHED)).scalar()
        known, _, page = (kept or "").rpartition(":")
        return int(page) if known == version else 0

    def after(self, page: int, limit: int) -> tuple[int, tuple[Resolved, ...]]:
        """The last of the next ``limit`` pages, and their claims; ``page`` itself where there are none."""
        with self._database.reading() as connection:
            next_pages = connection.execute(_PAGES.limit(limit), {"after": page}).scalars().all()
            if not next_pages:
                return page, ()
            rows = connection.execute(_NEW, {"after": page, "last": next_pages[-1]})
            return next_pages[-1], tuple(unpack(Resolved, row.doc) for row in rows)

    def resolved(self, ids: Iterable[str]) -> dict[str, Resolved]:
        """These claims with their actors, by id."""
        query = select(claims.c.id, claims.c.doc)
        with self._database.reading() as connection:
            return {
                row.id: unpack(Resolved, row.doc)
                for part in cut(sorted(set(ids)))
                for row in connection.execute(query.where(claims.c.id.in_(part)))
            }

    def held(self, ids: Iterable[str]) -> dict[str, str]:
        """The event of each of these claims that is in one."""
        with self._database.reading() as connection:
            return holders(connection, set(ids))

    def together(self, ids: Iterable[str]) -> set[str]:
        """These claims and all that are in one event with one of them."""
        wanted = sorted(set(ids))
        found = set(wanted)
        mine = event_claims.alias()
        query = select(event_claims.c.claim).join(mine, mine.c.event == event_claims.c.event)
        with self._database.reading() as connection:
            for part in cut(wanted):
                found.update(connection.execute(query.where(mine.c.claim.in_(part))).scalars())
        return found

"""AtlasDesk: everything that is asked of the atlas, over the record's own rows where a record is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from readout import store
from readout.knowledge.offices import Offices, asking, checking, comparing, imports
from readout.pipeline.atlas._files import atlas_at, pieces
from readout.record import Addition, ConfigurationError, InputError

# Rows that share one transaction: a stopped import keeps all but the last of these.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do: rows new, changed and known, and what gave none, by reason."""

    new: int
    changed: int
    known: int
    unmatched: Mapping[str, int] = field(default_factory=dict)


class AtlasDesk:
    """Asks the atlas, with the record's own rows laid over it. Made by ``Readout.atlas``."""

    def __init__(self, shipped: Offices, record: store.Store | None) -> None:
        self._shipped = shipped
        self._kept = record
        self._grown: Offices | None = None

    @property
    def offices(self) -> Offices:
        """The atlas with the record's own rows; made anew after they changed here."""
        if self._grown is None:
            rows, file = self.rows(), self._kept.file if self._kept is not None else None
            kept = file.with_name(f"{file.name}.atlas") if file is not None else None
            keep = self._kept is not None and not self._kept.read_only
            self._grown = self._shipped.layered(rows, kept, keep=keep)
        return self._grown

    # -- asking ----------------------------------------------------------------------------------------------

    def who(self, office: str, government: str, on: str | None = None, *, every: bool = False) -> asking.Who:
        """Who holds an office today, held it on ``on`` (an ISO prefix), or ever held it.

        :raises InputError: for words that name no office or government, or several, and a day that is none.
        """
        return asking.who(self.offices, office, government, None if every else on or today())

    def person(self, name: str, on: str | None = None) -> tuple[asking.Meant, ...]:
        """Everybody whom a name may mean, the best first; with ``on`` by who held an office then.

        :raises InputError: for a day that is none.
        """
        return asking.persons(self.offices, name, on, latest=today())

    # -- looking it over -------------------------------------------------------------------------------------

    def check(self, path: Path | None = None) -> tuple[checking.Note, ...]:
        """What cannot be or is missing: in the atlas with the record's own rows, or in that at ``path``."""
        if path is not None:
            return checking.check(atlas_at(path), (), today())
        return checking.check(self.offices, self.rows(), today())

    def compare(self, old: Path | None = None, new: Path | None = None) -> tuple[comparing.Change, ...]:
        """What the record's own rows change; or what differs between two atlases on disk.

        With one path, that atlas is compared with the one that is used here.
        """
        if old is None:
            return tuple(comparing.compare(self._shipped, self.offices))
        return tuple(comparing.compare(atlas_at(old), atlas_at(new) if new is not None else self.offices))

    # -- the record's own rows -------------------------------------------------------------------------------

    def rows(self) -> tuple[Addition, ...]:
        """The record's own rows, in the order they first came; none where no record is open."""
        return self._kept.rows() if self._kept is not None else ()

    def formats(self) -> Mapping[str, str]:
        """The formats that ``add`` reads, each with the terms on which such data may be used."""
        return {name: imports.importer(name).terms for name in imports.names()}

    def add(
        self,
        form: str,
        path: Path,
        *,
        dry: bool = False,
        row: Callable[[Addition], None] | None = None,
        missed: Callable[[imports.Unmatched], None] | None = None,
        step: Callable[[int, int], None] | None = None,
    ) -> Imported:
        """Read a list of office-holders into the record; again changes nothing, and a stopped run goes on.

        ``row`` is called with every row, ``missed`` with everything that gives none, ``step`` with the bytes
        read and in all. ``dry`` writes nothing.

        :raises InputError: for an unknown format. :raises AddressError: if the file cannot be opened.
        :raises ConfigurationError: where no record is open and this is no dry run.
        """
        importer = imports.importer(form)
        told = step or (lambda _read, _whole: None)
        reasons: Counter[str] = Counter()
        new = changed = count = 0

        def wanted() -> Iterable[Addition]:
            for found in importer.read(lambda: pieces(path, told), self._shipped):
                if isinstance(found, imports.Unmatched):
                    reasons[found.reason] += 1
                    if missed is not None:
                        missed(found)
                else:
                    if row is not None:
                        row(found)
                    yield found

        stream = iter(wanted())
        while batch := tuple({one.id: one for one in islice(stream, _BATCH)}.values()):
            count += len(batch)
            fresh, other = self._keep(batch, dry)
            new, changed = new + fresh, changed + other
        return Imported(new, changed, count - new - changed, dict(reasons.most_common()))

    def _keep(self, batch: tuple[Addition, ...], dry: bool) -> tuple[int, int]:
        if dry and self._kept is None:
            return len(batch), 0
        self._grown = self._grown if dry else None
        return self._record.add_rows(batch, dry=dry)

    @property
    def _record(self) -> store.Store:
        if self._kept is None:
            raise ConfigurationError("no record is open; rows of your own lie in one: --db record.sqlite")
        return self._kept

    def remove(self, keys: Iterable[str] = (), source: str | None = None) -> int:
        """Take rows away, by their ids or all of one source; how many there were.

        :raises InputError: for an id that no row has.
        """
        wanted = set(keys)
        rows = self.rows()
        if unknown := wanted - {one.id for one in rows}:
            raise InputError(
                f"no row is called {', '.join(sorted(unknown))[:200]}; list them to see which there are"
            )
        wanted |= {one.id for one in rows if one.source == source}
        self._grown = None
        return self._record.remove_rows(wanted) if wanted else 0


def today() -> str:
    """The day of asking, in UTC."""
    return datetime.now(UTC).date().isoformat()

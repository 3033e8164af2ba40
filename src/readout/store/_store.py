"""Store: one open record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

from readout.record import Addition, Article, Event, Judgement, Problem, Reading, Resolved, View
from readout.store._batch import Batch
from readout.store._query import Count, Finding, Hit, Query, Results

if TYPE_CHECKING:
    from pathlib import Path

    from readout.store._accounts import Accounts
    from readout.store._database import Database
    from readout.store._dyads import Dyads
    from readout.store._people import People
    from readout.store._quality import Quality
    from readout.store._reviews import Reviews
    from readout.store._sketches import Sketches
    from readout.store._stories import Stories

# A commit costs about as much as writing one page, so a few dozen pages already share it out; 200 keeps what
# a kill can undo, and the wait of another writer, below a second.
BATCH = 200


class Store:
    """One open record. Made by ``open``; closes itself at the end of a ``with`` block.

    May be used from several threads: any number read while one writes. It is a ``View``, so exports walk it.
    What a query finds is what was committed when it ran.

    :raises StoreError: from any method, if the disk or the file fails.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- writing ---------------------------------------------------------------------------------------------

    def add(self, reading: Reading, *, source: str | None = None) -> bool:
        """Keep everything read from one page, in one transaction; ``source`` is the kind it came from.

        False, and nothing written, where the same text at the same address is there already. A changed text
        at a known address becomes a further version, noted as problem P041; of two different claims with one
        id the first is kept, noted as P010. When the call returns, outside a
        batch, the page survives the death of the process.

        :raises StoreError: if a claim is of another article.
        """
        from readout.store._adding import add

        with self._database.writing() as connection:
            return add(connection, reading, source, self._database.step)

    @contextmanager
    def batch(
        self, size: int = BATCH, kept: Callable[[tuple[str, ...]], None] | None = None
    ) -> Iterator[Batch]:
        """Pages that share transactions of ``size``: ``with store.batch() as batch: batch.add(reading)``.

        ``kept`` is called with the ids of the articles after each commit; only then are they safe. An error
        that leaves the block undoes the pages since the last commit. The store's own queries see only
        what was committed.
        """
        with self._database.batch() as commit:
            batch = Batch(self, commit, size, kept)
            yield batch
            batch.flush()

    def save_events(self, events: Iterable[Event], *, whole: bool = False) -> int:
        """Write what a merge gave over what was there; the number of events that were new or changed.

        An event whose claims all went to others is removed and its id leads to the one that has most of them.
        ``whole`` says that these are all the events there are: others are removed. Saving the same events
        again changes nothing.

        :raises StoreError: if an event names a claim that is not in the record, or two name the same one.
        """
        from readout.store._saving import save

        with self._database.writing() as connection:
            return save(connection, events, self._database.step, whole=whole)

    def add_failure(
        self, url: str, reason: Problem, *, name: str | None = None, source: str | None = None
    ) -> None:
        """Note that the page at ``url`` could not be read; forgotten when it is."""
        from readout.store._noting import add_failure

        with self._database.writing() as connection:
            add_failure(connection, url, reason, name, source)

    def judge(self, judgement: Judgement) -> bool:
        """Keep a person's word; False where that very word is there already. Nothing is ever overwritten."""
        from readout.store._noting import judge

        with self._database.writing() as connection:
            return judge(connection, judgement)

    def add_rows(self, rows: Iterable[Addition], *, dry: bool = False) -> tuple[int, int]:
        """Keep the user's own rows of the atlas, in one transaction; how many are new and how many changed.

        A row of a known id takes the place of what was there. ``dry`` only counts.
        """
        from readout.store._growing import add, known

        if dry:
            with self._database.reading() as connection:
                return known(connection, rows)
        with self._database.writing() as connection:
            return add(connection, rows)

    def remove_rows(self, keys: Iterable[str]) -> int:
        """Take rows of the user's own atlas away by their ids; how many there were."""
        from readout.store._growing import remove

        with self._database.writing() as connection:
            return remove(connection, keys)

    # -- the view --------------------------------------------------------------------------------------------

    def events(self, query: Query | None = None) -> Iterator[Event]:
        """Every event of the query (or of the record), newest first, undated last, whatever its limit."""
        from readout.store._finding import walk

        return walk(self._database, query or Query())

    def articles(self) -> Iterator[Article]:
        """Every article, in the order it was read."""
        from readout.store._reading import walk_articles

        return walk_articles(self._database)

    def claims(self, article: str) -> tuple[Resolved, ...]:
        """The resolved claims of one article, in text order; none for an unknown id."""
        from readout.store._reading import claims_of

        with self._database.reading() as connection:
            return claims_of(connection, article)

    def event_of(self, claim: str) -> str | None:
        """The id of the event that holds this claim."""
        from readout.store._reading import event_of

        with self._database.reading() as connection:
            return event_of(connection, claim)

    def problems(self, article: str) -> tuple[Problem, ...]:
        """Every problem met while reading one article, in the order met."""
        from readout.store._reading import problems_of

        with self._database.reading() as connection:
            return problems_of(connection, article)

    def view(self, query: Query) -> View:
        """The events of the query and the pages that tell them, for exports."""
        from readout.store._view import Selection

        return Selection(self, query)

    # -- asking ----------------------------------------------------------------------------------------------

    def find(self, query: Query) -> Results:
        """One page of events, newest first and undated last.

        :raises InputError: for a cursor that no page gave.
        """
        from readout.store._finding import find

        with self._database.reading() as connection:
            return find(connection, query)

    def latest(self, number: int = 20) -> tuple[Event, ...]:
        """The newest events."""
        return self.find(Query(limit=number)).events

    def count(self, query: Query) -> int:
        """How many events the query has in all."""
        from readout.store._finding import count

        with self._database.reading() as connection:
            asked = ("count", query.whole)
            return self._database.counted.answer(connection, asked, lambda: count(connection, query))

    def facets(self, query: Query) -> Mapping[str, tuple[Count, ...]]:
        """How often each value of each field that a query can ask for occurs among its events."""
        from readout.store._finding import facets

        with self._database.reading() as connection:
            counted, asked, names = self._database.counted, query.whole, self._database.names
            found = counted.answer(connection, ("facets", asked), lambda: facets(connection, query, names))
            # Every event has one type, so their number need not be counted again.
            total = sum(one.count for one in found["event_type"])
            counted.answer(connection, ("count", asked), lambda: total)
            return found

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Stories that hold the words, best first; ``since`` and ``until`` bound their publication.

        Where a type, status, channel, sides or actors are asked for, one claim of the story is so; the 500
        best by their words are looked at for it.
        """
        from readout.store._finding import best_stories, search

        with self._database.reading() as connection:
            # Whoever goes from page to page of the events is shown the same stories beside each.
            asked = ("stories", replace(query, cursor=None))
            best = self._database.counted.answer(connection, asked, lambda: best_stories(connection, query))
            return search(connection, query, best)

    def event(self, key: str) -> Event | None:
        """The event of this id, or the one that it was merged into; None where there is none."""
        from readout.store._reading import event

        with self._database.reading() as connection:
            return event(connection, key)

    def article(self, key: str) -> Article | None:
        """The article of this id; None where there is none."""
        from readout.store._reading import article

        with self._database.reading() as connection:
            return article(connection, key)

    def articles_of(self, keys: Iterable[str]) -> Mapping[str, Article]:
        """The articles of these ids, by id; unknown ids are left out."""
        from readout.store._reading import articles_of

        with self._database.reading() as connection:
            return articles_of(connection, keys)

    def versions(self, url: str) -> tuple[str, ...]:
        """The ids of the texts seen at one address, oldest first."""
        from readout.store._reading import versions

        with self._database.reading() as connection:
            return versions(connection, url)

    def changed(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every address with more than one text, and the ids of its texts, oldest first."""
        from readout.store._reading import changed

        with self._database.reading() as connection:
            return changed(connection)

    def vanished(self) -> tuple[tuple[str, Problem], ...]:
        """The last text at each address that was read once and could not be had again, and why."""
        from readout.store._reading import vanished

        with self._database.reading() as connection:
            return vanished(connection)

    # -- for merging -----------------------------------------------------------------------------------------

    def judgements(self, of: Iterable[str] | None = None) -> tuple[Judgement, ...]:
        """Every person's word, oldest first; those on any of the ids ``of``, if they are given."""
        from readout.store._reading import judgements_of

        with self._database.reading() as connection:
            return judgements_of(connection, of)

    @property
    def sketches(self) -> Sketches:
        """What merging keeps of each claim, by the keys under which neighbours are found."""
        from readout.store._sketches import Sketches

        return Sketches(self._database)

    @property
    def people(self) -> People:
        """Who takes part, with whom, and the claims that quote them."""
        from readout.store._people import People

        return People(self._database)

    @property
    def dyads(self) -> Dyads:
        """The acts between two governments over time, and how much was read when."""
        from readout.store._dyads import Dyads

        return Dyads(self._database)

    @property
    def stories(self) -> Stories:
        """Which stories repeat another's wording, what each is about, and headlines."""
        from readout.store._stories import Stories

        return Stories(self._database)

    @property
    def reviews(self) -> Reviews:
        """People's words on single fields, and the claims they changed."""
        from readout.store._reviews import Reviews

        return Reviews(self._database)

    @property
    def quality(self) -> Quality:
        """What the record holds and lacks, counted."""
        from readout.store._quality import Quality

        return Quality(self._database)

    @property
    def accounts(self) -> Accounts:
        """Who may come in."""
        from readout.store._accounts import Accounts

        return Accounts(self._database)

    def rows(self) -> tuple[Addition, ...]:
        """The user's own rows of the atlas, in the order they first came."""
        from readout.store._growing import walk

        with self._database.reading() as connection:
            return walk(connection)

    # -- about the record ------------------------------------------------------------------------------------

    def sources(self) -> tuple[Count, ...]:
        """Outlets with the number of their pages, most first; pages of no known outlet under ``""``."""
        from readout.store._reading import sources

        with self._database.reading() as connection:
            return sources(connection)

    def all_problems(self, code: str | None = None, limit: int = 100) -> tuple[tuple[str, Problem], ...]:
        """Article id and problem, of one code or of all, last read first."""
        from readout.store._reading import all_problems

        with self._database.reading() as connection:
            return all_problems(connection, code, limit)

    def failures(self) -> tuple[tuple[str, Problem], ...]:
        """Address and reason of every page that could not be read."""
        from readout.store._reading import all_failures

        with self._database.reading() as connection:
            return all_failures(connection)

    def stats(self) -> Mapping[str, int]:
        """How many pages, claims, events, dated_events, actors, outlets, problems, failures ... there are."""
        from readout.store._reading import stats

        with self._database.reading() as connection:
            return self._database.counted.answer(connection, "stats", lambda: stats(connection))

    def check(self) -> tuple[Finding, ...]:
        """Everything wrong with the record itself: file, references, text index, spans. Empty is sound."""
        from readout.store._checking import check

        return tuple(check(self._database))

    def copy_to(self, path: Path) -> None:
        """Copy the record into a new file that needs no other file beside it, also while it is being written.

        :raises StoreError: if the file exists already or cannot be written, or the record is in PostgreSQL.
        """
        self._database.copy_to(path)

    @property
    def file(self) -> Path | None:
        """The file that the record is; None where a server keeps it."""
        from pathlib import Path

        return None if "://" in self.address else Path(self.address)

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading alone."""
        return self._database.read_only

    @property
    def address(self) -> str:
        """Where the record lies, as a person may be told: a path, or an address without its password."""
        return self._database.address

    def close(self) -> None:
        """Close the record. Using it again opens it again."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

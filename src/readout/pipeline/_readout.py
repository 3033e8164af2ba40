"""Readout: read pages, keep a record, ask it. The one object that every door holds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TextIO

from readout import events as merging
from readout import exports, sources, store
from readout import model as packed
from readout.knowledge import Knowledge
from readout.knowledge import load as load_knowledge
from readout.pipeline._engines import ENGINES
from readout.pipeline._merging import merge_all, merge_new
from readout.pipeline._page import failed, read_page
from readout.pipeline._stories import Stories
from readout.pipeline._view import ReadingsView
from readout.pipeline.accounts import Accounts
from readout.pipeline.atlas import AtlasDesk
from readout.pipeline.dyads import Dyads
from readout.pipeline.judging import MergingDesk
from readout.pipeline.packages import write_package, zipped
from readout.pipeline.people import People
from readout.pipeline.quality import Quality
from readout.pipeline.questions import Desk, Questions
from readout.pipeline.review import ReviewDesk, sample
from readout.record import (
    Article,
    Comparison,
    ConfigurationError,
    Event,
    Judgement,
    Model,
    Page,
    ReaderKind,
    Reading,
    View,
)

DEFAULT_RECORD = "record.sqlite"


@dataclass(frozen=True, slots=True)
class Added:
    """What an ``add`` did: pages read, new, already there, failed; and the events in the record after it."""

    read: int
    new: int
    known: int
    failed: int
    events: int


def open(  # noqa: A001 - the room's verb
    address: str | Path | None = None, *, read_only: bool = False, reader: ReaderKind = "auto"
) -> Readout:
    """A ``Readout`` over the record at ``address``; without one it reads pages and keeps nothing.

    ``reader`` is ``rules`` (the rules alone), ``model`` (the packed model beside them) or ``auto``: the model
    where its packages are installed.

    :raises StoreError: if the record cannot be opened.
    :raises ConfigurationError: for an address of a kind that is not kept yet.
    """
    record = store.open(address, read_only=read_only) if address is not None else None
    return Readout(record, reader=reader)


class Readout:
    """Reads pages into readings and keeps them in a record.

    Use it as a context manager, or call ``close``. Reading never raises on a bad page: what went wrong is
    in ``Reading.problems``.
    """

    def __init__(
        self,
        record: store.Store | None = None,
        knowledge: Knowledge | None = None,
        reader: ReaderKind = "auto",
    ) -> None:
        self._record = record
        self._reader = reader
        self._given = knowledge
        self._known: Knowledge | None = None

    @property
    def knowledge(self) -> Knowledge:
        """Languages, event types, outlets and the atlas, loaded when first asked for.

        Where a record is open, its own rows of the atlas are laid over the atlas and win.
        """
        offices = self.atlas.offices
        if self._known is None or self._known.offices is not offices:
            shipped = self._given or load_knowledge()
            self._known = shipped if offices is shipped.offices else replace(shipped, offices=offices)
        return self._known

    @cached_property
    def model(self) -> Model | None:
        """The packed model that proposes acts beside the rules; None where the rules read alone.

        :raises ConfigurationError: if the model was asked for and cannot be run here.
        """
        if self._reader == "rules":
            return None
        found = packed.shipped()
        if found is None and self._reader == "model":
            raise ConfigurationError("the packed model needs the extra [model]: pip install 'readout[model]'")
        return found

    @cached_property
    def atlas(self) -> AtlasDesk:
        """Asking the atlas, checking it, and adding one's own rows to it."""
        return AtlasDesk((self._given or load_knowledge()).offices, self._record)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """People's words on who is who, oldest first; none where no record is open."""
        return self._record.judgements() if self._record is not None else ()

    @property
    def record(self) -> store.Store:
        """The record. :raises ConfigurationError: if this Readout was opened without one."""
        if self._record is None:
            raise ConfigurationError("no record is open; give its path, for example --db record.sqlite")
        return self._record

    @cached_property
    def people(self) -> People:
        """Who is who in the atlas and the record. :raises ConfigurationError: without a record."""
        return People(self.record, self.knowledge)

    @cached_property
    def dyads(self) -> Dyads:
        """Two governments over time. :raises ConfigurationError: without a record."""
        return Dyads(self.record, self.knowledge)

    @cached_property
    def stories(self) -> Stories:
        """Stories beside each other: copies, related ones. :raises ConfigurationError: without a record."""
        return Stories(self.record, self.knowledge)

    @cached_property
    def questions(self) -> Questions:
        """Questions put to the record. :raises ConfigurationError: without a record."""
        return Questions(Desk(self.record, self.knowledge, self.people, self.stories, self.compare))

    @cached_property
    def quality(self) -> Quality:
        """What the record holds and lacks. :raises ConfigurationError: without a record."""
        return Quality(self.record, self.knowledge, sample("0"))

    @cached_property
    def accounts(self) -> Accounts:
        """Who may come in. :raises ConfigurationError: without a record."""
        return Accounts(self.record)

    def known(self) -> tuple[str, ...]:
        """One line for each shelf: what there is, and what is broken and why."""
        knowledge = self.knowledge
        shelves = (
            ("languages", knowledge.languages),
            ("event types", knowledge.event_types),
            ("outlets", knowledge.outlets),
            ("sources", sources.SOURCES),
            ("formats", exports.FORMATS),
            ("engines", ENGINES),
        )
        lines = [f"{len(shelf.names())} {name}: {', '.join(shelf.names())}" for name, shelf in shelves]
        lines.append(
            f"read by {self.model.name} beside the rules" if self.model else "read by the rules alone"
        )
        lines.append(f"{len(knowledge.offices.governments())} governments and bodies in the atlas")
        broken = [f"broken {name}: {why}" for _, shelf in shelves for name, why in shelf.broken().items()]
        return (*lines, *broken)

    # -- reading ---------------------------------------------------------------------------------------------

    def read_page(self, page: Page) -> Reading:
        """One page read through every stage that needs only that page."""
        return read_page(page, self.knowledge, self.judgements, self.model)

    def read(
        self,
        addresses: Iterable[str],
        kind: str | None = None,
        *,
        jobs: int = 1,
        options: sources.Options | None = None,
    ) -> Iterator[Reading]:
        """Every page at the addresses, read, in the order given; one that could not be had has one problem.

        ``kind`` names a source kind where the address does not tell (``jsonl`` for standard input);
        ``options`` are the caller's wishes (limits, delay). ``jobs`` processes share the work.

        :raises InputError: for an address no source takes.
        """
        pages = self._pages(addresses, kind, options)
        return ENGINES.get("local").run(pages, self.knowledge, jobs, self.judgements, self.model)

    def _pages(
        self, addresses: Iterable[str], kind: str | None, options: sources.Options | None
    ) -> Iterator[Page | Reading]:
        for address in addresses:
            for page in sources.open(address, kind, options):
                yield page if isinstance(page, Page) else failed(page.address, page.name, page.problem)

    def view(self, readings: Sequence[Reading]) -> View:
        """Readings with the events they make together, for an exporter."""
        articles = {reading.article.id: reading.article for reading in readings}
        resolved = [one for reading in readings for one in reading.claims]
        return ReadingsView(readings, merging.merge(resolved, articles, self.knowledge, self.judgements))

    # -- the record ------------------------------------------------------------------------------------------

    def add(
        self,
        addresses: Iterable[str],
        kind: str | None = None,
        *,
        jobs: int = 1,
        told: Callable[[Reading, bool], None] | None = None,
        options: sources.Options | None = None,
    ) -> Added:
        """Read every page at the addresses into the record, then merge what they tell into events.

        Each page is one transaction: once ``told(reading, new)`` was called it survives the death of the
        process, and a run that is started again adds only what is missing.

        :raises StoreError: if the record cannot be written.
        """
        read = new = bad = 0
        for reading in self.read(addresses, kind, jobs=jobs, options=options):
            read += 1
            if reading.article.text:
                fresh = self.record.add(reading, source=kind)
            else:
                self._note_failure(reading, kind)
                fresh, bad = False, bad + 1
            new += fresh
            if told is not None:
                told(reading, fresh)
        self.stories.compare()
        merge_new(self.record, self.knowledge)
        return Added(read, new, read - new - bad, bad, self.record.count(store.Query()))

    def _note_failure(self, reading: Reading, kind: str | None) -> None:
        reason = reading.problems[0]
        self.record.add_failure(reading.article.url, reason, name=reading.article.name, source=kind)

    def merge(self) -> tuple[Event, ...]:
        """Merge every claim of the record into events, anew; the same claims always give the same events.

        ``add`` merges what new pages touch, to the same end; this is for a record whose rules have changed.
        The wording of pages that are new is compared first, so that copies are known.
        """
        self.stories.compare()
        merge_all(self.record, self.knowledge)
        return tuple(sorted(self.record.events(), key=lambda e: (e.when.date if e.when else "9999", e.id)))

    @cached_property
    def desk(self) -> MergingDesk:
        """A person's word on which events are one. :raises ConfigurationError: without a record."""
        return MergingDesk(self.record, self.knowledge)

    @cached_property
    def review(self) -> ReviewDesk:
        """People's words on single fields of claims. :raises ConfigurationError: without a record."""
        return ReviewDesk(self.record, self.knowledge)

    def compare(self, event: Event, sides: tuple[str, str] | None = None) -> Comparison | None:
        """The two sides' words about an event of the record set side by side; see ``events.compare``.

        None for an event of fewer than two governments.

        :raises InputError: if ``sides`` names a government that has no part in the event.
        """
        articles = self.record.articles_of({account.article for account in event.accounts})
        told = [one for key in articles for one in self.record.claims(key)]
        return merging.compare(event, told, articles, self.knowledge, sides)

    def whose(self, article: Article) -> str | None:
        """The code of the government whose own page an article is; None for everybody else's.

        The page's own address decides. Only a page that has none, such as a saved file, is taken for what
        its layout, heading or signature says.
        """
        found = merging.official(article, self.knowledge)
        return found[0] if found is not None else None

    # -- exporting -------------------------------------------------------------------------------------------

    def export(
        self,
        format: str,  # noqa: A002 - the product's word
        out: Path | TextIO,
        view: View | None = None,
        *,
        months: tuple[str | None, str | None] = (None, None),
        pair: tuple[str, str] | None = None,
        title: str | None = None,
    ) -> int:
        """Write a view (the whole record by default) to a path or an open text stream; the number of rows.

        ``months`` are the first and the last of a panel (``2018-01``; ``2018`` is all of that year), ``pair``
        the two governments that it is of alone, ``title`` the name of a feed.

        :raises InputError: for a format nobody knows; the message lists the known ones.
        """
        options = exports.Options(
            since=_month(months[0], "01"), until=_month(months[1], "12"), pair=pair, title=title
        )
        return exports.FORMATS.get(format).write(view or self.record, out, options)

    def package(
        self, out: Path, query: store.Query | None = None, *, title: str = "A record of diplomacy"
    ) -> tuple[str, ...]:
        """Write the events of a query as a data package; the names of its files.

        ``out`` is a new or empty folder or, where it ends in ``.zip``, one file.

        :raises AddressError: if it is not empty, or cannot be written.
        """
        view = self.record.view(query or store.Query())
        reader = f"{self.model.name} beside the rules" if self.model else "the rules alone"
        with tempfile.TemporaryDirectory(prefix="readout-") as made:
            folder = Path(made) / "package" if out.suffix == ".zip" else out
            files = write_package(view, self.judgements, folder, self.knowledge, reader, title)
            if out.suffix == ".zip":
                zipped(folder, out)
        return tuple(file.name for file in files)

    def close(self) -> None:
        """Close the record, if one is open."""
        if self._record is not None:
            self._record.close()

    def __enter__(self) -> Readout:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _month(written: str | None, end: str) -> str | None:
    """The month of an ISO prefix; the first or last of a year alone."""
    if written is None:
        return None
    return f"{written}-{end}" if len(written) == len("2022") else written[: len("2022-01")]

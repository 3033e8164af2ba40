"""What each kind of database must do for a record; all else in this room is the same for every one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple

from sqlalchemy import ColumnElement, Connection, Engine, Select

from readout.store._query import Finding
from readout.store._terms import Term

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

# How long a writer waits for another before it gives up, in seconds. A batch of 200 pages holds the
# record for about half a second, so this is a wait for dozens of them.
BUSY_SECONDS = 30
BUSY = f"is being written by another process; waited {BUSY_SECONDS} seconds"
# Where one event in so many holds the words, a page of them is found among the newest.
OFTEN = 8


class TextIndex(Protocol):
    """The full-text index over stories and events. Words come folded, one space between (``_fold``)."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        ...

    def put_story(self, connection: Connection, seq: int, headline: str, story: str) -> None:
        """Index the words of the page with this ``seq``."""
        ...

    def put_event(self, connection: Connection, seq: int, summary: str) -> None:
        """Index the words of the event with this ``seq``, in place of what was there."""
        ...

    def drop_event(self, connection: Connection, seq: int) -> None:
        """Forget the words of one event."""
        ...

    def story_holds(self, seq: ColumnElement[int], terms: tuple[Term, ...]) -> ColumnElement[bool]:
        """True for pages whose story holds every term; for none where there are no terms."""
        ...

    def events_holding(
        self, query: Select[*Ts], seq: ColumnElement[int], terms: tuple[Term, ...], *, newest: bool
    ) -> Select[*Ts]:
        """The query over events, only those whose summary holds every term; none where there are no terms.

        ``newest``, where the newest of them are read until there are enough, and not all.
        """
        ...

    def event_holds(self, seq: ColumnElement[int], terms: tuple[Term, ...]) -> ColumnElement[bool]:
        """The same of one event after the other, by its ``seq``: for few events."""
        ...

    def often(self, connection: Connection, terms: tuple[Term, ...]) -> bool:
        """Whether so many events hold every term that the first are found sooner by looking at the newest."""
        ...

    def unindexed(self, column: ColumnElement[T]) -> ColumnElement[T]:
        """The column so that no index leads to it, where the database would choose one that it should not."""
        ...

    def events_held(self, terms: tuple[Term, ...]) -> Select[int] | None:
        """The ``seq`` of every event that holds every term; None where only the events tell."""
        ...

    def best_first(self, query: Select[*Ts], seq: ColumnElement[int], terms: tuple[Term, ...]) -> Select[*Ts]:
        """The query over pages, only those whose story holds every term, the best fitting first."""
        ...

    def faults(self, connection: Connection, *, read_only: bool) -> Iterator[Finding]:
        """What is damaged in the index or missing from it."""
        ...


class Backend(Protocol):
    """One kind of database."""

    @property
    def address(self) -> str:
        """Where the record lies, as messages say it: never with a password."""
        ...

    @property
    def errors(self) -> type[Exception]:
        """What the driver raises where SQLAlchemy does not stand between."""
        ...

    @property
    def write_options(self) -> dict[str, object]:
        """Options of a connection that will write; ``writes`` is among them."""
        ...

    def engine(self, *, read_only: bool) -> Engine:
        """Connections with the ``text_index`` among their options; a writing one holds the record alone."""
        ...

    def words(self, error: BaseException | None) -> str:
        """What an error of the driver means, in plain words."""
        ...

    def accept(self, engine: Engine) -> None:
        """Set what stays set, once it is known that this is a record."""
        ...

    def settle(self, connection: Connection) -> None:
        """Set what new tables need, after they were made and before the transaction ends."""
        ...

    def faults(self, connection: Connection) -> Iterator[Finding]:
        """What is damaged in the tables, apart from the index of words."""
        ...

    def copy(self, engine: Engine, path: Path) -> None:
        """Copy the committed state into a new file."""
        ...


def text_index(connection: Connection) -> TextIndex:
    """The index of words behind this connection."""
    found: TextIndex = connection.get_execution_options()["text_index"]
    return found

"""The index of words in SQLite: FTS5.

Words arrive folded and separated by spaces (``_fold``), so the tokenizer has only spaces to cut at. It is
still told to remove diacritics, for whoever opens the file with other tools.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    delete,
    exc,
    false,
    func,
    insert,
    literal_column,
    not_,
    select,
    table,
)

from readout.store._backend import OFTEN, T, Ts
from readout.store._query import Finding
from readout.store._tables import articles, events
from readout.store._terms import Term

_STORIES = table("story_words", column("rowid"), column("headline"), column("story"))
_EVENTS = table("event_words", column("rowid"), column("summary"))
_PUT_STORY = insert(_STORIES)
_PUT_EVENT = insert(_EVENTS)
_DROP_EVENT = delete(_EVENTS).where(_EVENTS.c.rowid == bindparam("seq"))
# A word in the headline says more about a story than one in the ninth paragraph. Ten to one is the usual
# first choice for bm25 over title and body; it orders results only and hides none.
_WEIGHTS = (10.0, 1.0)


class Fts5:
    """See ``TextIndex``."""

    def create(self, connection: Connection) -> None:
        """Make the empty index tables."""
        for name, columns in (("story_words", "headline, story"), ("event_words", "summary")):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, tokenize='unicode61 remove_diacritics 2')"
            )

    def put_story(self, connection: Connection, seq: int, headline: str, story: str) -> None:
        """Index a page."""
        connection.execute(_PUT_STORY, {"rowid": seq, "headline": headline, "story": story})

    def put_event(self, connection: Connection, seq: int, summary: str) -> None:
        """Index an event anew."""
        self.drop_event(connection, seq)
        connection.execute(_PUT_EVENT, {"rowid": seq, "summary": summary})

    def drop_event(self, connection: Connection, seq: int) -> None:
        """Forget an event."""
        connection.execute(_DROP_EVENT, {"seq": seq})

    def story_holds(self, seq: ColumnElement[int], terms: tuple[Term, ...]) -> ColumnElement[bool]:
        """Pages with every term."""
        return _holds("story_words", seq, terms)

    def events_holding(
        self, query: Select[*Ts], seq: ColumnElement[int], terms: tuple[Term, ...], *, newest: bool
    ) -> Select[*Ts]:
        """Each row of the index leads to its event, whoever asks."""
        del newest
        if not _wanted(terms):
            return query.where(_holds("event_words", seq, terms))
        held = _rows("event_words", _expression(terms)).subquery("held")
        # "+ 0" keeps SQLite from looking into the index for each event, which takes 30 microseconds.
        return query.join(held, held.c.rowid + 0 == seq)

    def event_holds(self, seq: ColumnElement[int], terms: tuple[Term, ...]) -> ColumnElement[bool]:
        """A look into the index."""
        held = _match("event_words", _expression(terms))
        return select(_EVENTS.c.rowid).where(held, _EVENTS.c.rowid == seq).exists()

    def often(self, connection: Connection, terms: tuple[Term, ...]) -> bool:
        """Whether one event in so many holds the words."""
        if not _wanted(terms):
            return False
        every = connection.execute(select(func.max(_EVENTS.c.rowid))).scalar() or 0
        enough = every // OFTEN + 1
        first = _rows("event_words", _expression(terms)).limit(enough).subquery()
        return connection.execute(select(func.count()).select_from(first)).scalar_one() >= enough

    def unindexed(self, column: ColumnElement[T]) -> ColumnElement[T]:
        """As an expression: SQLite knows of no index of it."""
        return column + 0 if isinstance(column.type, Integer) else column.concat("")

    def events_held(self, terms: tuple[Term, ...]) -> Select[int] | None:
        """Rows of the index; None for terms that must all be missing."""
        return _rows("event_words", _expression(terms)) if _wanted(terms) else None

    def best_first(self, query: Select[*Ts], seq: ColumnElement[int], terms: tuple[Term, ...]) -> Select[*Ts]:
        """By bm25."""
        if not _wanted(terms):
            return query.where(self.story_holds(seq, terms))
        rank = func.bm25(literal_column("story_words"), *_WEIGHTS).label("rank")
        ranked = (
            select(_STORIES.c.rowid.label("seq"), rank)
            .where(_match("story_words", _expression(terms)))
            .subquery("ranked")
        )
        return query.join(ranked, ranked.c.seq == seq).order_by(ranked.c.rank)

    def faults(self, connection: Connection, *, read_only: bool) -> Iterator[Finding]:
        """FTS5's own check, and the number of rows."""
        for words, owner in ((_STORIES, articles), (_EVENTS, events)):
            # FTS5 takes commands as rows of this one column, so only who may write can have it checked.
            command = table(words.name, column(words.name))
            try:
                if not read_only:
                    connection.execute(insert(command).values({words.name: "integrity-check"}))
            except exc.DBAPIError as error:
                yield Finding("text index", words.name, str(error.orig))
                continue
            indexed = connection.execute(select(func.count()).select_from(words)).scalar_one()
            kept = connection.execute(select(func.count()).select_from(owner)).scalar_one()
            if indexed != kept:
                yield Finding("text index", words.name, f"{indexed} rows for {kept} {owner.name}")


def _holds(name: str, seq: ColumnElement[int], terms: tuple[Term, ...]) -> ColumnElement[bool]:
    if not terms:
        return false()
    if _wanted(terms):
        return seq.in_(_rows(name, _expression(terms)))
    return not_(seq.in_(_rows(name, " OR ".join(_quoted(term) for term in terms))))


def _wanted(terms: tuple[Term, ...]) -> bool:
    """Whether there is a word that must occur, without which FTS5 finds nothing."""
    return not all(term.without for term in terms)


def _rows(name: str, match: str) -> Select[int]:
    rowid: ColumnElement[int] = table(name, column("rowid")).c.rowid
    return select(rowid).where(_match(name, match))


def _match(name: str, match: str) -> ColumnElement[bool]:
    return literal_column(name).bool_op("MATCH")(match)


def _expression(terms: tuple[Term, ...]) -> str:
    """The terms that must occur, less those that must not, as FTS5 reads them. Needs one that must."""
    wanted = " AND ".join(_quoted(term) for term in terms if not term.without)
    return " NOT ".join([f"({wanted})", *(_quoted(term) for term in terms if term.without)])


def _quoted(term: Term) -> str:
    # No letter or digit folds to a quotation mark (a test tries them all), so nothing ends the quotation.
    return f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")

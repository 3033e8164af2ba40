"""The index of words in PostgreSQL: a ``tsvector`` of our own words, and the words themselves beside it.

PostgreSQL's parser is not asked: it would cut words otherwise than ``_fold`` does, and it keeps no place
beyond the 16,383rd word and no more than 255 places of one word. The ``tsvector`` finds the rows that hold
the words; where words must stand in a row, the text itself decides. Both databases so find the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    cast,
    column,
    delete,
    false,
    func,
    insert,
    literal,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from readout.store._backend import OFTEN, T, Ts
from readout.store._query import Finding
from readout.store._tables import articles, events
from readout.store._terms import Term

_STORIES = table("story_words", column("rowid"), column("headline"), column("story"), column("words"))
_EVENTS = table("event_words", column("rowid"), column("summary"), column("words"))
_VECTOR = cast(bindparam("vector"), TSVECTOR)
_PUT_STORY = insert(_STORIES).values(words=_VECTOR)
_PUT_EVENT = insert(_EVENTS).values(words=_VECTOR)
_DROP_EVENT = delete(_EVENTS).where(_EVENTS.c.rowid == bindparam("seq"))
# Where a row is too long for its place, its text goes elsewhere and its words stay: ranking reads these of
# every story that is found (measured on 44,800 stories that all hold a word: 165 ms, not 265).
NEAR = "ALTER TABLE story_words ALTER COLUMN words SET STORAGE MAIN"
# PostgreSQL refuses a word of more than 2,046 bytes, a vector of more than a mebibyte, and more places of a
# word than these. A longer word is found by its beginning; of a page with more different words than fit
# (some hundred thousand) the first are found.
_LONGEST = 500
_MOST_BYTES = 900_000
_LAST_PLACE = 16_383
_MOST_PLACES = 255


class Tsvector:
    """See ``TextIndex``."""

    def create(self, connection: Connection) -> None:
        """Make the empty index tables."""
        for name, columns in (
            ("story_words", "headline TEXT NOT NULL, story TEXT NOT NULL"),
            ("event_words", "summary TEXT NOT NULL"),
        ):
            connection.exec_driver_sql(
                f"CREATE TABLE {name} (rowid INTEGER PRIMARY KEY, {columns}, words TSVECTOR NOT NULL)"
            )
            connection.exec_driver_sql(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
        connection.exec_driver_sql(NEAR)

    def put_story(self, connection: Connection, seq: int, headline: str, story: str) -> None:
        """Index a page."""
        vector = _vector(headline, story)
        connection.execute(_PUT_STORY, {"rowid": seq, "headline": headline, "story": story, "vector": vector})

    def put_event(self, connection: Connection, seq: int, summary: str) -> None:
        """Index an event anew."""
        self.drop_event(connection, seq)
        connection.execute(_PUT_EVENT, {"rowid": seq, "summary": summary, "vector": _vector("", summary)})

    def drop_event(self, connection: Connection, seq: int) -> None:
        """Forget an event."""
        connection.execute(_DROP_EVENT, {"seq": seq})

    def story_holds(self, seq: ColumnElement[int], terms: tuple[Term, ...]) -> ColumnElement[bool]:
        """Pages with every term."""
        held = _all_hold(_STORIES.c.words, (_STORIES.c.headline, _STORIES.c.story), terms)
        return seq.in_(select(_STORIES.c.rowid).where(held))

    def events_holding(
        self, query: Select[*Ts], seq: ColumnElement[int], terms: tuple[Term, ...], *, newest: bool
    ) -> Select[*Ts]:
        """Events with every term; where only the newest are wanted, the rows with the terms are found first.

        The planner takes rare words for more common than they are, and would then look into the words of one
        event after the other, from the newest on (measured on 107,000 events, a person's name: 100 ms, not
        5). Where all are counted it chooses well.
        """
        rows = self._rows(terms)
        if not newest:
            return query.where(seq.in_(rows))
        held = rows.cte("held").prefix_with("MATERIALIZED")
        return query.join(held, held.c.rowid == seq)

    def event_holds(self, seq: ColumnElement[int], terms: tuple[Term, ...]) -> ColumnElement[bool]:
        """A look at the words of the event."""
        held = _all_hold(_EVENTS.c.words, (_EVENTS.c.summary,), terms)
        return select(_EVENTS.c.rowid).where(_EVENTS.c.rowid == seq, held).exists()

    def often(self, connection: Connection, terms: tuple[Term, ...]) -> bool:
        """Whether one event in so many holds the words."""
        if all(term.without for term in terms):
            return False
        every = connection.execute(select(func.max(_EVENTS.c.rowid))).scalar() or 0
        enough = every // OFTEN + 1
        first = self._rows(terms).limit(enough).subquery()
        return connection.execute(select(func.count()).select_from(first)).scalar_one() >= enough

    def unindexed(self, column: ColumnElement[T]) -> ColumnElement[T]:
        """The column: the server's planner knows how often values occur, and chooses itself."""
        return column

    def events_held(self, terms: tuple[Term, ...]) -> Select[int] | None:
        """Rows of the table of words."""
        return self._rows(terms)

    def best_first(self, query: Select[*Ts], seq: ColumnElement[int], terms: tuple[Term, ...]) -> Select[*Ts]:
        """By ``ts_rank``, which weighs a word of the headline (A) ten times one of the story (D)."""
        wanted = [_sought(term) for term in terms if not term.without]
        if not wanted:
            return query.where(self.story_holds(seq, terms))
        # 1: divided by the logarithm of the length, or long stories would always come first.
        rank = func.ts_rank(_STORIES.c.words, cast(" & ".join(wanted), TSQUERY), 1).label("rank")
        held = _all_hold(_STORIES.c.words, (_STORIES.c.headline, _STORIES.c.story), terms)
        rows = select(_STORIES.c.rowid, rank).where(held)
        if query.whereclause is not None:
            rows = rows.where(_STORIES.c.rowid.in_(query))
        # Ranks first, and once: the words of a story are long, and a sort would carry them along.
        ranked = rows.cte("ranked").prefix_with("MATERIALIZED")
        return query.join(ranked, ranked.c.rowid == seq).order_by(ranked.c.rank.desc())

    def _rows(self, terms: tuple[Term, ...]) -> Select[int]:
        """The ``rowid`` of every event that holds every term."""
        return select(_EVENTS.c.rowid).where(_all_hold(_EVENTS.c.words, (_EVENTS.c.summary,), terms))

    def faults(self, connection: Connection, *, read_only: bool) -> Iterator[Finding]:
        """Rows that are missing or too many; an index cannot leave its table."""
        del read_only
        for words, owner in ((_STORIES, articles), (_EVENTS, events)):
            indexed = connection.execute(select(func.count()).select_from(words)).scalar_one()
            kept = connection.execute(select(func.count()).select_from(owner)).scalar_one()
            if indexed != kept:
                yield Finding("text index", words.name, f"{indexed} rows for {kept} {owner.name}")


def _all_hold(
    words: ColumnElement[str], texts: tuple[ColumnElement[str], ...], terms: tuple[Term, ...]
) -> ColumnElement[bool]:
    if not terms:
        return false()
    conditions = [(term, _hold(words, texts, term)) for term in terms]
    return and_(*(not_(held) if term.without else held for term, held in conditions))


def _hold(
    words: ColumnElement[str], texts: tuple[ColumnElement[str], ...], term: Term
) -> ColumnElement[bool]:
    found = words.bool_op("@@")(cast(_sought(term), TSQUERY))
    if len(term.words) == 1 and len(term.words[0]) < _LONGEST:
        return found
    # Folded words are letters and digits only: nothing in them means anything to LIKE.
    row = f"% {' '.join(term.words)}{'' if term.prefix else ' '}%"
    return and_(found, or_(*(literal(" ").concat(text).concat(" ").like(row) for text in texts)))


def _sought(term: Term) -> str:
    """The words of one term, all of them, as a ``tsquery``."""
    each = [_quoted(word) for word in term.words]
    if term.prefix:
        each[-1] += ":*"
    return " & ".join(each)


def _quoted(word: str) -> str:
    escaped = word[:_LONGEST].replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _vector(headline: str, text: str) -> str:
    """Every word with its places, those of the headline marked A, as PostgreSQL writes a ``tsvector``."""
    places: dict[str, list[str]] = {}
    place = size = 0
    for part, weight in ((headline, "A"), (text, "")):
        for word in part.split():
            place += 1
            cut = word[:_LONGEST]
            if cut not in places:
                size += len(cut.encode()) + 2
                if size > _MOST_BYTES:
                    continue
                places[cut] = []
            held = places[cut]
            if len(held) < _MOST_PLACES:
                size += 2
                held.append(f"{min(place, _LAST_PLACE)}{weight}")
    return " ".join(f"{_quoted(word)}:{','.join(held)}" for word, held in places.items())

"""Make a record larger inside its database: every page, claim and event once more under ids of its own.

Writing a hundred thousand events one by one takes minutes and measures something else. A record so made is
sound: ``Store.check`` finds nothing, and every value reads back.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    TableClause,
    column,
    func,
    insert,
    select,
    table,
)

from readout.store import Store
from readout.store import _tables as tables

# What is kept of a page or an event; people stay who they are.
_COPIED = (
    tables.pages, tables.articles, tables.claims, tables.claim_actors, tables.roles, tables.problems,
    tables.events, tables.event_docs, tables.event_claims, tables.event_actors, tables.event_facets,
)  # fmt: skip
_KINDS = ("article", "claim", "event")


def double(record: Store, mark: str) -> None:
    """Copy everything once, in one transaction; ``mark`` is a few letters or digits not used before."""
    with record._database.writing() as connection:  # the workshop may look inside
        offsets = {
            each: int(connection.execute(select(func.max(each.c.seq))).scalar_one())
            for each in (tables.pages, tables.events)
        }
        offsets |= dict.fromkeys((tables.event_docs, tables.event_facets), offsets[tables.events])
        words = _words(connection)
        for each in _COPIED:
            _copy(connection, each, {one.name: _changed(one, mark, offsets) for one in each.columns})
        for each, owner in zip(words, (tables.pages, tables.events), strict=True):
            plain: dict[str, ColumnElement[object]] = {one.name: one for one in each.columns}
            _copy(connection, each, plain | {"rowid": each.c.rowid + offsets[owner]})


def _copy(
    connection: Connection, target: Table | TableClause, values: dict[str, ColumnElement[object]]
) -> None:
    connection.execute(insert(target).from_select(list(values), select(*values.values())))


def _changed(value: Column[object], mark: str, offsets: dict[Table, int]) -> ColumnElement[object]:
    """A column of the copy: its ids marked, its number moved, all else as it is."""
    if value.name == "seq" or value is tables.event_facets.c.event:
        return value + offsets[value.table]  # type: ignore[index]
    if value.name == "url":
        return value.concat(f"?{mark}")
    changed: ColumnElement[object] = value
    if value.name in ("id", "article", "claim", "event"):
        for kind in _KINDS:
            changed = func.replace(changed, f"{kind}-", f"{kind}-{mark}")
    elif value.name == "doc":
        for kind in _KINDS:
            changed = func.replace(changed, f'"{kind}-', f'"{kind}-{mark}')
    return changed


def _words(connection: Connection) -> tuple[TableClause, TableClause]:
    """The tables of the index of words, with the columns they have in this database."""
    found = []
    for name, columns in (("story_words", ("headline", "story")), ("event_words", ("summary",))):
        more = ("words",) if connection.dialect.name == "postgresql" else ()
        found.append(table(name, *(column(one) for one in ("rowid", *columns, *more))))
    return found[0], found[1]

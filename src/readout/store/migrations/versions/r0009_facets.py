"""Values by which events are narrowed and counted as numbers, and packed beside each event; documents apart.

Lists of 100,000 events are counted so in some hundredths of a second. ``event_sources`` and ``event_values``
go: all they held is here.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from readout.store._packing import packed

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Every value of every event, by ``events.seq``.
_HELD = (
    "SELECT seq, 'event_type', event_type FROM events",
    "SELECT seq, 'status', status FROM events",
    "SELECT seq, 'channel', channel FROM events",
    "SELECT seq, 'side', government FROM event_actors JOIN events ON id = event",
    "SELECT seq, 'outlet', outlet FROM event_sources JOIN events ON id = event",
    "SELECT seq, 'language', language FROM event_sources JOIN events ON id = event",
    "SELECT seq, name, value FROM event_values JOIN events ON id = event",
)
_VALUES = (
    "INSERT INTO facets (name, value) SELECT DISTINCT name, value FROM held WHERE value <> '' ORDER BY 1, 2"
)
_EVENTS = (
    "INSERT INTO event_facets (facet, event) SELECT DISTINCT facets.id, held.event FROM held "
    "JOIN facets ON facets.name = held.name AND facets.value = held.value ORDER BY 1, 2"
)
# Events and what refers to them, in the order in which they can be written.
_MOVED = {
    "events": (
        "seq", "id", "event_type", "act", "status", "day", "date", "date_from", "date_to", "place", "channel",
        "accounts", "doc",
    ),
    "event_claims": ("claim", "event"),
    "event_actors": ("event", "position", "actor", "role", "government"),
    "redirects": ("old", "new"),
}  # fmt: skip
_AT_ONCE = 10_000


def upgrade() -> None:
    """Move what there is to where it is quicker found."""
    _facets()
    connection = op.get_bind()
    for held in _HELD:
        for statement in (_VALUES, _EVENTS):
            connection.exec_driver_sql(f"WITH held (event, name, value) AS ({held}) {statement}")
    op.drop_index("ix_events_channel_event_type_status_day_date_to_id", "events")
    op.drop_index("ix_event_actors_government_event", "event_actors")
    op.drop_table("event_sources")
    op.drop_table("event_values")
    _pack(connection)
    _rewrite(connection)


def _facets() -> None:
    op.create_table(
        "facets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facets"),
        sa.UniqueConstraint("name", "value", name="uq_facets_name_value"),
    )
    op.create_table(
        "event_facets",
        sa.Column("facet", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["facet"], ["facets.id"], name="fk_event_facets_facet"),
        sa.PrimaryKeyConstraint("facet", "event", name="pk_event_facets"),
        sqlite_with_rowid=False,
    )


def _pack(connection: sa.Connection) -> None:
    """Write the values of each event in packed form."""
    op.create_table(
        "packed", sa.Column("seq", sa.Integer(), primary_key=True), sa.Column("facets", sa.Text())
    )
    put = sa.text("INSERT INTO packed (seq, facets) VALUES (:seq, :facets)")
    held: dict[int, list[int]] = {}
    for event, facet in connection.exec_driver_sql("SELECT event, facet FROM event_facets"):
        held.setdefault(event, []).append(facet)
    for start in range(0, len(events := sorted(held)), _AT_ONCE):
        part = events[start : start + _AT_ONCE]
        connection.execute(put, [{"seq": event, "facets": packed(held[event])} for event in part])


def _rewrite(connection: sa.Connection) -> None:
    """Give ``events`` their packed values in place of the documents, which get a table of their own.

    The rows are written anew: taking the documents away alone would leave each where it lies, a few to a page
    of the file, and going through all of them would read as much as before (measured: four times slower).
    """
    moved = {name: sa.table(name, *map(sa.column, columns)) for name, columns in _MOVED.items()}
    kept = {name: sa.table(f"kept_{name}", *map(sa.column, columns)) for name, columns in _MOVED.items()}
    for name, table in moved.items():
        connection.exec_driver_sql(f"CREATE TABLE kept_{name} AS {sa.select(table)}")
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"TRUNCATE {', '.join(_MOVED)}")
    else:
        for name in reversed(_MOVED):
            connection.execute(sa.delete(moved[name]))
    op.drop_column("events", "doc")
    op.add_column("events", sa.Column("facets", sa.Text(), nullable=False, server_default=""))
    _put_back(connection, kept["events"])
    for name, table in moved.items():
        if name != "events":
            connection.execute(sa.insert(table).from_select(list(table.c.keys()), sa.select(kept[name])))
        op.drop_table(f"kept_{name}")
    op.drop_table("packed")


def _put_back(connection: sa.Connection, old: sa.TableClause) -> None:
    """Write the rows of ``events``, and the documents into their own table."""
    op.create_table(
        "event_docs",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["events.seq"], name="fk_event_docs_seq", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq", name="pk_event_docs"),
    )
    packs = sa.table("packed", sa.column("seq"), sa.column("facets"))
    columns = [each for each in old.c if each.name != "doc"]
    rows = sa.select(*columns, sa.func.coalesce(packs.c.facets, "")).order_by(old.c.seq)
    rows = rows.select_from(old.outerjoin(packs, packs.c.seq == old.c.seq))
    names = [*(each.name for each in columns), "facets"]
    connection.execute(sa.insert(sa.table("events", *map(sa.column, names))).from_select(names, rows))
    docs = sa.table("event_docs", sa.column("seq"), sa.column("doc"))
    connection.execute(sa.insert(docs).from_select(["seq", "doc"], sa.select(old.c.seq, old.c.doc)))

"""The full-text index over stories and events, filled from what the record holds already.

Frozen in its SQL; the words are made by today's code, as they would be for a new page.
"""

from __future__ import annotations

from alembic import op

from readout.record import Article, Event
from readout.store._adding import story_words
from readout.store._forms import unpack
from readout.store._saving import event_words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two index tables and index every story and event."""
    connection = op.get_bind()
    for name, columns in (("story_words", "headline, story"), ("event_words", "summary")):
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, tokenize='unicode61 remove_diacritics 2')"
        )
    stories = connection.exec_driver_sql("SELECT seq, doc FROM pages JOIN articles USING (id)").all()
    for seq, doc in stories:
        connection.exec_driver_sql(
            "INSERT INTO story_words(rowid, headline, story) VALUES (?, ?, ?)",
            (seq, *story_words(unpack(Article, doc))),
        )
    for seq, doc in connection.exec_driver_sql("SELECT seq, doc FROM events").all():
        connection.exec_driver_sql(
            "INSERT INTO event_words(rowid, summary) VALUES (?, ?)",
            (seq, event_words(connection, unpack(Event, doc))),
        )

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


_SQL = {
    "sqlite": (
        "CREATE VIRTUAL TABLE story_words "
        "USING fts5(headline, story, tokenize='unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE event_words USING fts5(summary, tokenize='unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE story_words (rowid INTEGER PRIMARY KEY, "
        "headline TEXT NOT NULL, story TEXT NOT NULL, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_story_words_words ON story_words USING gin (words)",
        "CREATE TABLE event_words (rowid INTEGER PRIMARY KEY, "
        "summary TEXT NOT NULL, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_event_words_words ON event_words USING gin (words)",
    ),
}


def upgrade() -> None:
    """Make the two index tables and index every story and event."""
    connection = op.get_bind()
    for statement in _SQL[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    if connection.dialect.name != "sqlite":
        return  # no record elsewhere is older than its index
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

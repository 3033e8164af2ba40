"""Indexes of all that lists of events are narrowed and counted by, so that no event is read for it."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two indexes."""
    columns = ["channel", "event_type", "status", "day", "date_to", "id"]
    op.create_index(f"ix_events_{'_'.join(columns)}", "events", columns, unique=False)
    op.create_index("ix_event_actors_event_government", "event_actors", ["event", "government"], unique=False)

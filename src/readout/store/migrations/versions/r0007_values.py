"""Values by which events are narrowed: rank, sides heard, confidence, topics.

An older record's events get them with the next merge, which writes every event anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty, and the index of when pages were fetched."""
    op.create_table(
        "event_values",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_event_values_event", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "name", "value", name="pk_event_values"),
    )
    op.create_index("ix_event_values_name_value_event", "event_values", ["name", "value", "event"])
    op.create_index("ix_pages_fetched_at", "pages", ["fetched_at"])

"""The user's own rows of the atlas of offices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; an older record has no such rows."""
    op.create_table(
        "additions",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("government", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_additions"),
        sa.UniqueConstraint("id", name="uq_additions_id"),
    )
    op.create_index("ix_additions_government_office", "additions", ["government", "office"], unique=False)
    op.create_index("ix_additions_source", "additions", ["source"], unique=False)

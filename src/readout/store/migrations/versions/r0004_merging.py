"""What merging keeps of each claim, and the keys by which neighbours are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the next merge fills them for claims that were read before."""
    op.create_table(
        "sketches",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_sketches_claim", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", name="pk_sketches"),
    )
    op.create_table(
        "sketch_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_sketch_keys_claim", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "first", "claim", name="pk_sketch_keys"),
    )
    op.create_index("ix_sketch_keys_claim", "sketch_keys", ["claim"], unique=False)

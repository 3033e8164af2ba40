"""What is known of stories beside each other: their wording, likenesses, and headlines of other stories.

An older record's pages are compared by the next merge; the headlines on them were not kept.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "compared",
        sa.Column("article", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["pages.id"], name="fk_compared_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name="pk_compared"),
    )
    op.create_table(
        "bands",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["pages.id"], name="fk_bands_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "article", name="pk_bands"),
    )
    op.create_index("ix_bands_article", "bands", ["article"], unique=False)
    op.create_table(
        "likenesses",
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("left_inside", sa.Float(), nullable=False),
        sa.Column("right_inside", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["left"], ["pages.id"], name="fk_likenesses_left", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["right"], ["pages.id"], name="fk_likenesses_right", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("left", "right", name="pk_likenesses"),
    )
    op.create_index("ix_likenesses_right", "likenesses", ["right"], unique=False)
    op.create_table(
        "headlines",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["pages.id"], name="fk_headlines_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "position", name="pk_headlines"),
    )
    op.create_index("ix_headlines_day", "headlines", ["day"], unique=False)

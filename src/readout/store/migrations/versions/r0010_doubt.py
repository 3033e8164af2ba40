"""An index for the review queue; in PostgreSQL the words of a story stay in its row, for ranking."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index; write the words of stories anew, or they would stay where they are."""
    op.create_index("ix_claims_confidence_id_article", "claims", ["confidence", "id", "article"])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        # In one statement: a change of type sets the place of long values back.
        connection.exec_driver_sql(
            "ALTER TABLE story_words ALTER COLUMN words TYPE TSVECTOR USING words || ''::TSVECTOR, "
            "ALTER COLUMN words SET STORAGE MAIN"
        )

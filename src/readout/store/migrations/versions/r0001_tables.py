"""The tables of the first record. Frozen: a later change is a later migration."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table that is not the full-text index."""
    _pages()
    _articles()
    _problems()
    _failures()
    _actors()
    _claims()
    _claim_actors()
    _roles()
    _events()
    _event_claims()
    _event_actors()
    _event_sources()
    _redirects()
    _judgements()
    _meta()


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("fetched_at", sa.String(), nullable=True),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_day", sa.String(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_pages"),
        sa.UniqueConstraint("url", "content_hash", name="uq_pages_url_content_hash"),
        sa.UniqueConstraint("id", name="uq_pages_id"),
    )
    op.create_index("ix_pages_outlet", "pages", ["outlet"], unique=False)
    op.create_index("ix_pages_published_day", "pages", ["published_day"], unique=False)


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["pages.id"], name="fk_articles_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )


def _problems() -> None:
    op.create_table(
        "problems",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["pages.id"], name="fk_problems_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "position", name="pk_problems"),
    )
    op.create_index("ix_problems_code", "problems", ["code"], unique=False)


def _failures() -> None:
    op.create_table(
        "failures",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_failures"),
    )


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("government", sa.String(), nullable=True),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("qid", sa.String(), nullable=True),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_actors"),
    )
    op.create_index("ix_actors_government", "actors", ["government"], unique=False)
    op.create_index("ix_actors_person", "actors", ["person"], unique=False)


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("cameo", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("date_basis", sa.String(), nullable=True),
        sa.Column("near_from", sa.String(), nullable=True),
        sa.Column("near_to", sa.String(), nullable=True),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("read_by", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["pages.id"], name="fk_claims_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_article_position", "claims", ["article", "position"], unique=False)
    op.create_index("ix_claims_event_type_near_from", "claims", ["event_type", "near_from"], unique=False)


def _claim_actors() -> None:
    op.create_table(
        "claim_actors",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("government", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_claim_actors_actor"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_claim_actors_claim", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "position", name="pk_claim_actors"),
    )
    op.create_index("ix_claim_actors_actor", "claim_actors", ["actor"], unique=False)
    op.create_index("ix_claim_actors_government_claim", "claim_actors", ["government", "claim"], unique=False)


def _roles() -> None:
    op.create_table(
        "roles",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("government", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_roles_actor"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_roles_claim", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "position", name="pk_roles"),
    )
    op.create_index("ix_roles_role_value", "roles", ["role", "value"], unique=False)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("date_from", sa.String(), nullable=True),
        sa.Column("date_to", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_events"),
        sa.UniqueConstraint("id", name="uq_events_id"),
    )
    op.create_index("ix_events_day_id", "events", ["day", "id"], unique=False)
    op.create_index("ix_events_event_type_day", "events", ["event_type", "day"], unique=False)


def _event_claims() -> None:
    op.create_table(
        "event_claims",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_event_claims_claim", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_event_claims_event", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", name="pk_event_claims"),
    )
    op.create_index("ix_event_claims_event", "event_claims", ["event"], unique=False)


def _event_actors() -> None:
    op.create_table(
        "event_actors",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("government", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_event_actors_actor"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_event_actors_event", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "position", name="pk_event_actors"),
    )
    op.create_index("ix_event_actors_actor", "event_actors", ["actor"], unique=False)
    op.create_index("ix_event_actors_government_event", "event_actors", ["government", "event"], unique=False)


def _event_sources() -> None:
    op.create_table(
        "event_sources",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_event_sources_event", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "outlet", "language", name="pk_event_sources"),
    )
    op.create_index("ix_event_sources_language_event", "event_sources", ["language", "event"], unique=False)
    op.create_index("ix_event_sources_outlet_event", "event_sources", ["outlet", "event"], unique=False)


def _redirects() -> None:
    op.create_table(
        "redirects",
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["new"], ["events.id"], name="fk_redirects_new", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("old", name="pk_redirects"),
    )
    op.create_index("ix_redirects_new", "redirects", ["new"], unique=False)


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_judgements"),
        sa.UniqueConstraint("left", "right", "who", "at", name="uq_judgements_left_right_who_at"),
    )
    op.create_index("ix_judgements_right", "judgements", ["right"], unique=False)


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )

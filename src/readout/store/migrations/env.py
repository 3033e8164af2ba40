"""Alembic's entry: runs the migrations on the connection it was handed, in that connection's transaction."""

from __future__ import annotations

from alembic import context

from readout.store._tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()

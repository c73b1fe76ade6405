"""Alembic's environment: `domain.database.migrate` brings the connection."""

from alembic import context

from domain.records import (  # noqa: F401 - imported for their tables
    access,
    messages,
    outbox,
    payments,
    projects,
    revisions,
    runs,
)
from domain.records.base import Record

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Record.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()

"""What is still to be sent or started, with its claims."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.records.base import Record


class OutboxEntry(Record):
    """Something that is done once: claimed before, settled after; an unsettled claim on a message is an operator's.

    `job` says what, for the relay, and `due_at` when at the earliest; what a stage sends by itself has neither.
    `flow_run_id` is the run that a settled entry started.
    """

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("message_id"), Index(None, "settled_at", "due_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), index=True)
    message_id: Mapped[str] = mapped_column(String(120))
    channel: Mapped[str] = mapped_column(String(40))
    job: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    claimed_by: Mapped[str | None] = mapped_column(String(36), default=None)
    claimed_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    flow_run_id: Mapped[str | None] = mapped_column(String(36), default=None)

"""What clients asked to have changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from domain.records.base import Record, now


class RevisionStatus(StrEnum):
    """Where a revision stands; `requested` and `failed` ones are taken up again."""

    REQUESTED = "requested"
    DONE = "done"
    QUESTION = "question"
    REFUSED = "refused"
    FAILED = "failed"


_STATUS = Enum(
    RevisionStatus, native_enum=False, length=32, values_callable=lambda statuses: [str(s) for s in statuses]
)


class Revision(Record):
    """A client's request for change, the plan that was made of it, and the version that it led to.

    `restores` is the version to go back to, where that was asked for instead of something in words.
    """

    __tablename__ = "revisions"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(String(10))
    page: Mapped[str | None] = mapped_column(String(20), default=None)
    section: Mapped[str | None] = mapped_column(String(64), default=None)
    attachments: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    restores: Mapped[int | None] = mapped_column(default=None)
    status: Mapped[RevisionStatus] = mapped_column(_STATUS, default=RevisionStatus.REQUESTED)
    plan: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    version: Mapped[int | None] = mapped_column(default=None)
    counted: Mapped[bool] = mapped_column(default=False)
    requested_at: Mapped[datetime] = mapped_column(default=now)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)

"""What visitors wrote to the businesses whose sites we made."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from domain.records.base import Record, now


class FormMessage(Record):
    """A message from a site's contact form. `spam` is kept apart and not shown: a person may be behind it after all."""

    __tablename__ = "form_messages"
    __table_args__ = (Index(None, "project_id", "received_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"))
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254))
    message: Mapped[str] = mapped_column(Text)
    page: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str] = mapped_column(String(10))
    spam: Mapped[bool] = mapped_column(default=False)
    received_at: Mapped[datetime] = mapped_column(default=now, index=True)

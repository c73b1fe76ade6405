"""Who was let in, and who changed what."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from domain.records.base import Record, now


class SignIn(Record):
    """A link and a code that were asked for; deleted when one of them is used. Without `email` nobody was written."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(String(254), default=None, index=True)
    link_digest: Mapped[str] = mapped_column(String(64), unique=True)
    code_digest: Mapped[str] = mapped_column(String(64))
    browser_digest: Mapped[str] = mapped_column(String(64), index=True)
    tries: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime] = mapped_column(default=now, index=True)


class BrowserSession(Record):
    """A browser that is signed in, by the digest of its cookie."""

    __tablename__ = "browser_sessions"

    browser_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), index=True)
    staff: Mapped[bool]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class StaffMember(Record):
    """Someone of the agency, who may sign in to everything."""

    __tablename__ = "staff"

    email: Mapped[str] = mapped_column(String(254), primary_key=True)
    invited_at: Mapped[datetime] = mapped_column(default=now)


class AuditEntry(Record):
    """One change: who did what to which subject, within which request."""

    __tablename__ = "audit_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    actor: Mapped[str] = mapped_column(String(300))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(300), index=True)
    request_id: Mapped[str | None] = mapped_column(String(64), default=None)
    details: Mapped[dict[str, Any] | None] = mapped_column(default=None)

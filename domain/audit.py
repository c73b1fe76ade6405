"""The audit log: every change that somebody made, written in the change's own transaction."""

from typing import Any

from sqlalchemy.orm import Session

from domain.artifacts.base import Frozen
from domain.records.access import AuditEntry


class Actor(Frozen):
    """Who asked for a change, and in which request."""

    name: str
    request_id: str | None = None


def log_change(session: Session, actor: Actor, action: str, subject: str, **details: Any) -> None:
    """Note a change that this transaction makes; `action` is a verb phrase such as `staff invited`."""
    session.add(
        AuditEntry(
            actor=actor.name, action=action, subject=subject, request_id=actor.request_id, details=details or None
        )
    )

"""The link in the mail after a payment: good once, to sign in and begin the onboarding."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from domain.records.payments import OnboardingLink
from domain.records.projects import Project
from domain.settings import settings

LIVES = timedelta(days=14)


def open_link(session: Session, project_id: str) -> str:
    """A new link, which signs in whoever has it; only its digest is kept."""
    token = secrets.token_urlsafe(32)
    session.add(OnboardingLink(digest=_digest(token), project_id=project_id))
    return settings().page_url(f"/onboarding/{token}")


def spend_link(session: Session, token: str, at: datetime) -> Project | None:
    """The project that a link leads to; it is spent. None for any other text."""
    mine = delete(OnboardingLink).where(OnboardingLink.digest == _digest(token), OnboardingLink.created_at > at - LIVES)
    project_id = session.scalar(mine.returning(OnboardingLink.project_id))
    return session.get_one(Project, project_id) if project_id else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""The link by which a client reaches the onboarding of the project that they paid for."""

import hashlib
import secrets

from sqlalchemy.orm import Session

from domain.errors import NotFound
from domain.records.payments import OnboardingLink
from domain.records.projects import Project
from domain.settings import settings


def open_link(session: Session, project_id: str) -> str:
    """A new link; whoever has it may fill in the form, and only its digest is kept."""
    token = secrets.token_urlsafe(32)
    session.add(OnboardingLink(digest=_digest(token), project_id=project_id))
    return settings().page_url(f"/onboarding/{token}")


def project_of_link(session: Session, token: str) -> Project:
    """The project that a link leads to.

    Raises:
        NotFound: there is no such link.
    """
    link = session.get(OnboardingLink, _digest(token))
    if link is None:
        raise NotFound("There is no such onboarding.", next_step="Open the link as it was sent.")
    return session.get_one(Project, link.project_id)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""What visitors write through a site's contact form: what may be kept, once, and for how long."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale
from domain.errors import TooManyMessages
from domain.fields import Email, Name, VisibleText
from domain.records.base import lock
from domain.records.messages import FormMessage
from domain.records.projects import Project

KEPT = timedelta(days=365)
REPEATED_WITHIN = timedelta(minutes=10)
MOST_A_DAY = 200

LocalPath = Annotated[str, Field(max_length=200, pattern=r"^/([a-z0-9-]+/)*$", examples=["/", "/contato/"])]


class VisitorMessage(Frozen):
    """A message that can be kept, with the page that it was written on."""

    name: Name
    email: Email
    message: VisibleText
    page: LocalPath = "/"
    locale: Locale


def keep_message(session: Session, project: Project, message: VisitorMessage, *, spam: bool, at: datetime) -> None:
    """Keep a message, unless the same person sent the same words just before.

    Raises:
        TooManyMessages: the project had all that it takes within a day.
    """
    delete_expired(session, at)
    lock(session, project)
    of_project = select(func.count()).where(FormMessage.project_id == project.id)
    same = (
        FormMessage.name == message.name,
        FormMessage.email == message.email,
        FormMessage.message == message.message,
        FormMessage.received_at > at - REPEATED_WITHIN,
    )
    if session.scalar(of_project.where(*same)):
        return
    today = of_project.where(FormMessage.received_at > at - timedelta(days=1), FormMessage.spam == spam)
    if session.scalars(today).one() >= MOST_A_DAY:
        raise TooManyMessages(f"'{project.slug}' had {MOST_A_DAY} messages within a day.", project=project.slug)
    session.add(FormMessage(project_id=project.id, spam=spam, received_at=at, **message.model_dump()))


def messages_of(session: Session, project_id: str, *, spam: bool = False) -> Sequence[FormMessage]:
    """A project's messages, the newest first."""
    query = select(FormMessage).where(FormMessage.project_id == project_id, FormMessage.spam == spam)
    return session.scalars(query.order_by(FormMessage.received_at.desc(), FormMessage.id.desc())).all()


def delete_expired(session: Session, at: datetime) -> None:
    """Forget every message that is older than visitors were promised."""
    session.execute(delete(FormMessage).where(FormMessage.received_at <= at - KEPT))

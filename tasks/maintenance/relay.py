"""The relay: does what the outbox says. Any number of relays may be at work at the same time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from uuid import uuid4

from sqlalchemy.orm import Session

from blocks.messages.interface import Mailer, Messenger
from blocks.orchestrator.deployed_runs import cancel_runs, is_over, start_run
from domain import outbox
from domain.artifacts.message import Message
from domain.database import Database
from domain.errors import ProviderUnavailable
from domain.leases import current_holder
from domain.onboarding_links import open_link
from domain.outbox import CancelRuns, Job, OnboardingMail, StartRun, WorkspaceNote
from domain.records.base import now
from domain.records.outbox import OutboxEntry
from domain.records.projects import Project
from domain.settings import settings
from domain.stages import ProjectStatus
from tasks.client_messages import onboarding_link

_LOG = logging.getLogger("sitegen.relay")
_STOPPED = frozenset({ProjectStatus.SUSPENDED, ProjectStatus.CANCELLED})


class _Turn(Enum):
    NOW = "now"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True)
class Relay:
    """Claims an entry, acts, and settles it; what certainly was not done is tried again later."""

    database: Database
    mailer: Mailer
    messenger: Messenger
    name: str = field(default_factory=lambda: str(uuid4()))

    def run(self) -> int:
        """Do what is due, in order; how many entries were settled by acting."""
        with self.database.transaction() as session:
            waiting = outbox.due(session, now())
        return sum(self._do(entry_id) for entry_id in waiting)

    def _do(self, entry_id: int) -> bool:
        try:
            act = None if self._runs_before(entry_id) else self._claim(entry_id)
            if act is None:
                return False
            done = act()
        except ProviderUnavailable as error:
            _LOG.warning("Entry %s of the outbox is tried again later: %s", entry_id, error.reason)
            with self.database.transaction() as session:
                outbox.give_back(session, entry_id, self.name, failed=True)
            return False
        with self.database.transaction() as session:
            outbox.settle(session, entry_id, flow_run_id=done if isinstance(done, str) else None)
        return True

    def _runs_before(self, entry_id: int) -> bool:
        """Whether a flow run that the project was to have earlier is still to come or at work."""
        with self.database.transaction() as session:
            earlier = outbox.runs_before(session, session.get_one(OutboxEntry, entry_id))
        last = next((entry.flow_run_id for entry in earlier if entry.flow_run_id), None)
        waits = any(entry.settled_at is None for entry in earlier) or (last is not None and not _is_over(last))
        if waits:
            with self.database.transaction() as session:
                outbox.give_back(session, entry_id, None, failed=False)
        return waits

    def _claim(self, entry_id: int) -> Callable[[], object] | None:
        """What to do, once the entry is ours; None where it is another relay's, not yet to do, or no more."""
        with self.database.transaction() as session:
            entry = outbox.claim(session, entry_id, self.name, now())
            if entry is None:
                return None
            job = outbox.job_of(entry)
            turn = _turn(session, entry, job)
            if turn is _Turn.NOW:
                return self._act(session, entry, job)
            if turn is _Turn.LATER:
                outbox.give_back(session, entry_id, self.name, failed=False)
            else:
                outbox.settle(session, entry_id)
            return None

    def _act(self, session: Session, entry: OutboxEntry, job: Job) -> Callable[[], object]:
        match job:
            case OnboardingMail():
                subject, text = onboarding_link(job.locale, url=open_link(session, entry.project_id))
                return partial(self.mailer.send, _message(entry, job.recipient, subject, text))
            case WorkspaceNote():
                recipient = settings().workspace_recipient
                return partial(self.messenger.post, _message(entry, recipient, job.subject, job.text))
            case StartRun():
                key = f"{entry.project_id}-{entry.id}"
                return partial(start_run, job.deployment, job.parameters, project_id=entry.project_id, key=key)
            case CancelRuns():
                return partial(cancel_runs, entry.project_id)


def _is_over(flow_run_id: str) -> bool:
    """Whether Prefect says so; while it is away, nobody knows."""
    try:
        return is_over(flow_run_id)
    except ProviderUnavailable:
        return False


def _message(entry: OutboxEntry, recipient: str, subject: str, text: str) -> Message:
    return Message(id=entry.message_id, recipient=recipient, subject=subject, text=text)


def _turn(session: Session, entry: OutboxEntry, job: Job) -> _Turn:
    """What the project's status and lease say to an entry by now."""
    status = session.get_one(Project, entry.project_id).status
    match job:
        case WorkspaceNote():
            return _Turn.NOW
        case CancelRuns():
            return _Turn.NOW if status in _STOPPED else _Turn.NEVER
        case OnboardingMail() | StartRun() if status is ProjectStatus.CANCELLED:
            return _Turn.NEVER
        case OnboardingMail() | StartRun() if status is ProjectStatus.SUSPENDED:
            return _Turn.LATER
        case StartRun() if current_holder(session, entry.project_id):
            return _Turn.LATER
        case _:
            return _Turn.NOW

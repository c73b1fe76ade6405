"""What is to be sent or started once a transaction has committed, and who does it.

An entry is put by the transaction that is its reason. A relay claims it before it acts and settles it after. A claim on
a message that was never settled stays: nobody knows whether it went out, so an operator asks. Starting and cancelling
flow runs can be repeated safely, so a claim on those runs out.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale
from domain.records.base import insert_once, lock, now
from domain.records.outbox import OutboxEntry

GENERATE_SITE = "generate-site/generate-site"
_CLAIMED_FOR = timedelta(minutes=5)
_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(minutes=10)


class OnboardingMail(Frozen):
    """Ask the client to tell about the business; the link is made when the mail is."""

    kind: Literal["onboarding_mail"] = "onboarding_mail"
    recipient: str
    locale: Locale


class WorkspaceNote(Frozen):
    """Tell the operators."""

    kind: Literal["workspace_note"] = "workspace_note"
    subject: str
    text: str


class StartRun(Frozen):
    """Start a flow run as soon as the project has no other."""

    kind: Literal["start_run"] = "start_run"
    deployment: str
    parameters: dict[str, Any]


class CancelRuns(Frozen):
    """End the project's flow runs."""

    kind: Literal["cancel_runs"] = "cancel_runs"


Job = OnboardingMail | WorkspaceNote | StartRun | CancelRuns
_JOBS: TypeAdapter[Job] = TypeAdapter(Annotated[Job, Field(discriminator="kind")])
_CHANNELS: Mapping[type[Job], str] = {
    OnboardingMail: "mail", WorkspaceNote: "workspace", StartRun: "start_run", CancelRuns: "cancel_runs",
}  # fmt: skip
_REPEATABLE = (_CHANNELS[StartRun], _CHANNELS[CancelRuns])


def put(session: Session, project_id: str, name: str, job: Job) -> None:
    """Have something done after the commit; `name` is its own for good, so that it is only done once."""
    insert_once(
        session,
        OutboxEntry,
        project_id=project_id,
        message_id=name,
        channel=_CHANNELS[type(job)],
        job=job.model_dump(mode="json"),
        due_at=now(),
    )


def job_of(entry: OutboxEntry) -> Job:
    """What an entry of the relay's is about."""
    return _JOBS.validate_python(entry.job)


def due(session: Session, at: datetime) -> Sequence[int]:
    """The ids of the entries that a relay may claim now, the oldest first."""
    query = select(OutboxEntry.id).where(OutboxEntry.due_at <= at, _claimable(at))
    return session.scalars(query.order_by(OutboxEntry.id)).all()


def claim(session: Session, entry_id: int, by: str, at: datetime) -> OutboxEntry | None:
    """The entry, which is now this relay's to do; None where another one was quicker."""
    statement = update(OutboxEntry).where(OutboxEntry.id == entry_id, _claimable(at))
    return session.scalar(statement.values(claimed_by=by, claimed_at=at).returning(OutboxEntry))


def _claimable(at: datetime) -> ColumnElement[bool]:
    nobodys = OutboxEntry.claimed_at.is_(None)
    ran_out = and_(OutboxEntry.channel.in_(_REPEATABLE), OutboxEntry.claimed_at <= at - _CLAIMED_FOR)
    return and_(OutboxEntry.settled_at.is_(None), or_(nobodys, ran_out))


def settle(session: Session, entry_id: int, *, flow_run_id: str | None = None) -> None:
    """It is done, or is not wanted any more."""
    entry = session.get_one(OutboxEntry, entry_id)
    entry.settled_at, entry.flow_run_id = now(), flow_run_id


def give_back(session: Session, entry_id: int, by: str | None, *, failed: bool) -> None:
    """It was certainly not done by who has it, and is tried again: after failures less often, every ten minutes."""
    entry = session.get_one(OutboxEntry, entry_id)
    lock(session, entry)
    if entry.claimed_by != by:
        return
    pause = min(_FIRST_PAUSE * 2 ** min(entry.attempts, 10), _LONGEST_PAUSE) if failed else _FIRST_PAUSE
    entry.claimed_by, entry.claimed_at, entry.due_at = None, None, now() + pause
    entry.attempts += failed


def runs_before(session: Session, entry: OutboxEntry) -> Sequence[OutboxEntry]:
    """The flow runs that the project was to have before this one, the newest first; none before anything else."""
    if entry.channel != _CHANNELS[StartRun]:
        return []
    earlier = (
        OutboxEntry.project_id == entry.project_id,
        OutboxEntry.channel == _CHANNELS[StartRun],
        OutboxEntry.id < entry.id,
    )
    return session.scalars(select(OutboxEntry).where(*earlier).order_by(OutboxEntry.id.desc())).all()


def unsettled_messages(session: Session, project_id: str) -> Sequence[str]:
    """Messages that were claimed, and of which nobody knows whether they went out."""
    query = select(OutboxEntry.message_id).where(
        OutboxEntry.project_id == project_id,
        OutboxEntry.channel.not_in(_REPEATABLE),
        OutboxEntry.settled_at.is_(None),
        OutboxEntry.claimed_at.is_not(None),
    )
    return session.scalars(query).all()

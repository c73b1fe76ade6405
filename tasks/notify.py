"""Telling people: each message is claimed before it is sent and settled after, so that none goes out twice."""

import hashlib
from collections.abc import Callable

from prefect import get_run_logger
from sqlalchemy import Select, select

from blocks.messages.interface import Mailer, Messenger
from domain.artifacts.deployment import Preview
from domain.artifacts.message import Delivery, Message
from domain.artifacts.outcome import Trouble
from domain.artifacts.quality import QualityReport
from domain.artifacts.spec import SiteSpec
from domain.errors import ProviderUnavailable
from domain.leases import check
from domain.records.base import now
from domain.records.outbox import OutboxEntry
from domain.settings import settings
from domain.stages import Stage
from tasks.client_messages import preview_ready
from tasks.run import Run
from tasks.stage import stage


@stage(Stage.NOTIFY_CLIENT, about="Tell the client, in their language, that the preview is ready")
def notify_client(run: Run, spec: SiteSpec, preview: Preview, mailer: Mailer) -> Delivery:
    """One mail for each version."""
    subject, text = preview_ready(spec.locale, business=spec.business.name, url=preview.url)
    message = Message(
        id=f"{run.project_id}-v{preview.version}-preview", recipient=spec.contact.email, subject=subject, text=text
    )
    return _deliver_once(run, message, "mail", mailer.send)


@stage(Stage.NOTIFY_WORKSPACE, about="Tell the agency's workspace that a preview is ready, with the gate's verdict")
def notify_workspace(
    run: Run, spec: SiteSpec, preview: Preview, quality: QualityReport, messenger: Messenger
) -> Delivery:
    """One post for each version."""
    warnings = "".join(f"\n- {warning}" for warning in spec.warnings)
    message = Message(
        id=f"{run.project_id}-v{preview.version}-workspace",
        recipient=settings().workspace_recipient,
        subject=f"{spec.business.name}: preview of version {preview.version} is ready",
        text=f"{preview.url}\nGate: {quality.verdict}{warnings}",
    )
    return _deliver_once(run, message, "workspace", messenger.post)


@stage(Stage.NOTIFY_HUMAN, about="Hand the project to an operator: what happened, where, and what to do")
def notify_human(run: Run, trouble: Trouble, messenger: Messenger) -> Delivery:
    """One post for each trouble of a submission."""
    digest = hashlib.sha256(trouble.model_dump_json().encode()).hexdigest()[:12]
    message = Message(
        id=f"{run.project_id}-s{run.submission}-{digest}-trouble",
        recipient=settings().workspace_recipient,
        subject=f"{run.slug} needs a human at {trouble.stage}",
        text=f"{trouble.reason}\nWhat to do: {trouble.next_step}",
    )
    return _deliver_once(run, message, "workspace", messenger.post)


def _deliver_once(run: Run, message: Message, channel: str, send: Callable[[Message], Delivery]) -> Delivery:
    if (earlier := _claim(run, message, channel)) is not None:
        return earlier
    try:
        delivery = send(message)
    except ProviderUnavailable:
        _withdraw(run, message)
        raise
    with run.database.transaction() as session:
        session.scalars(_of(message)).one().settled_at = now()
    return delivery


def _claim(run: Run, message: Message, channel: str) -> Delivery | None:
    """Claim the message; where it was claimed before, say how that ended."""
    with run.database.transaction() as session:
        check(session, run.lease)
        earlier = session.scalar(_of(message))
        if earlier is None:
            session.add(
                OutboxEntry(
                    project_id=run.project_id,
                    message_id=message.id,
                    channel=channel,
                    claimed_by=run.flow_run_id,
                    claimed_at=now(),
                )
            )
            return None
        settled = earlier.settled_at is not None
    if not settled:
        get_run_logger().warning("%s was claimed but never settled: it may or may not have gone out.", message.id)
    return Delivery(
        message_id=message.id,
        channel=channel,
        recipient=message.recipient,
        state="sent" if settled else "unsettled",
    )


def _withdraw(run: Run, message: Message) -> None:
    with run.database.transaction() as session:
        session.delete(session.scalars(_of(message)).one())


def _of(message: Message) -> Select[OutboxEntry]:
    return select(OutboxEntry).where(OutboxEntry.message_id == message.id)

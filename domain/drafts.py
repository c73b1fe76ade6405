"""Onboarding forms on their way: kept as a draft, read by the pipeline's model when they are sent."""

from typing import Any

from sqlalchemy.orm import Session

from domain.artifacts.onboarding import read_form
from domain.audit import Actor, log_change
from domain.outbox import GENERATE_SITE, StartRun, put
from domain.projects import newest_submission, submit_first_or_next_form
from domain.records.projects import OnboardingDraft, Project


def draft_of(session: Session, project: Project) -> dict[str, Any]:
    """What a client has written so far: their draft, or else the form that they sent last."""
    if draft := session.get(OnboardingDraft, project.id):
        return draft.form
    submission = newest_submission(session, project.id)
    return submission.form if submission else {}


def last_step(session: Session, project: Project) -> str | None:
    """The page on which a client left their draft."""
    draft = session.get(OnboardingDraft, project.id)
    return draft.step if draft else None


def save_draft(session: Session, project: Project, form: dict[str, Any], *, step: str) -> None:
    """Keep what a client has written, right or wrong; the project is locked."""
    draft = session.get(OnboardingDraft, project.id)
    if draft is None:
        session.add(OnboardingDraft(project_id=project.id, form=form, step=step))
    else:
        draft.form, draft.step = form, step


def send_form(session: Session, project: Project, payload: Any, sender: Actor) -> None:
    """Submit a form, which queues the project, has a run started, and ends the draft.

    Raises:
        OnboardingInvalid: with every problem by its field's path.
        SlugTaken: the slug is another project's; a free one is proposed.
        TransitionRefused: the project is suspended or cancelled.
    """
    submission = submit_first_or_next_form(session, project, read_form(payload))
    if draft := session.get(OnboardingDraft, project.id):
        session.delete(draft)
    run = StartRun(deployment=GENERATE_SITE, parameters={"project_id": project.id})
    put(session, project.id, f"{project.id}-s{submission.number}-generate", run)
    log_change(session, sender, "onboarding sent", project.id, number=submission.number)

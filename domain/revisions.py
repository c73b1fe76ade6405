"""Revisions: asked for, taken up by a run, and settled with what became of them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.artifacts.revision import (
    OpenRevision,
    PlanKind,
    RevisionPlan,
    RevisionRequest,
    SectionRef,
    StandingVersion,
)
from domain.errors import NotFound, TransitionRefused
from domain.projects import newest_submission, newest_version
from domain.records.base import lock, now
from domain.records.projects import Project, Version
from domain.records.revisions import Revision, RevisionStatus
from domain.stages import ProjectStatus

_OPEN = frozenset({RevisionStatus.REQUESTED, RevisionStatus.FAILED})
_NOT_NOW = frozenset(
    {ProjectStatus.AWAITING_ONBOARDING, ProjectStatus.QUEUED, ProjectStatus.SUSPENDED, ProjectStatus.CANCELLED}
)
_BECOMES = {
    PlanKind.CHANGE: RevisionStatus.DONE,
    PlanKind.RESTORE: RevisionStatus.DONE,
    PlanKind.QUESTION: RevisionStatus.QUESTION,
    PlanKind.REFUSAL: RevisionStatus.REFUSED,
}


def request_revision(
    session: Session, project: Project, request: RevisionRequest, *, restores: int | None = None
) -> Revision:
    """Keep a request as the project's next revision; one that says the same and is still open is that one.

    Raises:
        NotFound: there is no version to change, or none to go back to.
        TransitionRefused: the project is suspended, cancelled, or waits for its site to be generated.
    """
    lock(session, project)
    _require_changeable(project)
    ready_version(session, project, restores)
    last = session.scalar(
        select(Revision).where(Revision.project_id == project.id).order_by(Revision.number.desc()).limit(1)
    )
    new = _revision(project, (last.number if last else 0) + 1, request, restores)
    if last and last.status in _OPEN and _asks(last) == _asks(new):
        return last
    session.add(new)
    session.flush()
    return new


def open_revision(session: Session, project: Project, number: int) -> OpenRevision:
    """A revision for a run to work on.

    Raises:
        NotFound: there is none of that number.
        TransitionRefused: it was settled already, or the project cannot be changed now.
    """
    _require_changeable(project)
    found = session.get(Revision, (project.id, number))
    if found is None:
        raise NotFound(f"There is no revision {number}.", project=project.slug)
    if found.status not in _OPEN:
        raise TransitionRefused(
            f"Revision {number} is settled: {found.status}.", project=project.slug, next_step="Ask for another one."
        )
    return OpenRevision(number=number, request=_request(found), restores=found.restores)


def standing_version(session: Session, project: Project, number: int | None = None) -> StandingVersion | None:
    """What a run builds upon: this version, else the newest, with the plans that are in it."""
    version = ready_version(session, project, number) if number else newest_version(session, project.id)
    if version is None:
        return None
    plans = (session.get_one(Revision, (project.id, revision)).plan for revision in version.revisions)
    return StandingVersion(
        number=version.number,
        commit=version.commit,
        documents=version.documents,
        revisions=tuple(version.revisions),
        plans=tuple(RevisionPlan.model_validate(plan) for plan in plans),
        pages=version.pages,
    )


def ready_version(session: Session, project: Project, number: int | None = None) -> Version:
    """The version of this number, else the newest one, that can be seen.

    Raises:
        NotFound: there is none.
    """
    found = session.get(Version, (project.id, number)) if number else newest_version(session, project.id)
    if found is None or found.ready_at is None:
        raise NotFound(
            f"There is no version {number}." if number else "There is no version of this site yet.",
            project=project.slug,
            next_step="`sitegen show` lists the versions.",
        )
    return found


def settle_revision(
    session: Session, project: Project, number: int, plan: RevisionPlan, *, version: Version | None
) -> None:
    """Write down what became of a revision; a form that is generated again goes on top of its version."""
    revision = session.get_one(Revision, (project.id, number))
    revision.plan, revision.status, revision.settled_at = plan.model_dump(mode="json"), _BECOMES[plan.kind], now()
    revision.version = version.number if version else None
    revision.counted = plan.kind is PlanKind.CHANGE
    submission = newest_submission(session, project.id)
    if version and submission:
        submission.base = version.commit


def fail_revision(session: Session, project: Project, number: int) -> None:
    """A run came to no end with it; the next one takes it up again."""
    session.get_one(Revision, (project.id, number)).status = RevisionStatus.FAILED


def revisions_of(session: Session, project_id: str) -> tuple[Revision, ...]:
    """A project's revisions, the oldest first."""
    query = select(Revision).where(Revision.project_id == project_id).order_by(Revision.number)
    return tuple(session.scalars(query))


def _require_changeable(project: Project) -> None:
    if project.status in _NOT_NOW:
        raise TransitionRefused(
            f"The project is {project.status}: its site cannot be changed.",
            project=project.slug,
            next_step="Generate the site, or have an operator take the project up again, first.",
        )


def _revision(project: Project, number: int, request: RevisionRequest, restores: int | None) -> Revision:
    where = request.section
    return Revision(
        project_id=project.id,
        number=number,
        text=request.text,
        locale=request.locale,
        page=where.page if where else None,
        section=where.section if where else None,
        attachments=[item.model_dump(mode="json") for item in request.attachments],
        restores=restores,
    )


def _asks(revision: Revision) -> tuple[object, ...]:
    where = (revision.page, revision.section)
    return (revision.text, revision.locale, *where, revision.attachments, revision.restores)


def _request(revision: Revision) -> RevisionRequest:
    where = SectionRef.model_validate({"page": revision.page, "section": revision.section}) if revision.page else None
    on: date = revision.requested_at.date()
    values = {"text": revision.text, "locale": revision.locale, "section": where, "on": on}
    return RevisionRequest.model_validate({**values, "attachments": revision.attachments})

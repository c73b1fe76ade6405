"""`/api/v1/projects`: where projects stand, how good their sites are, what visitors wrote."""

import re
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request, Response
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from api.access import (
    ClientOrOperator,
    MayChange,
    MayMakeProjects,
    Member,
    ProjectId,
    SignedIn,
    Staff,
    actor,
    project_of,
    theirs,
)
from api.project_models import (
    Cost,
    Message,
    NewProject,
    Page,
    ProjectDetails,
    ProjectSummary,
    Trouble,
    VersionSummary,
    Workings,
)
from api.services import WithServices, admit
from blocks.orchestrator.progress import newest_run
from blocks.site_host.interface import SiteHost
from domain.artifacts.onboarding import OnboardingForm, read_form
from domain.artifacts.outcome import RunProgress
from domain.artifacts.quality import QualityReport
from domain.audit import log_change
from domain.drafts import send_form
from domain.errors import NotFound
from domain.projects import create_project, newest_submission, newest_version
from domain.records.messages import FormMessage
from domain.records.projects import Project, Version
from domain.records.runs import AICall
from domain.stages import ProjectStatus

MOST_ONBOARDING_BYTES = 1024 * 1024
ONBOARDING_PATH = re.compile(r"/api/v1/projects/[^/]+/onboarding")
_FORM_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/OnboardingForm"}}},
    }
}

router = APIRouter(prefix="/projects", tags=["projects"])

Limit = Annotated[int, Query(ge=1, le=100, description="How many at most")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to leave out before")]


@router.get("")
def list_projects(
    services: WithServices,
    member: SignedIn,
    status: Annotated[ProjectStatus | None, Query(description="Only projects that stand there")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page[ProjectSummary]:
    """Projects, the newest first; a client's own only."""
    wanted = select(Project).where(theirs(member))
    if status:
        wanted = wanted.where(Project.status == status)
    with services.database.transaction() as session:
        found = session.scalars(wanted.order_by(Project.created_at.desc(), Project.id).limit(limit).offset(offset))
        items = [ProjectSummary.model_validate(project) for project in found]
        return Page(items=items, total=_count(session, wanted))


@router.post("", status_code=201)
def make_project(
    new: NewProject, request: Request, response: Response, services: WithServices, member: MayMakeProjects
) -> ProjectDetails:
    """A project that waits for its onboarding form; for operators and services."""
    admit(services.limits.projects, services.clock(), subject=member.name)
    with services.database.transaction() as session:
        project = create_project(session, name=new.name, client_email=new.client_email)
        log_change(session, actor(request, member), "project made", project.id)
        response.headers["Location"] = f"/api/v1/projects/{project.id}"
        return _details(session, project, member, services.site_host)


@router.get("/{project_id}")
def show_project(project_id: ProjectId, services: WithServices, member: SignedIn) -> ProjectDetails:
    """A project with its versions; for staff also what it cost and what went wrong."""
    with services.database.transaction() as session:
        return _details(session, project_of(session, project_id, member), member, services.site_host)


@router.get("/{project_id}/onboarding")
def show_onboarding(project_id: ProjectId, services: WithServices, member: SignedIn) -> OnboardingForm:
    """The onboarding form as it was sent last."""
    with services.database.transaction() as session:
        submission = newest_submission(session, project_of(session, project_id, member).id)
        if submission is None:
            raise NotFound("No onboarding form was sent yet.", next_step="Send one to this address.")
        return read_form(submission.form)


@router.post("/{project_id}/onboarding", openapi_extra=_FORM_BODY)
def take_onboarding(
    project_id: ProjectId,
    payload: Annotated[Any, Body()],
    request: Request,
    services: WithServices,
    member: MayChange,
) -> ProjectDetails:
    """Take the onboarding form, whose problems are named by field, and queue the project."""
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        send_form(session, project, payload, actor(request, member))
        return _details(session, project, member, services.site_host)


@router.get("/{project_id}/pipeline")
def show_pipeline(project_id: ProjectId, services: WithServices, member: SignedIn) -> RunProgress:
    """The newest run of the pipeline, stage by stage."""
    with services.database.transaction() as session:
        project_of(session, project_id, member)
    run = newest_run(project_id)
    if run is None:
        raise NotFound("The pipeline has not run for this project yet.", next_step="Wait until it was started.")
    return run


@router.get("/{project_id}/quality")
def show_quality(project_id: ProjectId, services: WithServices, member: SignedIn) -> QualityReport:
    """What was checked on the newest version, and what was found."""
    with services.database.transaction() as session:
        version = newest_version(session, project_of(session, project_id, member).id)
        if version is None or version.quality is None:
            raise NotFound("No version of the project was checked yet.", next_step="Wait until a preview is ready.")
        return QualityReport.model_validate(version.quality)


@router.get("/{project_id}/messages")
def list_messages(
    project_id: ProjectId, services: WithServices, member: ClientOrOperator, limit: Limit = 50, offset: Offset = 0
) -> Page[Message]:
    """What visitors wrote through the site's contact form, the newest first; not for machines."""
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        wanted = select(FormMessage).where(FormMessage.project_id == project.id, FormMessage.spam.is_(False))
        newest = wanted.order_by(FormMessage.received_at.desc(), FormMessage.id.desc())
        items = [Message.model_validate(one) for one in session.scalars(newest.limit(limit).offset(offset))]
        return Page(items=items, total=_count(session, wanted))


def _details(session: Session, project: Project, member: Member, host: SiteHost) -> ProjectDetails:
    ready = select(Version).where(Version.project_id == project.id, Version.ready_at.is_not(None))
    versions = session.scalars(ready.order_by(Version.number.desc()))
    return ProjectDetails(
        **ProjectSummary.model_validate(project).model_dump(),
        live_url=host.live_url(project.slug) if project.live_version else None,
        versions=[VersionSummary.model_validate(version) for version in versions],
        workings=_workings(session, project) if isinstance(member, Staff) else None,
    )


def _workings(session: Session, project: Project) -> Workings:
    sums = (func.sum(AICall.input_tokens), func.sum(AICall.output_tokens), func.sum(AICall.cost))
    ledger = select(func.count(AICall.id), *sums).where(AICall.project_id == project.id)
    calls, taken, given, amount = session.execute(ledger).one()
    return Workings(
        client_email=project.client_email,
        trouble=Trouble.model_validate(project.trouble) if project.trouble else None,
        warnings=project.warnings,
        cost=Cost(calls=calls, input_tokens=taken or 0, output_tokens=given or 0, amount=amount or Decimal(0)),
    )


def _count(session: Session, wanted: Select[Any]) -> int:
    return session.scalars(select(func.count()).select_from(wanted.subquery())).one()

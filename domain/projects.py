"""Projects as their clients and operators know them: found by slug or id, fed with onboarding forms."""

from sqlalchemy import Select, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from domain.artifacts.onboarding import OnboardingForm
from domain.errors import FieldProblem, NotFound, OnboardingInvalid, SlugTaken, TransitionRefused
from domain.records.base import lock, new_id
from domain.records.projects import OnboardingSubmission, Project, Version
from domain.records.runs import Lease
from domain.slugs import slug_from_name
from domain.stages import ProjectStatus
from domain.transitions import advance


def find_project(session: Session, name: str) -> Project:
    """The project of that slug or id.

    Raises:
        NotFound: there is none.
    """
    project = session.scalar(select(Project).where(or_(Project.id == name, Project.slug == name)))
    if project is None:
        raise NotFound(f"There is no project '{name}'.", project=name)
    return project


def create_project(session: Session, *, name: str, client_email: str) -> Project:
    """A project that was paid for and has no form yet, with a slug for the meantime."""
    project_id = new_id()
    project = Project(id=project_id, slug=f"site-{project_id}", name=name, client_email=client_email)
    session.add(project)
    session.flush()
    session.add(Lease(project_id=project_id))
    session.flush()
    return project


def find_or_create_project(session: Session, form: OnboardingForm, slug: str, *, same_client: bool = False) -> Project:
    """The project of this slug, locked; the form must come from the client that the slug belongs to.

    Clients are told apart by their e-mail address; `same_client` vouches for one who has a new address.

    Raises:
        SlugTaken: the slug is another client's; a free one is proposed.
    """
    project = session.scalar(_of_slug(slug)) or _create(session, form, slug)
    lock(session, project)
    if not same_client and project.client_email.casefold() != form.contact.email.casefold():
        free = _free_slug(session, slug)
        raise SlugTaken(
            [FieldProblem("slug", f"'{slug}' belongs to the site of another contact.email; '{free}' is free")],
            next_step="Choose the free slug; or, for the same client with a new address, add --same-client.",
        )
    project.client_email = form.contact.email
    return project


def submit_first_or_next_form(session: Session, project: Project, form: OnboardingForm) -> OnboardingSubmission:
    """Submit a form for a project that is known; its first form also says the site's slug, which then stays.

    Raises:
        OnboardingInvalid: the form wants another slug than the site has.
        SlugTaken: the slug is another project's; a free one is proposed.
        TransitionRefused: the project is suspended or cancelled.
    """
    lock(session, project)
    if newest_submission(session, project.id) is None:
        _take_slug(session, project, form)
    elif form.slug not in {None, project.slug}:
        raise OnboardingInvalid([FieldProblem("slug", f"the site is at '{project.slug}' and stays there")])
    return submit_form(session, project, form)


def submit_form(session: Session, project: Project, form: OnboardingForm) -> OnboardingSubmission:
    """Keep the form as the project's newest submission, unless it says what the newest one says, and queue it.

    Raises:
        TransitionRefused: the project is suspended or cancelled.
    """
    lock(session, project)
    if project.status in {ProjectStatus.SUSPENDED, ProjectStatus.CANCELLED}:
        raise TransitionRefused(
            f"The project is {project.status}: it takes no new form.",
            project=project.slug,
            next_step="An operator has to take it up again first.",
        )
    project.name = form.business.name
    newest = newest_submission(session, project.id)
    if newest is None or newest.digest != form.content_digest():
        version = newest_version(session, project.id)
        newest = OnboardingSubmission(
            project_id=project.id,
            number=newest.number + 1 if newest else 1,
            digest=form.content_digest(),
            form=form.model_dump(mode="json"),
            base=version.commit if version else None,
        )
        session.add(newest)
    if project.status in {ProjectStatus.AWAITING_ONBOARDING, ProjectStatus.NEEDS_HUMAN}:
        advance(project, ProjectStatus.QUEUED)
    return newest


def newest_submission(session: Session, project_id: str) -> OnboardingSubmission | None:
    """What the client sent last."""
    return session.scalar(
        select(OnboardingSubmission)
        .where(OnboardingSubmission.project_id == project_id)
        .order_by(OnboardingSubmission.number.desc())
        .limit(1)
    )


def newest_version(session: Session, project_id: str) -> Version | None:
    """The newest version that can be seen."""
    return session.scalar(
        select(Version)
        .where(Version.project_id == project_id, Version.ready_at.is_not(None))
        .order_by(Version.number.desc())
        .limit(1)
    )


def claim_version(session: Session, project_id: str, *, commit: str, build_digest: str) -> Version:
    """Find or create the version of a commit and its build; numbers grow by one."""
    lock(session, session.get_one(Project, project_id))
    version = session.scalar(
        select(Version).where(
            Version.project_id == project_id, Version.commit == commit, Version.build_digest == build_digest
        )
    )
    if version is None:
        last = session.scalar(select(func.max(Version.number)).where(Version.project_id == project_id)) or 0
        version = Version(project_id=project_id, number=last + 1, commit=commit, build_digest=build_digest)
        session.add(version)
        session.flush()
    return version


def _of_slug(slug: str) -> Select[Project]:
    return select(Project).where(Project.slug == slug)


def _create(session: Session, form: OnboardingForm, slug: str) -> Project:
    """A new project; where another transaction is just making one of this slug, that one."""
    project = Project(slug=slug, name=form.business.name, client_email=form.contact.email)
    try:
        with session.begin_nested():
            session.add(project)
            session.flush()
            session.add(Lease(project_id=project.id))
    except IntegrityError:
        return session.scalars(_of_slug(slug)).one()
    return project


def _take_slug(session: Session, project: Project, form: OnboardingForm) -> None:
    """The slug that the form asks for; made from the name, it gives way to others."""
    wanted = form.slug or slug_from_name(form.business.name)
    if session.scalar(_of_slug(wanted)) not in {None, project}:
        free = _free_slug(session, wanted)
        if form.slug:
            raise SlugTaken([FieldProblem("slug", f"'{wanted}' belongs to another site; '{free}' is free")])
        wanted = free
    try:
        with session.begin_nested():
            project.slug = wanted
            session.flush()
    except IntegrityError:
        raise SlugTaken([FieldProblem("slug", f"'{wanted}' has just been taken")]) from None


def _free_slug(session: Session, slug: str) -> str:
    stem = slug[:36].rstrip("-")
    taken = set(session.scalars(select(Project.slug).where(Project.slug.startswith(f"{stem}-"))))
    return next(free for number in range(2, 10_000) if (free := f"{stem}-{number}") not in taken)

"""A project's one active run: begun under a lease, kept alive, and finished with a status."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import httpx
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run

from blocks.doors import open_doors
from blocks.orchestrator.flow_runs import adopt
from domain.artifacts.build import BuildReport
from domain.artifacts.deployment import Deployment, Preview
from domain.artifacts.outcome import Outcome, RevisionOutcome, RunStart, Trouble
from domain.artifacts.quality import QualityReport
from domain.artifacts.revision import RevisionPlan
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec
from domain.database import Database, open_database
from domain.errors import NotFound, Overtaken, SitegenError, StageDefect
from domain.leases import check, release
from domain.projects import find_project, newest_submission, newest_version
from domain.records.base import now
from domain.records.projects import Project, Version
from domain.revisions import fail_revision, open_revision, settle_revision, standing_version
from domain.settings import settings
from domain.stages import ProjectStatus, Stage
from domain.transitions import advance
from tasks.build.pages import changed_pages
from tasks.leasing import renewed, wait_for_lease
from tasks.notify import notify_human
from tasks.run import NotWanted, Run


@contextmanager
def project_run(
    project: str,
    *,
    working: ProjectStatus | None = None,
    revision: int | None = None,
    refresh: Sequence[Stage] = (),
    until: Stage | None = None,
) -> Iterator[Run]:
    """Hold the project's lease while a flow composes its stages; end with `finish_run`, whatever happened.

    Without `working`, the project's status stays until the flow calls `begin_work`.

    Raises:
        SitegenError: what stopped the run; the project then needs a human.
        Overtaken: another run took over; nothing was written.
    """
    with open_database(settings()) as database:
        doors = open_doors(settings())
        start = begin_run(database, project, None if until else working, revision)
        run = Run(
            start, flow_run_id=_flow_run_id(), doors=doors, database=database, refresh=refresh, until=until
        )  # fmt: skip
        run.at_work = working is not None and until is None
        with renewed(run.database, run.lease):
            try:
                with _composed(run):
                    yield run
            except Overtaken:
                raise
            except SitegenError as error:
                _give_to_human(run, error)
                raise
            except Exception as error:
                defect = StageDefect(f"{type(error).__name__}: {error}", project=run.slug)
                _give_to_human(run, defect)
                raise defect from error
            except BaseException:
                finish_run(run, _interrupted(run))
                raise
            finish_run(run, ProjectStatus.PREVIEW_READY if run.at_work else None)


def begin_work(run: Run, status: ProjectStatus) -> None:
    """Say that the site is being changed; whatever came before only looked at it.

    Raises:
        TransitionRefused: the project's status does not allow it.
    """
    with run.database.transaction() as session:
        check(session, run.lease)
        advance(session.get_one(Project, run.project_id), status)
    run.at_work = True


def _interrupted(run: Run) -> ProjectStatus | None:
    """A generation waits for the next run; a revision leaves the version that it was to change."""
    if not run.at_work:
        return None
    return ProjectStatus.PREVIEW_READY if run.revision else ProjectStatus.QUEUED


def _prefect_was_away(_task: object, _task_run: object, state: State[RunStart]) -> bool:
    return isinstance(state.result(raise_on_failure=False), httpx.HTTPError)


@task(
    name="begin_run",
    task_run_name="begin_run",
    description="Take the project's lease, and wait for it where another run holds it",
    retries=2,
    retry_delay_seconds=2,
    retry_condition_fn=_prefect_was_away,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def begin_run(database: Database, project: str, status: ProjectStatus | None, revision: int | None = None) -> RunStart:
    """Take the lease and close what earlier runs left open; `status` is given to the project.

    Raises:
        NotFound: no such project or revision, or nothing was submitted for it yet.
        RunInProgress: another living run did not end in time.
        TransitionRefused: the project's status does not allow a run, or the revision is settled.
    """
    with database.transaction() as session:
        found = find_project(session, project)
        submission = newest_submission(session, found.id)
        if revision:
            open_revision(session, found, revision)
    if submission is None:
        raise NotFound("No onboarding form was submitted for this project yet.", project=found.slug)
    held = wait_for_lease(database, found, status, flow_run_id=_flow_run_id())
    adopt(_flow_run_id(), found.id)
    with database.transaction() as session:
        opened = open_revision(session, found, revision) if revision else None
        standing = standing_version(session, found, opened.restores if opened else None)
        newest = newest_version(session, found.id)
    return RunStart(
        project_id=found.id,
        slug=found.slug,
        lease=held.number,
        submission=submission.number,
        base=newest.commit if opened and newest else submission.base,
        standing=standing,
        revision=opened,
    )


@task(
    name="finish_run",
    task_run_name="finish_run",
    description="Write the project's status and version, and release its lease",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def finish_run(run: Run, status: ProjectStatus | None, trouble: Trouble | None = None) -> Outcome:
    """In one transaction that only the lease's holder can make.

    Raises:
        Overtaken: another run took over; nothing was written.
    """
    deployment, preview, quality = run.kept(Deployment), run.kept(Preview), run.kept(QualityReport)
    spec, documents, plan = run.kept(SiteSpec), run.kept(SiteDocuments), run.kept(RevisionPlan)
    build = run.kept(BuildReport)
    version, revised = None, None
    with run.database.transaction() as session:
        release(session, run.lease)
        project = session.get_one(Project, run.project_id)
        newest = newest_version(session, run.project_id)
        if deployment and preview and quality and build:
            version = session.get_one(Version, (run.project_id, deployment.version))
            version.preview_url, version.quality = deployment.url, quality.model_dump(mode="json")
            version.documents = documents.content_digest() if documents else version.documents
            version.revisions, version.pages = _revisions_within(run), build.pages
            version.ready_at = version.ready_at or now()
            project.preview_url = preview.url
        if spec:
            project.warnings = list(spec.warnings)
        if run.revision and plan and trouble is None:
            settle_revision(session, project, run.revision.number, plan, version=version)
            changed = changed_pages(newest.pages, version.pages) if newest and version else ()
            revised = RevisionOutcome(number=run.revision.number, plan=plan, changed_pages=changed)
        elif run.revision and trouble:
            fail_revision(session, project, run.revision.number)
        if status is not None:
            advance(project, status, trouble=trouble.model_dump() if trouble else None)
        now_is = project.status
    run.outcome = Outcome(
        flow_run_id=run.flow_run_id,
        project_id=run.project_id,
        slug=run.slug,
        task_runs=len(run.futures),
        status=now_is,
        version=deployment.version if deployment else None,
        preview=preview,
        quality=quality,
        build=build,
        warnings=spec.warnings if spec else (),
        trouble=trouble,
        revision=revised,
    )
    return run.outcome


def _revisions_within(run: Run) -> list[int]:
    """Those of the version that was built upon, and the one that was made; going back to a version adds nothing."""
    before = list(run.standing.revisions) if run.standing else []
    return [*before, run.revision.number] if run.revision and run.revision.restores is None else before


def _flow_run_id() -> str:
    return str(flow_run.get_id())


@contextmanager
def _composed(run: Run) -> Iterator[None]:
    """Wait for every stage that was submitted; the first that failed is the run's error."""
    try:
        yield
    except NotWanted:
        pass
    except Exception:
        raise_first_failure(run.futures)
        raise
    raise_first_failure(run.futures)


def raise_first_failure(futures: Sequence[PrefectFuture[object]]) -> None:
    """Wait for all, then raise the error of the first one that failed by itself."""
    for future in futures:
        future.wait()
    for future in futures:
        if future.state.is_failed() or future.state.is_crashed():
            future.result()


def _give_to_human(run: Run, error: SitegenError) -> None:
    stage = error.stage or str(flow_run.get_flow_name())
    trouble = Trouble(stage=stage, reason=error.reason, next_step=error.next_step)
    if run.until is None:
        run.submit(notify_human, trouble, run.doors.messenger).wait()
    finish_run(run, None if run.until else ProjectStatus.NEEDS_HUMAN, trouble)

"""A project's one active run: begun under a lease, kept alive, and finished with a status."""

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psutil
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run
from sqlalchemy.exc import SQLAlchemyError

from blocks.doors import open_doors
from blocks.orchestrator.flow_runs import adopt, ended
from domain.artifacts.build import BuildReport
from domain.artifacts.deployment import Deployment, Preview
from domain.artifacts.outcome import Outcome, RunStart, Trouble
from domain.artifacts.quality import QualityReport
from domain.database import Database
from domain.errors import NotFound, Overtaken, RunInProgress, SitegenError, StageDefect
from domain.leases import HeldLease, Holder, current_holder, release, renew, take
from domain.projects import find_project, newest_submission
from domain.records.base import now
from domain.records.projects import Project, Version
from domain.settings import Settings, settings
from domain.stages import ProjectStatus, Stage
from domain.transitions import advance
from tasks.notify import notify_human
from tasks.run import NotWanted, Run

progress = logging.getLogger("sitegen.progress")
_POLL_SECONDS = 1.0


@contextmanager
def project_run(
    project: str, *, working: ProjectStatus, refresh: Sequence[Stage] = (), until: Stage | None = None
) -> Iterator[Run]:
    """Hold the project's lease while a flow composes its stages; end with `finish_run`, whatever happened.

    Raises:
        SitegenError: what stopped the run; the project then needs a human.
        Overtaken: another run took over; nothing was written.
    """
    with open_database(settings()) as database:
        doors = open_doors(settings().home, settings().preview_port)
        start = begin_run(database, project, None if until else working)
        run = Run(
            start, flow_run_id=_flow_run_id(), doors=doors, database=database, refresh=refresh, until=until
        )  # fmt: skip
        with _renewed(run):
            try:
                with _composed(run):
                    yield run
            except Overtaken:
                raise
            except Exception as error:
                _give_to_human(run, error)
                raise
            except BaseException:
                finish_run(run, None if until else ProjectStatus.QUEUED)
                raise
            finish_run(run, None if until else ProjectStatus.PREVIEW_READY)


@contextmanager
def open_database(options: Settings) -> Iterator[Database]:
    """The database for as long as it is needed."""
    database = Database.open(options)
    try:
        yield database
    finally:
        database.close()


@task(
    name="begin_run",
    task_run_name="begin_run",
    description="Take the project's lease, and wait for it where another run holds it",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def begin_run(database: Database, project: str, status: ProjectStatus | None) -> RunStart:
    """Take the lease and close what earlier runs left open; `status` is given to the project.

    Raises:
        NotFound: no such project, or nothing was submitted for it yet.
        RunInProgress: another living run did not end in time.
        TransitionRefused: the project's status does not allow a run.
    """
    with database.transaction() as session:
        found = find_project(session, project)
        submission = newest_submission(session, found.id)
    if submission is None:
        raise NotFound("No onboarding form was submitted for this project yet.", project=found.slug)
    held = _wait_for_lease(database, found, status)
    adopt(_flow_run_id(), found.id)
    return RunStart(
        project_id=found.id, slug=found.slug, lease=held.number, submission=submission.number, base=submission.base
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
    with run.database.transaction() as session:
        release(session, run.lease)
        project = session.get_one(Project, run.project_id)
        if status is ProjectStatus.PREVIEW_READY and deployment and preview and quality:
            version = session.get_one(Version, (run.project_id, deployment.version))
            version.preview_url, version.quality = deployment.url, quality.model_dump(mode="json")
            version.ready_at = version.ready_at or now()
            project.preview_url = preview.url
        if status is not None:
            advance(project, status, trouble=trouble.model_dump() if trouble else None)
        now_is = project.status
    run.outcome = Outcome(
        flow_run_id=run.flow_run_id,
        project_id=run.project_id,
        slug=run.slug,
        status=now_is,
        version=deployment.version if deployment else None,
        preview=preview,
        quality=quality,
        build=run.kept(BuildReport),
        trouble=trouble,
    )
    return run.outcome


def _wait_for_lease(database: Database, project: Project, status: ProjectStatus | None) -> HeldLease:
    holder, options = this_holder(), settings()
    deadline, said = time.monotonic() + options.lease_wait_seconds, False
    while True:
        with database.transaction() as session:
            standing = current_holder(session, project.id)
        gone = standing if standing and _is_gone(standing) else None
        with database.transaction() as session:
            held = take(session, project.id, holder, seconds=options.lease_seconds, instead_of=gone)
            if held and status:
                advance(session.get_one(Project, project.id), status)
        if held:
            return held
        if not said and standing:
            said = True
            progress.warning(
                "Waiting for flow run %s of this project (process %s on %s) to end or to let its lease run out.",
                standing.flow_run_id, standing.pid, standing.machine,
            )  # fmt: skip
        if time.monotonic() > deadline:
            raise RunInProgress("Another run of this project is still going on.", project=project.slug)
        time.sleep(_POLL_SECONDS)


def this_holder() -> Holder:
    """This process, as the holder of a lease."""
    return Holder(
        machine=_machine(), pid=os.getpid(), started=psutil.Process().create_time(), flow_run_id=_flow_run_id()
    )


def _is_gone(holder: Holder) -> bool:
    if holder.machine == _machine():
        try:
            process = psutil.Process(holder.pid)
            return process.create_time() != holder.started or process.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True
    return ended(holder.flow_run_id)


@cache
def _machine() -> str:
    boot = Path("/proc/sys/kernel/random/boot_id")
    return f"{socket.gethostname()}/{boot.read_text().strip() if boot.exists() else 'unknown'}"


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


@contextmanager
def _renewed(run: Run) -> Iterator[None]:
    """Renew the lease beside the stages; when it is lost, they find out themselves."""
    done = threading.Event()
    seconds = settings().lease_seconds

    def keep_renewing() -> None:
        while not done.wait(seconds / 3):
            try:
                with run.database.transaction() as session:
                    renew(session, run.lease, seconds=seconds)
            except Overtaken:
                return
            except SQLAlchemyError:
                continue

    keeper = threading.Thread(target=keep_renewing, name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def _give_to_human(run: Run, error: Exception) -> None:
    known = error if isinstance(error, SitegenError) else StageDefect(f"{type(error).__name__}: {error}")
    trouble = Trouble(
        stage=known.stage or str(flow_run.get_flow_name()), reason=known.reason, next_step=known.next_step
    )
    if run.until is None:
        run.submit(notify_human, trouble, run.doors.messenger).wait()
    finish_run(run, None if run.until else ProjectStatus.NEEDS_HUMAN, trouble)

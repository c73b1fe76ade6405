"""Taking a project's lease, waiting for it, and keeping it alive beside the stages."""

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psutil
from sqlalchemy.exc import SQLAlchemyError

from blocks.orchestrator.flow_runs import ended
from domain.database import Database
from domain.errors import Overtaken, ProviderUnavailable, RunInProgress
from domain.leases import HeldLease, Holder, current_holder, renew, take
from domain.records.projects import Project
from domain.settings import settings
from domain.stages import ProjectStatus
from domain.transitions import advance

progress = logging.getLogger("sitegen.progress")
_POLL_SECONDS = 1.0


def wait_for_lease(
    database: Database, project: Project, status: ProjectStatus | None, *, flow_run_id: str
) -> HeldLease:
    """Take the project's lease, from a holder that is known to be gone or has let it run out; otherwise wait.

    `status` is given to the project in the same transaction.

    Raises:
        RunInProgress: the other run did not end in time.
        TransitionRefused: the project's status does not allow a run.
    """
    holder, options = this_holder(flow_run_id), settings()
    deadline, said = time.monotonic() + options.lease_wait_seconds, False
    while True:
        with database.transaction() as session:
            standing = current_holder(session, project.id)
        gone = standing if standing and (standing == holder or _is_gone(standing)) else None
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


def this_holder(flow_run_id: str) -> Holder:
    """This process, as the holder of a lease."""
    return Holder(machine=_machine(), pid=os.getpid(), started=psutil.Process().create_time(), flow_run_id=flow_run_id)


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


@contextmanager
def renewed(database: Database, held: HeldLease) -> Iterator[None]:
    """Renew the lease beside the stages; when it is lost, they find out themselves."""
    done = threading.Event()
    seconds = settings().lease_seconds

    def keep_renewing() -> None:
        while not done.wait(seconds / 3):
            try:
                with database.transaction() as session:
                    renew(session, held, seconds=seconds)
            except Overtaken:
                return
            except (ProviderUnavailable, SQLAlchemyError):
                continue

    keeper = threading.Thread(target=keep_renewing, name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()

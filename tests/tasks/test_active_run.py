"""One active run for each project: who waits, who takes over, and what a run leaves behind however it ends."""

import logging
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import psutil
import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State, StateType
from prefect.states import Completed, Running

from blocks.orchestrator.flow_runs import project_tag
from domain.artifacts.onboarding import read_form
from domain.artifacts.outcome import Outcome
from domain.database import Database
from domain.errors import NotFound, Overtaken, RunInProgress, StageDefect
from domain.leases import HeldLease, Holder, current_holder, release, take
from domain.projects import find_or_create_project, find_project
from domain.records.projects import Project
from domain.settings import settings
from domain.stages import ProjectStatus
from tasks import leasing
from tasks.active_run import project_run

pytestmark = pytest.mark.usefixtures("prefect_server")


@flow
def short_flow(project: str) -> Outcome:
    with project_run(project, working=ProjectStatus.GENERATING) as run:
        pass
    return run.concluded()


@flow
def flow_that(project: str, act: Callable[[], None]) -> None:
    with project_run(project, working=ProjectStatus.GENERATING):
        act()


def run_that(project: str, act: Callable[[], None]) -> None:
    flow_that.with_options(validate_parameters=False)(project, act)


@contextmanager
def waiting_at_most(seconds: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEGEN_LEASE_WAIT_SECONDS", str(seconds))
        settings.cache_clear()
        yield
    settings.cache_clear()


def this_machine() -> str:
    return leasing._machine()


def living_holder() -> Holder:
    """This process, busy with another flow run."""
    me = psutil.Process()
    return Holder(machine=this_machine(), pid=me.pid, started=me.create_time(), flow_run_id=str(uuid4()))


def elsewhere(flow_run_id: str) -> Holder:
    return Holder(machine="elsewhere", pid=1, started=1, flow_run_id=flow_run_id)


def take_lease(database: Database, slug: str, holder: Holder, *, seconds: int = 600) -> HeldLease:
    with database.transaction() as session:
        project = find_project(session, slug)
        held = take(session, project.id, holder, seconds=seconds, instead_of=current_holder(session, project.id))
    assert held
    return held


def read_project(database: Database, slug: str) -> Project:
    with database.transaction() as session:
        return find_project(session, slug)


def holder_of(database: Database, slug: str) -> Holder | None:
    with database.transaction() as session:
        return current_holder(session, find_project(session, slug).id)


@flow
def some_flow() -> None:
    """Gives a flow run."""


def flow_run_in(state: State[None], *tags: str) -> str:
    with get_client(sync_client=True) as client:
        return str(client.create_flow_run(some_flow, state=state, tags=tags).id)


def state_of(flow_run_id: str) -> StateType:
    with get_client(sync_client=True) as client:
        state = client.read_flow_run(UUID(flow_run_id)).state
    assert state
    return state.type


def test_a_living_holder_is_waited_for_and_people_are_told_for_whom(project: str, database: Database) -> None:
    holder = living_holder()
    held = take_lease(database, project, holder)
    told: list[str] = []

    class LetsGoOnceTheOtherWaits(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())
            with database.transaction() as session:
                release(session, held)

    progress, handler = logging.getLogger("sitegen.progress"), LetsGoOnceTheOtherWaits()
    progress.setLevel(logging.INFO)
    progress.addHandler(handler)
    try:
        outcome = short_flow(project)
    finally:
        progress.removeHandler(handler)
    assert outcome.status is ProjectStatus.PREVIEW_READY
    (sentence,) = told
    assert holder.flow_run_id in sentence
    assert str(holder.pid) in sentence


def test_the_wait_has_an_end_and_changes_nothing(project: str, database: Database) -> None:
    holder = living_holder()
    take_lease(database, project, holder)
    with waiting_at_most(0), pytest.raises(RunInProgress, match="still going on") as caught:
        short_flow(project)
    assert caught.value.project == project
    assert read_project(database, project).status is ProjectStatus.QUEUED
    assert holder_of(database, project) == holder


@pytest.mark.parametrize("reaped", [True, False], ids=["gone", "zombie"])
def test_a_holder_whose_process_died_is_replaced_at_once(project: str, database: Database, reaped: bool) -> None:
    with subprocess.Popen(["sleep", "600"]) as process:
        dead = psutil.Process(process.pid)
        holder = living_holder().model_copy(update={"pid": dead.pid, "started": dead.create_time()})
        take_lease(database, project, holder)
        with waiting_at_most(0), pytest.raises(RunInProgress):
            short_flow(project)
        dead.kill()
        if reaped:
            process.wait()
        else:
            assert zombie(dead)
        with waiting_at_most(0):
            short_flow(project)
    assert holder_of(database, project) is None


def zombie(process: psutil.Process) -> bool:
    """Whether it has died and nobody has asked how; waits for the kernel to say so."""
    while process.status() != psutil.STATUS_ZOMBIE:
        pass
    return True


def test_a_process_number_that_another_process_has_now_is_no_holder(project: str, database: Database) -> None:
    take_lease(database, project, living_holder().model_copy(update={"started": 1}))
    with waiting_at_most(0):
        short_flow(project)


def test_a_holder_elsewhere_counts_as_gone_when_its_flow_run_has_ended(project: str, database: Database) -> None:
    take_lease(database, project, elsewhere(flow_run_in(Running())))
    with waiting_at_most(0), pytest.raises(RunInProgress):
        short_flow(project)
    take_lease(database, project, elsewhere(flow_run_in(Completed())))
    with waiting_at_most(0):
        short_flow(project)


def test_of_a_flow_run_that_prefect_does_not_know_nothing_is_known(project: str, database: Database) -> None:
    take_lease(database, project, elsewhere(str(uuid4())))
    with waiting_at_most(0), pytest.raises(RunInProgress):
        short_flow(project)


def test_a_lease_that_ran_out_is_free(project: str, database: Database) -> None:
    take_lease(database, project, living_holder(), seconds=-1)
    with waiting_at_most(0):
        assert short_flow(project).status is ProjectStatus.PREVIEW_READY


def test_what_earlier_runs_of_the_project_left_open_is_closed(project: str, database: Database) -> None:
    ours, others = project_tag(read_project(database, project).id), project_tag("another-project")
    open_run, ended_run, foreign = (
        flow_run_in(Running(), ours), flow_run_in(Completed(), ours), flow_run_in(Running(), others)
    )  # fmt: skip
    outcome = short_flow(project)
    states = {name: state_of(name) for name in (open_run, ended_run, foreign, outcome.flow_run_id)}
    assert states == {
        open_run: StateType.CRASHED,
        ended_run: StateType.COMPLETED,
        foreign: StateType.RUNNING,
        outcome.flow_run_id: StateType.COMPLETED,
    }


def break_down() -> None:
    raise KeyError("no such thing")


@pytest.mark.parametrize("then", [lambda: None, break_down], ids=["success", "failure"])
def test_a_run_that_was_overtaken_writes_nothing_at_its_end(
    project: str, database: Database, then: Callable[[], None]
) -> None:
    newer = living_holder()

    def act() -> None:
        take_lease(database, project, newer)
        then()

    with pytest.raises(Overtaken):
        run_that(project, act)
    found = read_project(database, project)
    assert (found.status, found.trouble) == (ProjectStatus.GENERATING, None)
    assert holder_of(database, project) == newer


def test_a_defect_of_the_flow_needs_a_human_who_is_told_why(project: str, database: Database) -> None:
    with pytest.raises(StageDefect):
        run_that(project, break_down)
    found = read_project(database, project)
    assert found.status is ProjectStatus.NEEDS_HUMAN
    assert found.trouble == {
        "stage": "flow-that",
        "reason": "KeyError: 'no such thing'",
        "next_step": StageDefect.default_next_step,
    }
    (post,) = (settings().home / "outbox" / "workspace").glob(f"{found.id}-*.md")
    assert "no such thing" in post.read_text()
    assert holder_of(database, project) is None


def test_a_stopped_run_leaves_the_project_queued(project: str, database: Database) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_that(project, stop)
    found = read_project(database, project)
    assert (found.status, found.trouble) == (ProjectStatus.QUEUED, None)
    assert holder_of(database, project) is None
    assert short_flow(project).status is ProjectStatus.PREVIEW_READY


def test_an_unknown_project_is_named() -> None:
    with pytest.raises(NotFound, match="There is no project 'nobody'"):
        short_flow("nobody")


def test_a_project_without_a_form_cannot_run(database: Database, padaria: dict[str, Any]) -> None:
    slug = f"p-{uuid4().hex[:10]}"
    with database.transaction() as session:
        find_or_create_project(session, read_form({**padaria, "slug": slug}, local_files=True), slug)
    with pytest.raises(NotFound, match="No onboarding form was submitted"):
        short_flow(slug)
    assert read_project(database, slug).status is ProjectStatus.AWAITING_ONBOARDING

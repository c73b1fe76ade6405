"""`until` runs a stage and what it waits for, nothing else; and that is what the flow really waits for."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import TaskRun, TaskRunResult

from blocks.doors import embedded_doors
from blocks.orchestrator.flow_runs import stage_rows
from domain.database import Database
from domain.settings import settings
from domain.stages import ProjectStatus, Stage, with_ancestors
from flows.generate_site import generate_site
from tasks.active_run import open_database
from tasks.ingest.intake import read_local_form, submit_local_form

EXAMPLE = Path(__file__).parents[2] / "examples" / "padaria-aurora.json"
ONLY_IN_TROUBLE = {Stage.GENERATE_FIX_PATCH, Stage.NOTIFY_HUMAN}


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with open_database(settings()) as database:
        yield database


@pytest.fixture(scope="module")
def project(prefect_server: str, database: Database) -> str:  # noqa: ARG001
    """A project that was never generated as a whole."""
    local = read_local_form(EXAMPLE)
    form = local.form.model_copy(update={"slug": f"until-{uuid4().hex[:10]}"})
    store = embedded_doors(settings().home, settings().preview_port).artifact_store
    return submit_local_form(local._replace(form=form), database, store)


@pytest.mark.parametrize("stage", list(Stage))
def test_only_the_stage_and_its_ancestors_run(project: str, stage: Stage) -> None:
    outcome = generate_site(project, until=stage)
    rows = stage_rows(outcome.flow_run_id)
    assert {row.name for row in rows} == with_ancestors(stage) - ONLY_IN_TROUBLE
    assert {row.state for row in rows} <= {"completed"}
    assert outcome.status is ProjectStatus.QUEUED


def task_runs(flow_run_id: str) -> list[TaskRun]:
    with get_client(sync_client=True) as client:
        return client.read_task_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[UUID(flow_run_id)])))


def test_the_flow_waits_for_nothing_but_declared_ancestors(project: str) -> None:
    outcome = generate_site(project)
    stages = {run.id: Stage(run.name.split(" · ")[0]) for run in task_runs(outcome.flow_run_id) if is_stage(run)}
    assert set(stages.values()) == set(Stage) - ONLY_IN_TROUBLE
    waits = {
        (stages[run.id], stages[source.id])
        for run in task_runs(outcome.flow_run_id)
        if run.id in stages
        for sources in run.task_inputs.values()
        for source in sources
        if isinstance(source, TaskRunResult) and source.id in stages
    }
    assert (Stage.APPLY_PATCH, Stage.SETUP_PROJECT_STRUCTURE) in waits
    assert {(stage, source) for stage, source in waits if source not in with_ancestors(stage)} == set()


def is_stage(run: TaskRun) -> bool:
    return any(tag.startswith("stage:") for tag in run.tags)

"""`until` runs a stage and what it waits for, nothing else.

A stage that waited for something undeclared would not run here: what `until` leaves out, nothing can wait for.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from blocks.doors import embedded_doors
from blocks.orchestrator.flow_runs import stage_rows
from domain.database import Database, open_database
from domain.settings import settings
from domain.stages import OF_REVISIONS, ProjectStatus, Stage, with_ancestors
from flows.generate_site import generate_site
from tasks.ingest.intake import read_local_form, submit_local_form

EXAMPLE = Path(__file__).parents[2] / "examples" / "padaria-aurora.json"
ONLY_IN_TROUBLE = {Stage.GENERATE_FIX_PATCH, Stage.NOTIFY_HUMAN}


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with open_database(settings()) as database:
        yield database


@pytest.fixture(scope="module")
def project(prefect_server: str, database: Database) -> str:  # noqa: ARG001
    """A project with a form, of which the tests below generate more and more."""
    local = read_local_form(EXAMPLE)
    form = local.form.model_copy(update={"slug": f"until-{uuid4().hex[:10]}"})
    store = embedded_doors(settings()).artifact_store
    return submit_local_form(local._replace(form=form), database, store)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in OF_REVISIONS])
def test_only_the_stage_and_its_ancestors_run(project: str, stage: Stage) -> None:
    outcome = generate_site(project, until=stage)
    rows = stage_rows(outcome.flow_run_id, task_runs=outcome.task_runs)
    assert {row.name for row in rows} == with_ancestors(stage) - ONLY_IN_TROUBLE
    assert {row.state for row in rows} <= {"completed"}
    assert outcome.status is ProjectStatus.QUEUED


def test_without_it_everything_runs_and_the_status_moves_on(project: str) -> None:
    outcome = generate_site(project)
    rows = stage_rows(outcome.flow_run_id, task_runs=outcome.task_runs)
    assert {row.name for row in rows} == set(Stage) - OF_REVISIONS - ONLY_IN_TROUBLE
    assert outcome.status is ProjectStatus.PREVIEW_READY
    again = generate_site(project, until=Stage.GENERATE_BRIEF)
    assert again.status is ProjectStatus.PREVIEW_READY

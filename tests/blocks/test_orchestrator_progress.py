"""How far a flow run is, as Prefect's server tells it."""

from uuid import uuid4

import pytest
from prefect import flow, tags, task

from blocks.orchestrator.flow_runs import project_tag, stage_rows
from blocks.orchestrator.progress import newest_run
from domain.errors import ProviderUnavailable


@task(tags={"stage:generate_content"}, retries=1, retry_delay_seconds=0)
def passes_at_the_second_attempt(attempts: list[int]) -> None:
    attempts.append(1)
    if len(attempts) == 1:
        raise OSError("not yet")


@task(tags={"stage:build_and_test"})
def fails() -> None:
    raise ValueError("for good")


@task
def is_no_stage() -> None:
    pass


@flow
def pipeline() -> str:
    from prefect.runtime import flow_run

    is_no_stage()
    for _ in range(2):
        passes_at_the_second_attempt([])
    fails(return_state=True)
    return str(flow_run.id)


@pytest.mark.usefixtures("prefect_server")
def test_the_newest_run_of_a_project_is_told_stage_by_stage() -> None:
    project_id = uuid4().hex[:12]
    assert newest_run(project_id) is None
    with tags(project_tag(project_id)):
        pipeline()
        flow_run_id = pipeline()
    stage_rows(flow_run_id, task_runs=3)  # waits until Prefect has recorded all of them
    run = newest_run(project_id)
    assert run
    assert (run.flow_run_id, run.state) == (flow_run_id, "completed")
    content, build = run.stages
    assert (content.name, content.state, content.attempt, content.cached) == ("generate_content", "completed", 2, False)
    assert (build.name, build.state, build.attempt) == ("build_and_test", "failed", 1)
    assert run.started_at
    assert content.started_at
    assert build.started_at
    assert run.started_at <= content.started_at <= build.started_at
    assert content.seconds > 0


def test_a_server_that_does_not_answer_is_told(unused_port: int) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with (
        temporary_settings({PREFECT_API_URL: f"http://127.0.0.1:{unused_port}/api"}),
        pytest.raises(ProviderUnavailable, match="does not answer"),
    ):
        newest_run("anybody")

"""How far a project's newest flow run is, while it runs and afterwards."""

from collections import defaultdict
from collections.abc import Iterable

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterTags
from prefect.client.schemas.objects import FlowRun, TaskRun
from prefect.client.schemas.sorting import FlowRunSort

from blocks.orchestrator.flow_runs import project_tag, stage_of, task_runs_of
from domain.artifacts.outcome import RunProgress, StageProgress
from domain.errors import ProviderUnavailable

_DONE = frozenset({"Completed", "Cached"})


def newest_run(project_id: str) -> RunProgress | None:
    """The project's newest flow run with its stages; None before the first one.

    Raises:
        ProviderUnavailable: Prefect's API does not answer.
    """
    of_project = FlowRunFilter(tags=FlowRunFilterTags(all_=[project_tag(project_id)]))
    try:
        with get_client(sync_client=True) as client:
            found = client.read_flow_runs(flow_run_filter=of_project, sort=FlowRunSort.START_TIME_DESC, limit=1)
            return _progress(found[0], task_runs_of(client, found[0].id)) if found else None
    except httpx.HTTPError as error:
        raise ProviderUnavailable(f"Prefect's API does not answer: {error}") from error


def _progress(run: FlowRun, task_runs: Iterable[TaskRun]) -> RunProgress:
    stages: dict[str, list[TaskRun]] = defaultdict(list)
    for task_run in task_runs:
        if name := stage_of(task_run):
            stages[name].append(task_run)
    return RunProgress(
        flow_run_id=str(run.id),
        state=(run.state_name or "Unknown").lower(),
        started_at=run.start_time,
        stages=tuple(_stage(name, runs) for name, runs in stages.items()),
    )


def _stage(name: str, runs: list[TaskRun]) -> StageProgress:
    states = [run.state_name or "Unknown" for run in runs]
    unfinished = [state for state in states if state not in _DONE]
    begun = [run.start_time for run in runs if run.start_time]
    return StageProgress(
        name=name,
        state=(unfinished[0] if unfinished else "completed").lower(),
        started_at=min(begun, default=None),
        seconds=round(sum(run.estimated_run_time.total_seconds() for run in runs), 3),
        cached=all(state == "Cached" for state in states),
        attempt=max(run.run_count for run in runs),
    )

"""Reading and closing flow runs."""

import math
import time
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import StateType, TaskRun
from prefect.client.schemas.sorting import TaskRunSort
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

from domain.artifacts.outcome import StageRow

STAGE_TAG = "stage:"
_OPEN = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING, StateType.PAUSED]
_PAGE = 200
_RECORDING_SECONDS = 30.0
_POLL_SECONDS = 0.1


def project_tag(project_id: str) -> str:
    """The tag that a project's flow runs and task runs carry."""
    return f"project:{project_id}"


def ended(flow_run_id: str) -> bool:
    """Whether a flow run is known to be over; of one that Prefect does not know, nothing is known."""
    with get_client(sync_client=True) as client:
        try:
            state = client.read_flow_run(UUID(flow_run_id)).state
        except ObjectNotFound:
            return False
    return state is not None and state.is_final()


def adopt(flow_run_id: str, project_id: str) -> None:
    """Mark a flow run as the project's active one and close the open ones that came before it."""
    ours = UUID(flow_run_id)
    with get_client(sync_client=True) as client:
        for earlier in client.read_flow_runs(flow_run_filter=_open_runs(project_id)):
            if earlier.id != ours:
                client.set_flow_run_state(earlier.id, Crashed(message="Overtaken by a newer run."), force=True)
        tags = {*client.read_flow_run(ours).tags, project_tag(project_id)}
        client.update_flow_run(ours, tags=sorted(tags))


def stage_rows(flow_run_id: str, *, task_runs: int) -> tuple[StageRow, ...]:
    """The stages of a flow run that has ended, in the order in which they began, pages together.

    Prefect records task runs some time after they have ended; `task_runs` is how many to wait for.
    """
    with get_client(sync_client=True) as client:
        recorded = _recorded_stages(client, UUID(flow_run_id), task_runs)
    stages: dict[str, list[TaskRun]] = defaultdict(list)
    for task_run in recorded:
        stages[stage_of(task_run)].append(task_run)
    return tuple(_row(name, runs) for name, runs in stages.items())


def _open_runs(project_id: str) -> FlowRunFilter:
    return FlowRunFilter(
        tags=FlowRunFilterTags(all_=[project_tag(project_id)]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_OPEN)),
    )


def task_runs_of(client: SyncPrefectClient, flow_run_id: UUID) -> list[TaskRun]:
    """All task runs of a flow run, in the order in which they began."""
    found: list[TaskRun] = []
    only_this = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run_id]))
    while True:
        page = client.read_task_runs(
            flow_run_filter=only_this, sort=TaskRunSort.EXPECTED_START_TIME_ASC, limit=_PAGE, offset=len(found)
        )
        found.extend(page)
        if len(page) < _PAGE:
            return sorted(found, key=_begun)


def _recorded_stages(client: SyncPrefectClient, flow_run_id: UUID, expected: int) -> list[TaskRun]:
    deadline = time.monotonic() + _RECORDING_SECONDS
    while True:
        stages = [run for run in task_runs_of(client, flow_run_id) if stage_of(run)]
        complete = len(stages) >= expected and all(run.state and run.state.is_final() for run in stages)
        if complete or time.monotonic() > deadline:
            return stages
        time.sleep(_POLL_SECONDS)


def stage_of(run: TaskRun) -> str:
    """The stage's name, empty for a task that is none."""
    return next((tag.removeprefix(STAGE_TAG) for tag in run.tags if tag.startswith(STAGE_TAG)), "")


def _begun(run: TaskRun) -> float:
    moment = run.start_time or run.expected_start_time
    return moment.timestamp() if moment else math.inf


def _row(name: str, runs: Iterable[TaskRun]) -> StageRow:
    runs = list(runs)
    states = [(run.state_name or "Unknown") for run in runs]
    unfinished = [state for state in states if state not in {"Completed", "Cached"}]
    begun = [run.start_time.timestamp() for run in runs if run.start_time]
    done = [run.end_time.timestamp() for run in runs if run.end_time]
    return StageRow(
        name=name,
        state=(unfinished[0] if unfinished else "completed").lower(),
        cached=all(state == "Cached" for state in states),
        seconds=round(max(max(done) - min(begun), 0), 3) if begun and done else 0,
    )

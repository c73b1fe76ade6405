"""Flow runs of deployments: started once, seen to their end, cancelled."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType, FlowRunFilterTags
from prefect.client.schemas.objects import TERMINAL_STATES, StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Cancelling

from blocks.orchestrator.flow_runs import project_tag
from domain.errors import ProviderUnavailable

_NOT_OVER = [state for state in StateType if state not in TERMINAL_STATES]


def start_run(deployment: str, parameters: Mapping[str, Any], *, project_id: str, key: str) -> str:
    """Start a flow run, or find the one that was started under this key; its id.

    Raises:
        ProviderUnavailable: Prefect does not answer, or has no such deployment yet.
    """
    with _prefect() as client:
        try:
            found = client.read_deployment_by_name(deployment)
        except ObjectNotFound as error:
            raise ProviderUnavailable(
                f"Prefect has no deployment '{deployment}'.", next_step="Run `prefect deploy --all`."
            ) from error
        run = client.create_flow_run_from_deployment(
            found.id, parameters=dict(parameters), tags=[project_tag(project_id)], idempotency_key=key
        )
    return str(run.id)


def is_over(flow_run_id: str) -> bool:
    """Whether a flow run has ended, or is gone altogether; raises ProviderUnavailable."""
    with _prefect() as client:
        try:
            state = client.read_flow_run(UUID(flow_run_id)).state
        except ObjectNotFound:
            return True
    return state is not None and state.is_final()


def cancel_runs(project_id: str) -> None:
    """End the flow runs of a project, also those that have not begun; raises ProviderUnavailable."""
    unfinished = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[project_tag(project_id)]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_NOT_OVER)),
    )
    with _prefect() as client:
        for run in client.read_flow_runs(flow_run_filter=unfinished):
            client.set_flow_run_state(run.id, Cancelling(message="The project was cancelled or suspended."))


@contextmanager
def _prefect() -> Iterator[SyncPrefectClient]:
    try:
        with get_client(sync_client=True) as client:
            yield client
    except httpx.HTTPError as error:
        raise ProviderUnavailable(f"Prefect does not answer: {error}") from error

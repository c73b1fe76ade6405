"""The one decorator that makes a typed function a stage: a Prefect task with retries, a time limit and a cache.

A stage's first parameter is the `Run`; the others are its inputs: artifacts, plain values and doors.
It returns one concrete artifact.
"""

import functools
import hashlib
import inspect
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, get_type_hints

import httpx
from prefect import Task, task
from prefect.cache_policies import CachePolicy
from prefect.client.schemas.objects import State, TaskRun
from prefect.context import TaskRunContext
from prefect.results import get_result_store
from prefect.tasks import exponential_backoff
from prefect.types import DateTime
from pydantic import BaseModel

from blocks.ai.interface import AIProvider, Purpose, template_digest
from blocks.door import Door
from blocks.orchestrator.flow_runs import STAGE_TAG
from domain.artifacts.base import Artifact
from domain.errors import ProviderUnavailable, SitegenError, StageDefect
from domain.stages import Stage
from tasks.run import Run

P = ParamSpec("P")
R = TypeVar("R", bound=Artifact)
Stands = Callable[[Any, Mapping[str, Any]], bool]


class _OnlyABackstop(logging.Filter):
    """Keeps Prefect from warning on every task run that a time limit cannot interrupt a thread: we know."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "running in a worker thread" not in record.getMessage()


logging.getLogger("prefect.task_runs").addFilter(_OnlyABackstop())
progress = logging.getLogger("sitegen.progress")
_LONG_AGO = DateTime(2000, 1, 1, tzinfo=UTC)


def stage(
    name: Stage,
    *,
    about: str,
    version: int = 1,
    seconds: float = 120,
    label: str = "",
    prompts: tuple[Path, ...] = (),
    purpose: Purpose | None = None,
    stands: Stands | None = None,
) -> Callable[[Callable[Concatenate[Run, P], R]], Task[Concatenate[Run, P], R]]:
    """Make a function a stage.

    `version` changes whenever the same inputs should give another result. `seconds` is a backstop: doors
    and the sandbox enforce their own limits. `label` is a format string over the inputs that tells one
    task run of the stage from another. `prompts` and `purpose` name what an AI provider is asked.
    `stands` tells of a cached effect whether it is still there in the outside world, from the result and
    the inputs by name (the run among them).
    """

    def wrap(function: Callable[Concatenate[Run, P], R]) -> Task[Concatenate[Run, P], R]:
        cache = StageCache(
            stage=name, version=version, returns=_return_type(function), prompts=prompts, purpose=purpose, stands=stands
        )
        return task(
            name=name,
            description=about,
            task_run_name=f"{name} · {label}" if label else name,
            tags=[f"{STAGE_TAG}{name}"],
            retries=4,
            retry_delay_seconds=exponential_backoff(backoff_factor=2),
            retry_jitter_factor=0.5,
            retry_condition_fn=can_pass,
            timeout_seconds=seconds,
            persist_result=True,
            result_serializer="json",
            cache_policy=cache,
        )(_fenced(name, function))

    return wrap


def can_pass(_task: Task[..., Any], _task_run: TaskRun, state: State[Any]) -> bool:
    """Whether a failed stage is worth another attempt."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, SitegenError) and error.can_pass


def _fenced(
    name: Stage, function: Callable[Concatenate[Run, P], R]
) -> Callable[Concatenate[Run, P], R]:  # fmt: skip
    """The function between two looks at the lease: an overtaken run does nothing and keeps nothing."""

    @functools.wraps(function)
    def fenced(run: Run, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            run.require_lease()
            progress.info("%s", name)
            result = function(run, *args, **kwargs)
            run.keep(result)
        except SitegenError as error:
            error.at(project=run.slug, stage=name)
            raise
        except (ConnectionError, TimeoutError, httpx.HTTPError) as error:
            raise ProviderUnavailable(f"{type(error).__name__}: {error}", project=run.slug, stage=name) from error
        except Exception as error:
            raise StageDefect(f"{type(error).__name__}: {error}", project=run.slug, stage=name) from error
        return result

    return cast("Callable[Concatenate[Run, P], R]", fenced)


def _return_type(function: Callable[..., Any]) -> type[Artifact]:
    hints = get_type_hints(function)
    returns = hints.pop("return", None)
    if (
        not (inspect.isclass(returns) and issubclass(returns, Artifact))
        or returns.__pydantic_generic_metadata__["args"]
    ):
        raise TypeError(f"{function.__name__} must return one concrete artifact")
    if next(iter(hints.values()), None) is not Run:
        raise TypeError(f"{function.__name__} must take the run first")
    return returns


@dataclass(kw_only=True)
class StageCache(CachePolicy):
    """Content-addressed: equal keys mean that the stage would come out the same.

    A hit is used only when it fits the stage's return type and its effect still stands; otherwise
    the record is retired, so that Prefect computes the stage anew.
    """

    stage: Stage
    version: int
    returns: type[Artifact]
    prompts: tuple[Path, ...] = ()
    purpose: Purpose | None = None
    stands: Stands | None = None

    def compute_key(
        self,
        task_ctx: TaskRunContext,
        inputs: dict[str, Any],
        flow_parameters: dict[str, Any],  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> str:
        run = next(value for value in inputs.values() if isinstance(value, Run))
        values = {name: value for name, value in inputs.items() if value is not run}
        key = self.key(run.project_id, values)
        if not task_ctx.task.refresh_cache:
            self._retire_unusable(key, run, values)
        return key

    def key(self, project_id: str, inputs: Mapping[str, Any]) -> str:
        """`projects/{project_id}/cache/{stage}/{digest}`, the digest over everything that the result hangs on."""
        parts = {
            "stage": self.stage,
            "version": self.version,
            "inputs": {name: self._describe(value) for name, value in inputs.items()},
            "prompts": template_digest(self.prompts),
        }
        digest = hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        return f"projects/{project_id}/cache/{self.stage}/{digest}"

    def _describe(self, value: Any) -> Any:
        match value:
            case AIProvider():
                return [value.identity, value.model_for(self.purpose) if self.purpose else None]
            case Door():
                return value.identity
            case BaseModel():
                return value.model_dump(mode="json", exclude=set(getattr(type(value), "measurements", ())))
            case tuple() | list():
                return [self._describe(item) for item in value]
            case None | str() | int() | float():
                return value
            case _:
                raise TypeError(f"{self.stage} cannot be cached on a {type(value).__name__}")

    def _retire_unusable(self, key: str, run: Run, inputs: Mapping[str, Any]) -> None:
        store = get_result_store()
        if not store.exists(key):
            return
        hit = self._read(key)
        if hit is not None and self._still_stands(hit, {**inputs, "run": run}):
            progress.info("%s (cached)", self.stage)
            run.keep(hit)
        else:
            store.write(obj=None, key=key, expiration=_LONG_AGO)

    def _read(self, key: str) -> Artifact | None:
        try:
            hit = get_result_store().read(key).result
        except Exception:  # noqa: BLE001 - whatever is wrong with a record, it cannot be used
            return None
        return hit if type(hit) is self.returns else None

    def _still_stands(self, hit: Artifact, inputs: Mapping[str, Any]) -> bool:
        try:
            return self.stands is None or self.stands(hit, inputs)
        except SitegenError:
            return False  # the stage itself will meet the same error, and report it

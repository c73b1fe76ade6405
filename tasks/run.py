"""A run of a flow on one project: what its stages share, and how a flow submits them."""

import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import httpx
from prefect import Task, tags
from prefect.futures import PrefectFuture

from blocks.artifact_store.interface import ArtifactStore
from blocks.doors import Doors
from blocks.orchestrator.flow_runs import project_tag
from blocks.orchestrator.tag_limits import without_tag_limits
from domain.artifacts.base import Artifact
from domain.artifacts.outcome import Outcome, RunStart
from domain.artifacts.revision import OpenRevision, StandingVersion
from domain.database import Database
from domain.leases import HeldLease, check
from domain.stages import Stage, with_ancestors
from tasks.plain_files import Files, plain_files
from tasks.showcase import show

A = TypeVar("A", bound=Artifact)
progress = logging.getLogger("sitegen.progress")


class NotWanted(Exception):
    """The flow asked for the result of a stage that `until` leaves out: nothing after it is wanted."""


class Unwanted(PrefectFuture[Any]):
    """Stands for the result of a stage that this run leaves out."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def wait(self, timeout: float | None = None) -> None:
        """There is nothing to wait for."""

    def result(self, timeout: float | None = None, raise_on_failure: bool = True) -> Any:  # noqa: ARG002
        """Raises NotWanted."""
        raise NotWanted(self.stage)

    def add_done_callback(self, fn: Any) -> None:
        """It never begins, so it never ends."""


class Run:
    """The project, the lease, the doors, and the stages submitted so far."""

    def __init__(
        self,
        start: RunStart,
        *,
        flow_run_id: str,
        doors: Doors,
        database: Database,
        refresh: Iterable[Stage] = (),
        until: Stage | None = None,
    ) -> None:
        self.project_id = start.project_id
        self.slug = start.slug
        self.submission = start.submission
        self.base = start.base
        self.standing = start.standing
        self.revision = start.revision
        self.lease = HeldLease(project_id=start.project_id, number=start.lease)
        self.flow_run_id = flow_run_id
        self.doors = doors
        self.database = database
        self.until = until
        self.at_work = False
        self.outcome: Outcome | None = None
        self.futures: list[PrefectFuture[Any]] = []
        self._refresh = frozenset(refresh)
        self._wanted = with_ancestors(until) if until else frozenset(Stage)
        self._kept: dict[type[Artifact], Artifact] = {}

    def submit(self, stage: Task[..., A], *inputs: Any) -> PrefectFuture[A]:
        """Start a stage as soon as its inputs, which may be futures, are there."""
        name = Stage(stage.name)
        if not self.wants(name) or any(isinstance(value, Unwanted) for value in inputs):
            return Unwanted(name)
        if name in self._refresh:
            stage = stage.with_options(refresh_cache=True)
        without_tag_limits({*stage.tags, project_tag(self.project_id)})
        with tags(project_tag(self.project_id)):
            future = stage.submit(self, *inputs)
        self.futures.append(future)
        return future

    def wants(self, stage: Stage) -> bool:
        """Whether the stage is within what `until` asks for."""
        return stage in self._wanted

    def require_lease(self) -> None:
        """Make sure that no other run has taken over.

        Raises:
            Overtaken: another run has.
        """
        with self.database.transaction() as session:
            check(session, self.lease)

    def keep(self, artifact: Artifact) -> None:
        """Write an artifact as plain files for people, and show it in the Prefect UI."""
        self.require_lease()
        self._kept[type(artifact)] = artifact
        store = self.doors.artifact_store
        for name, render in _stale(store, f"projects/{self.project_id}/artifacts", plain_files(artifact)):
            store.write(name, render())
        try:
            show(artifact)
        except httpx.HTTPError as error:
            progress.warning("Not shown in the Prefect UI: %s", error)

    def kept(self, kind: type[A]) -> A | None:
        """The newest artifact of a kind that this run came to."""
        artifact = self._kept.get(kind)
        return artifact if isinstance(artifact, kind) else None

    def revised(self) -> tuple[OpenRevision, StandingVersion]:
        """The revision that this run works on, and the version that it builds upon."""
        if self.revision is None or self.standing is None:
            raise RuntimeError("the run was not begun for a revision")
        return self.revision, self.standing

    def concluded(self) -> Outcome:
        """How the run ended; there once `finish_run` has written it."""
        if self.outcome is None:
            raise RuntimeError("the run has not finished")
        return self.outcome


def _stale(store: ArtifactStore, folder: str, files: Files) -> list[tuple[str, Callable[[], bytes]]]:
    """What must be written, by key: nothing when the first file says the same; it is written last of all."""
    keyed = [(f"{folder}/{name}", render) for name, render in files.items()]
    if keyed and store.exists(keyed[0][0]) and store.read(keyed[0][0]) == keyed[0][1]():
        return []
    return keyed[::-1]

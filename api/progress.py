"""How far a project is: as programs read it, and in the few phases that a client understands."""

import asyncio
import math
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from fastapi import HTTPException, status
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from blocks.orchestrator.progress import newest_run
from domain.artifacts.outcome import RunProgress
from domain.database import Database
from domain.errors import ProviderUnavailable
from domain.records.projects import Project
from domain.stages import ProjectStatus, Stage

SECONDS_BETWEEN_LOOKS = 2.0
MOST_LISTENERS = 500
WORKING = frozenset({ProjectStatus.QUEUED, ProjectStatus.GENERATING, ProjectStatus.REVISING, ProjectStatus.PUBLISHING})


class Phase(StrEnum):
    """A part of the work, in order."""

    READING = "reading"
    WRITING = "writing"
    BUILDING = "building"
    CHECKING = "checking"
    SHOWING = "showing"


class When(StrEnum):
    """Where a phase stands."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


class PhaseState(NamedTuple):
    """A phase, and where it stands."""

    phase: Phase
    when: When


# The repository is prepared while the form is read.
STAGES_OF: Mapping[Phase, frozenset[Stage]] = MappingProxyType(
    {
        Phase.READING: frozenset(
            {
                Stage.VALIDATE_ONBOARDING,
                Stage.DOWNLOAD_ASSETS,
                Stage.CREATE_SITE_SPEC,
                Stage.PROVISION_REPOSITORY,
                Stage.SETUP_PROJECT_STRUCTURE,
                Stage.PROCESS_REVISION_REQUEST,
            }
        ),
        Phase.WRITING: frozenset(
            {Stage.GENERATE_BRIEF, Stage.GENERATE_SITEMAP, Stage.GENERATE_CONTENT, Stage.GENERATE_REVISION_PATCH}
        ),
        Phase.BUILDING: frozenset(
            {Stage.GENERATE_LAYOUT_PLAN, Stage.GENERATE_CODE_PATCH, Stage.APPLY_PATCH, Stage.BUILD_AND_TEST}
        ),
        Phase.CHECKING: frozenset({Stage.GENERATE_FIX_PATCH, Stage.VERIFY_SITE}),
        Phase.SHOWING: frozenset(
            {Stage.DEPLOY_PREVIEW, Stage.PROVISION_SUBDOMAIN, Stage.NOTIFY_CLIENT, Stage.NOTIFY_WORKSPACE}
        ),
    }
)
_USUAL_SECONDS: Mapping[Phase, int] = MappingProxyType(
    {Phase.READING: 10, Phase.WRITING: 20, Phase.BUILDING: 40, Phase.CHECKING: 110, Phase.SHOWING: 5}
)


class Progress(BaseModel):
    """Where a project stands, with its newest run of the pipeline."""

    model_config = ConfigDict(frozen=True)

    status: ProjectStatus
    run: RunProgress | None = Field(description="None before the first one, and while Prefect does not answer")

    @property
    def at_work(self) -> bool:
        """Whether something is still to come by itself."""
        return self.status in WORKING

    @property
    def waits(self) -> bool:
        """Whether nothing has begun."""
        return self.status is ProjectStatus.QUEUED or self.run is None

    @property
    def phases(self) -> tuple[PhaseState, ...]:
        """Every phase: the last one that has begun is now, what is before it is done."""
        stages = () if self.run is None or self.waits else self.run.stages
        begun = {stage.name for stage in stages}
        reached = max((place for place, phase in enumerate(Phase) if STAGES_OF[phase] & begun), default=-1)
        return tuple(
            PhaseState(phase, When.DONE if place < reached else When.NOW if place == reached else When.NEXT)
            for place, phase in enumerate(Phase)
        )

    @property
    def minutes_left(self) -> int:
        """What the phases that are not done usually take."""
        left = sum(_USUAL_SECONDS[phase] for phase, when in self.phases if when is not When.DONE)
        return math.ceil(left / 60)


def look(database: Database, project_id: str) -> Progress:
    """How far a project is at this moment."""
    with database.transaction() as session:
        status = session.get_one(Project, project_id).status
    try:
        return Progress(status=status, run=newest_run(project_id))
    except ProviderUnavailable:
        return Progress(status=status, run=None)


@dataclass
class _Watch:
    listeners: int = 0
    found: Progress | None = None
    moved: asyncio.Condition = field(default_factory=asyncio.Condition)
    task: asyncio.Task[None] | None = None


class Watches:
    """One poller for each project that somebody listens to; all of its listeners share what it finds."""

    def __init__(self, look: Callable[[str], Progress], seconds: float = SECONDS_BETWEEN_LOOKS) -> None:
        self._look = look
        self._seconds = seconds
        self._watches: dict[str, _Watch] = {}
        self._listeners = 0
        self._closing = False

    def close(self) -> None:
        """Send all listeners away at their poller's next look; from whichever thread."""
        self._closing = True

    def require_room(self) -> None:
        """Refuse one listener too many.

        Raises:
            HTTPException: 503, saying when to come again.
        """
        if self._listeners >= MOST_LISTENERS:
            raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, headers={"Retry-After": "30"})

    def found(self, project_id: str) -> Progress | None:
        """What a listener has been told last, where there is one."""
        watch = self._watches.get(project_id)
        return watch.found if watch else None

    async def listen(self, project_id: str, *, patience: float) -> AsyncGenerator[Progress | None]:
        """How far the project is, whenever that has changed, until its work is over; None after silence."""
        watch = self._watches.setdefault(project_id, _Watch())
        watch.task = watch.task or asyncio.create_task(self._poll(project_id, watch))
        watch.listeners += 1
        self._listeners += 1
        told: Progress | None = None
        try:
            while not self._closing and (told is None or told.at_work):
                found = await self._next(watch, told, patience)
                yield found
                told = found or told
        finally:
            self._listeners -= 1
            watch.listeners -= 1
            if not watch.listeners:
                self._watches.pop(project_id, None)
                watch.task.cancel()

    async def _next(self, watch: _Watch, told: Progress | None, patience: float) -> Progress | None:
        async with watch.moved:
            with suppress(TimeoutError):
                await asyncio.wait_for(watch.moved.wait_for(lambda: self._closing or watch.found != told), patience)
            return watch.found if watch.found != told else None

    async def _poll(self, project_id: str, watch: _Watch) -> None:
        while not self._closing and (watch.found is None or watch.found.at_work):
            with suppress(ProviderUnavailable):
                watch.found = await run_in_threadpool(self._look, project_id)
            async with watch.moved:
                watch.moved.notify_all()
            await asyncio.sleep(self._seconds)
        async with watch.moved:
            watch.moved.notify_all()

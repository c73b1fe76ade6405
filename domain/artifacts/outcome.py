"""What a run of a flow came to."""

from datetime import datetime

from pydantic import Field

from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.build import BuildReport
from domain.artifacts.deployment import Preview
from domain.artifacts.quality import QualityReport
from domain.artifacts.revision import OpenRevision, RevisionPlan, StandingVersion
from domain.fields import CommitSha
from domain.stages import ProjectStatus


class StageRow(Frozen):
    """A stage of a run; pages together."""

    name: str
    state: str = Field(description="completed, failed, running, …")
    cached: bool = Field(description="Whether every task run of it came from the cache")
    seconds: float = Field(ge=0)


class StageProgress(Frozen):
    """A stage of a run that may still be at work; pages together."""

    name: str = Field(examples=["generate_content"])
    state: str = Field(description="completed, failed, running, …", examples=["completed"])
    started_at: datetime | None
    seconds: float = Field(ge=0, examples=[0.412])
    cached: bool = Field(description="Whether every task run of it came from the cache")
    attempt: int = Field(ge=0, description="1 for the first; 0 before it begins", examples=[1])


class RunProgress(Frozen):
    """How far a flow run is."""

    flow_run_id: str = Field(examples=["0198a1b2-8c1d-7a44-9d3e-5f60718293a4"])
    state: str = Field(examples=["running"])
    started_at: datetime | None
    stages: tuple[StageProgress, ...] = Field(description="In the order in which they began")


class RunStart(Artifact):
    """What a run begins with."""

    project_id: str
    slug: str
    lease: int
    submission: int
    base: CommitSha | None = Field(description="Commit of the version that what is made goes on top of")
    standing: StandingVersion | None = Field(default=None, description="The version that the run builds upon")
    revision: OpenRevision | None = None


class Trouble(Frozen):
    """Why a project needs a human."""

    stage: str
    reason: str
    next_step: str


class RevisionOutcome(Frozen):
    """What became of a revision."""

    number: int = Field(ge=1)
    plan: RevisionPlan
    changed_pages: tuple[str, ...] = Field(default=(), description="Addresses of the pages that read otherwise now")


class Outcome(Artifact):
    """How a run ended."""

    flow_run_id: str
    task_runs: int = Field(ge=0, description="How many task runs the stages of this run have")
    project_id: str
    slug: str
    status: ProjectStatus
    version: int | None = None
    preview: Preview | None = None
    build: BuildReport | None = None
    quality: QualityReport | None = None
    warnings: tuple[str, ...] = Field(default=(), description="What was left out or doubted, for the client")
    trouble: Trouble | None = None
    revision: RevisionOutcome | None = None

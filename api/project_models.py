"""Projects as the API shows them."""

from datetime import datetime
from decimal import Decimal
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from domain.fields import Email, Name
from domain.stages import ProjectStatus

Item = TypeVar("Item")


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True)


class Page(_Shown, Generic[Item]):
    """A part of a list, and how long all of it is."""

    items: list[Item]
    total: int = Field(ge=0, examples=[1])


class NewProject(BaseModel):
    """A website that was ordered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name = Field(description="What to call it until its onboarding form says", examples=["Padaria Aurora"])
    client_email: Email = Field(description="Who may sign in to it", examples=["ola@padaria-aurora.example"])


class ProjectSummary(_Shown):
    """Where a project stands."""

    id: str = Field(examples=["4f1d2c3b4a59"])
    slug: str = Field(examples=["padaria-aurora"])
    name: str = Field(examples=["Padaria Aurora"])
    status: ProjectStatus
    preview_url: str | None = Field(examples=["http://padaria-aurora.localhost:8080/"])
    live_version: int | None = Field(description="The version that is published", examples=[None])
    created_at: datetime
    updated_at: datetime


class VersionSummary(_Shown):
    """A version that can be seen."""

    number: int = Field(ge=1, examples=[1])
    commit: str = Field(examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"])
    preview_url: str | None = Field(examples=["http://v1--padaria-aurora.localhost:8080/"])
    ready_at: datetime


class Cost(_Shown):
    """What the AI calls of a project took."""

    calls: int = Field(ge=0, examples=[14])
    input_tokens: int = Field(ge=0, examples=[52_310])
    output_tokens: int = Field(ge=0, examples=[9_120])
    amount: Decimal = Field(ge=0, description="As the providers price it", examples=["0.214000"])


class Trouble(_Shown):
    """Why a project needs a human."""

    stage: str = Field(examples=["build_and_test"])
    reason: str = Field(examples=["The site does not build after three rounds of fixes."])
    next_step: str = Field(examples=["Open the quality report, mend what it names and run the project again."])


class Workings(_Shown):
    """What only the agency sees."""

    client_email: str = Field(examples=["ola@padaria-aurora.example"])
    trouble: Trouble | None
    warnings: list[str]
    cost: Cost


class ProjectDetails(ProjectSummary):
    """A project with everything that whoever asks may know of it."""

    live_url: str | None = Field(description="Where it is published", examples=[None])
    versions: list[VersionSummary] = Field(description="The newest first")
    workings: Workings | None = Field(description="For staff; nothing for clients")


class Message(_Shown):
    """What a visitor of the site wrote."""

    id: int = Field(examples=[7])
    name: str = Field(examples=["Ana Prado"])
    email: str = Field(examples=["ana@prado.example"])
    message: str = Field(examples=["Vocês fazem bolo para sábado?"])
    page: str = Field(description="Where it was written", examples=["/contato/"])
    locale: str = Field(examples=["pt-BR"])
    received_at: datetime

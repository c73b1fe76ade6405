"""What the pipeline needs of an AI provider: one call, one validated artifact."""

import hashlib
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel

from blocks.door import Door
from domain.artifacts.base import Artifact, Frozen

T = TypeVar("T", bound=Artifact)


class Purpose(StrEnum):
    """What a call is for; settings route each purpose to a provider and a model."""

    ANALYSIS = "analysis"
    CONTENT_GENERATION = "content_generation"
    CODE_GENERATION = "code_generation"


@dataclass(frozen=True)
class Prompt:
    """A template and the values that it is filled with; `values` are also what the offline writer reads."""

    purpose: Purpose
    template: Path
    values: Mapping[str, BaseModel | str | tuple[BaseModel, ...]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The prompt as it is sent: the stable part first, the client's data fenced at the end."""
        environment = Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)
        environment.filters["json"] = _as_json
        return environment.from_string(self.template.read_text()).render(**self.values)


def template_digest(templates: tuple[Path, ...]) -> str:
    """Digest of prompt templates, for cache keys."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in templates)).hexdigest()


def _as_json(value: BaseModel | tuple[BaseModel, ...]) -> str:
    if isinstance(value, BaseModel):
        return value.model_dump_json(exclude_none=True)
    return "[" + ",".join(item.model_dump_json(exclude_none=True) for item in value) + "]"


class Tokens(Frozen):
    """What a call used."""

    input: int = 0
    cached: int = 0
    output: int = 0

    @property
    def total(self) -> int:
        return self.input + self.output


class AIOutput(Frozen, Generic[T]):
    """The outcome of one call: an artifact, or why there is none."""

    success: bool
    artifact_type: str
    content: T | None = None
    validation_errors: tuple[str, ...] = ()
    tokens_used: Tokens = Tokens()
    cost: Decimal = Decimal(0)


class AIProvider(Door):
    """Writes artifacts; never acts."""

    @abstractmethod
    def model_for(self, purpose: Purpose) -> str:
        """The model's name, for cache keys and the ledger."""

    @abstractmethod
    def generate(self, artifact_type: type[T], prompt: Prompt, feedback: tuple[str, ...] = ()) -> AIOutput[T]:
        """Write one artifact; `feedback` are the errors of the last answer.

        Raises:
            ProviderUnavailable: the provider does not answer or asks to wait.
        """

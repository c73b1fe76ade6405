"""The base of every artifact."""

import hashlib
from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: immutable, and nothing in it that the model does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Artifact(Frozen):
    """What a stage returns.

    `filename` is where people find it under `projects/{project_id}/artifacts/`; without one it is
    only kept in Prefect's cache. `measurements` are the fields that tell how it went, not what came out:
    nothing that is made from the artifact hangs on them.
    """

    filename: ClassVar[str | None] = None
    measurements: ClassVar[frozenset[str]] = frozenset()

    def content_digest(self) -> str:
        """SHA-256 of the content, in hexadecimal; equal content has an equal digest."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

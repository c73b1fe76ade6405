"""Where a version can be seen."""

from typing import ClassVar

from pydantic import Field

from domain.artifacts.base import Artifact
from domain.fields import CommitSha, Digest


class Deployment(Artifact):
    """A version's files at the site host, at an address of their own that never changes its content."""

    filename: ClassVar[str | None] = "deployment.json"

    slug: str
    version: int = Field(ge=1)
    commit: CommitSha
    build_digest: Digest
    url: str


class Preview(Artifact):
    """The stable address that shows a project's newest version."""

    filename: ClassVar[str | None] = "preview.json"

    host: str
    url: str
    version: int = Field(ge=1)

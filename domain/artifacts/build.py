"""What the isolated build reported."""

import hashlib
from typing import ClassVar

from pydantic import Field

from domain.artifacts.base import Artifact, Frozen
from domain.artifacts.patch import CodePatch
from domain.fields import CommitSha, Digest


class BuildProblem(Frozen):
    """One error, with the place in the sources where it is known."""

    message: str = Field(max_length=2_000)
    file: str | None = None
    line: int | None = None
    code: str | None = Field(default=None, description="The tool's own name for this kind of error")


class BuildReport(Artifact):
    """The result of a build, passed or not."""

    filename: ClassVar[str | None] = "build.json"
    measurements: ClassVar[frozenset[str]] = frozenset({"seconds", "peak_memory", "log_tail"})

    commit: CommitSha
    tree: CommitSha
    passed: bool
    problems: tuple[BuildProblem, ...] = ()
    digest: Digest | None = Field(default=None, description="Of the built files' paths and contents")
    archive: str | None = Field(default=None, description="Key of the ZIP of built files in the artifact store")
    pages: dict[str, Digest] = Field(default_factory=dict, description="Of each page's HTML, by the page's address")
    files: int = Field(default=0, ge=0)
    size: int = Field(default=0, ge=0, description="Bytes of all built files")
    seconds: float = Field(default=0, ge=0)
    peak_memory: int = Field(default=0, ge=0, description="Bytes")
    log_tail: str = ""


def fingerprint(problems: tuple[BuildProblem, ...]) -> str:
    """Equal for the same errors, whatever their order: the sign that a fix did not help."""
    lines = sorted(f"{item.code}|{item.file}|{item.line}|{item.message}" for item in problems)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class FixPatch(CodePatch):
    """A repair of a failed build or gate, and how it was found."""

    filename: ClassVar[str | None] = "fix.json"

    approach: str = Field(description="deterministic, ai or drop-custom-code")

"""The release gate's verdict on a built site."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from domain.artifacts.base import Artifact, Frozen
from domain.fields import Digest


class Severity(StrEnum):
    """Errors block a version, warnings are shown."""

    ERROR = "error"
    WARNING = "warning"


class Finding(Frozen):
    """Something that is wrong on a page."""

    check: str
    severity: Severity
    page: str = Field(description="Path of the page, or of the file")
    message: str


class Check(Frozen):
    """One check and whether it ran: one that was skipped, or broke (`error`), never counts as passed."""

    name: str
    status: str = Field(pattern=r"^(passed|failed|skipped|error)$")
    detail: str = ""


class Scores(Frozen):
    """Lighthouse's four numbers for a page."""

    page: str
    performance: int = Field(ge=0, le=100)
    accessibility: int = Field(ge=0, le=100)
    best_practices: int = Field(ge=0, le=100)
    seo: int = Field(ge=0, le=100)


class Screenshot(Frozen):
    """A picture of a whole page."""

    page: str
    width: int = Field(description="Pixels")
    key: str = Field(description="Of the picture (WebP) in the artifact store")


class QualityReport(Artifact):
    """What was checked and what was found."""

    filename: ClassVar[str | None] = "quality.json"
    measurements: ClassVar[frozenset[str]] = frozenset({"scores", "screenshots"})

    build_digest: Digest
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    scores: tuple[Scores, ...] = ()
    screenshots: tuple[Screenshot, ...] = ()
    certificate: str | None = Field(
        default=None, description="Key of the page in the artifact store that a client can read"
    )

    @property
    def skipped(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.status == "skipped")

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)

    @property
    def verdict(self) -> str:
        """In a line, for operators."""
        skipped = f", {len(self.skipped)} checks skipped" if self.skipped else ""
        return f"{len(self.errors)} errors, {len(self.warnings)} warnings{skipped}"

    @property
    def passed(self) -> bool:
        return not self.errors and all(check.status in {"passed", "skipped"} for check in self.checks)

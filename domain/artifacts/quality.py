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
    """One check and whether it ran; a skipped one never counts as passed."""

    name: str
    status: str = Field(pattern=r"^(passed|failed|skipped)$")
    detail: str = ""


class QualityReport(Artifact):
    """What was checked and what was found."""

    filename: ClassVar[str | None] = "quality.json"

    build_digest: Digest
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)

    @property
    def passed(self) -> bool:
        return not self.errors and all(check.status != "failed" for check in self.checks)

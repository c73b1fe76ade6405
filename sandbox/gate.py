"""Runs the release gate over a built site."""

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sandbox.bubblewrap import WORKSPACE, Proc
from sandbox.chromium import SWITCHED_OFF, Chromium, proc_for_chromium
from sandbox.errors import GateBroken
from sandbox.policy import MIB, VERIFICATION, Limits
from sandbox.runner import Result, run
from sandbox.selfcheck import ensure_ready
from sandbox.toolchain import Toolchain

_SITE, _REQUEST = "dist", "request.json"
_REPORT_FOLDER, _REPORT, _PICTURES = "report", "report.json", "pictures"
_PICTURE_BYTES = MIB
_LOG_TAIL = 4_000


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GateCheck(_Shape):
    """One check, and whether it ran; `error` when it broke."""

    name: str = Field(max_length=100)
    status: Literal["passed", "failed", "skipped", "error"]
    detail: str = Field(default="", max_length=2_000)


class GateFinding(_Shape):
    """Something that is wrong on a page."""

    check: str = Field(max_length=100)
    severity: Literal["error", "warning"]
    page: str = Field(max_length=2_000)
    message: str = Field(max_length=10_000)


class GateScores(_Shape):
    """Lighthouse's four numbers for a page."""

    page: str = Field(max_length=2_000)
    performance: int = Field(ge=0, le=100)
    accessibility: int = Field(ge=0, le=100)
    best_practices: int = Field(ge=0, le=100)
    seo: int = Field(ge=0, le=100)


class GateScreenshot(_Shape):
    """A picture of a page, and the file that it is in."""

    page: str = Field(max_length=2_000)
    width: int = Field(ge=1, le=10_000)
    file: str = Field(max_length=2_000)


class GateReport(_Shape):
    """What the gate checked and found."""

    checks: tuple[GateCheck, ...] = Field(min_length=1, max_length=100)
    findings: tuple[GateFinding, ...] = Field(max_length=10_000)
    scores: tuple[GateScores, ...] = Field(max_length=1_000)
    screenshots: tuple[GateScreenshot, ...] = Field(max_length=1_000)


class Verdict(NamedTuple):
    """The gate's report, and the pictures (WebP) that it names, by their files."""

    report: GateReport
    pictures: Mapping[str, bytes]


def verify_site(
    files: Mapping[str, bytes],
    request: Mapping[str, Any],
    toolchain: Toolchain,
    chromium: Chromium | None,
    limits: Limits = VERIFICATION,
) -> Verdict:
    """Check built files against what was ordered; without Chromium, what needs one is skipped.

    Raises:
        GateBroken: the gate was stopped, ended without a report, or a check broke and the others found no error.
        SandboxError: the sandbox cannot work here, or was ended from outside.
        FilesRefused: the files are more than the limits allow.
    """
    ensure_ready()
    inputs = {f"{_SITE}/{path}": content for path, content in files.items()}
    inputs[_REQUEST] = json.dumps(request, ensure_ascii=False).encode()
    inputs[f"{_REPORT_FOLDER}/.keep"] = b""
    argv, mounts = toolchain.gate_command(
        *("--site", f"{WORKSPACE}/{_SITE}"),
        *("--request", f"{WORKSPACE}/{_REQUEST}"),
        *("--report", f"{WORKSPACE}/{_REPORT_FOLDER}/{_REPORT}"),
        *("--pictures", f"{WORKSPACE}/{_REPORT_FOLDER}/{_PICTURES}"),
        *("--chromium", str(chromium.path) if chromium else SWITCHED_OFF),
    )
    if chromium:
        mounts = [*mounts, *chromium.mounts]
    proc = proc_for_chromium() if chromium else Proc.NONE
    with run(argv, files=inputs, mounts=mounts, environment={"NO_COLOR": "1"}, limits=limits, proc=proc) as result:
        if result.stop is not None:
            raise GateBroken(f"The gate was stopped. {result.stop.reason}")
        return _verdict(result)


def _verdict(result: Result) -> Verdict:
    handed_over = result.read(_REPORT_FOLDER)
    if _REPORT not in handed_over:
        raise GateBroken(f"The gate ended with {result.exit_code} and no report:\n{result.log[-_LOG_TAIL:]}")
    try:
        report = GateReport.model_validate_json(handed_over[_REPORT])
    except ValidationError as error:
        raise GateBroken(f"The gate's report has another shape than agreed: {error}") from error
    broken = [check for check in report.checks if check.status == "error"]
    if broken and not any(finding.severity == "error" for finding in report.findings):
        raise GateBroken("; ".join(f"The check {check.name} broke: {check.detail}" for check in broken))
    folder = f"{_PICTURES}/"
    pictures = {path.removeprefix(folder): content for path, content in handed_over.items() if path.startswith(folder)}
    _check_pictures(report, pictures)
    return Verdict(report, pictures)


def _check_pictures(report: GateReport, pictures: Mapping[str, bytes]) -> None:
    if sorted(pictures) != sorted(picture.file for picture in report.screenshots):
        raise GateBroken("The gate handed over other pictures than its report names")
    for file, content in pictures.items():
        if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
            raise GateBroken(f"The gate's picture {file} is no WebP")
        if len(content) > _PICTURE_BYTES:
            raise GateBroken(f"The gate's picture {file} has {len(content)} bytes; {_PICTURE_BYTES} are allowed")

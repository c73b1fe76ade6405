"""Runs the release gate over a built site."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sandbox.bubblewrap import WORKSPACE
from sandbox.errors import GateBroken
from sandbox.policy import VERIFICATION, Limits
from sandbox.runner import Result, run
from sandbox.selfcheck import ensure_ready
from sandbox.toolchain import Toolchain

_SITE, _REQUEST = "dist", "request.json"
_REPORT_FOLDER, _REPORT = "report", "report.json"
_LOG_TAIL = 4_000


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GateCheck(_Shape):
    """One check, and whether it ran."""

    name: str = Field(max_length=100)
    status: Literal["passed", "failed", "skipped"]
    detail: str = Field(default="", max_length=2_000)


class GateFinding(_Shape):
    """Something that is wrong on a page."""

    check: str = Field(max_length=100)
    severity: Literal["error", "warning"]
    page: str = Field(max_length=2_000)
    message: str = Field(max_length=10_000)


class GateReport(_Shape):
    """What the gate checked and found."""

    checks: tuple[GateCheck, ...] = Field(min_length=1, max_length=100)
    findings: tuple[GateFinding, ...] = Field(max_length=10_000)


def verify_site(
    files: Mapping[str, bytes],
    request: Mapping[str, Any],
    toolchain: Toolchain,
    limits: Limits = VERIFICATION,
) -> GateReport:
    """Check built files against what was ordered.

    Raises:
        GateBroken: the gate was stopped, or ended without a report.
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
    )
    with run(argv, files=inputs, mounts=mounts, environment={"NO_COLOR": "1"}, limits=limits) as result:
        if result.stop is not None:
            raise GateBroken(f"The gate was stopped. {result.stop.reason}")
        return _report(result)


def _report(result: Result) -> GateReport:
    content = result.read(_REPORT_FOLDER).get(_REPORT)
    if content is None:
        raise GateBroken(f"The gate ended with {result.exit_code} and no report:\n{result.log[-_LOG_TAIL:]}")
    try:
        return GateReport.model_validate_json(content)
    except ValidationError as error:
        raise GateBroken(f"The gate's report has another shape than agreed: {error}") from error

"""The kit's real gate, and gates that misbehave."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sandbox.bubblewrap import Mount
from sandbox.errors import GateBroken
from sandbox.gate import GateReport, verify_site
from sandbox.policy import VERIFICATION
from sandbox.toolchain import Toolchain

PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Aurora</title></head>
<body><main><h1>Aurora</h1><a href="/nowhere/">Menu</a></main></body></html>
"""
REQUEST: dict[str, Any] = {
    "locale": "en",
    "site_url": "https://aurora.example/",
    "pages": [{"path": "/", "title": "Aurora", "description": "Bread"}],
    "facts": [{"fact": "phone", "text": "+55 48 3333-0142"}],
}


@dataclass(frozen=True)
class OtherGate(Toolchain):
    """The kit's Node with a gate of the test's own."""

    folder: Path

    def gate_command(self, *arguments: str) -> tuple[list[str], list[Mount]]:
        (node, *_), mounts = super().gate_command()
        return [node, "/other/gate.mjs", *arguments], [*mounts, Mount(self.folder, "/other")]


@pytest.fixture
def verdict(tmp_path: Path, kit: Path) -> Callable[[str], GateReport]:
    """Runs a gate that is written in the test."""

    def verdict(script: str) -> GateReport:
        (tmp_path / "gate.mjs").write_text(script)
        limits = VERIFICATION.model_copy(update={"wall_seconds": 3})
        return verify_site({"index.html": PAGE}, REQUEST, OtherGate(kit, tmp_path), limits)

    return verdict


def reporting(report: object) -> str:
    path = "process.argv[process.argv.indexOf('--report') + 1]"
    return f"import fs from 'node:fs'; fs.writeFileSync({path}, {json.dumps(json.dumps(report))});"


def test_the_kits_gate_finds_what_is_wrong(kit: Path) -> None:
    report = verify_site({"index.html": PAGE}, REQUEST, Toolchain.at(kit))
    assert {check.status for check in report.checks} >= {"failed"}
    messages = " ".join(finding.message for finding in report.findings)
    assert "/nowhere/" in messages
    assert "+55 48 3333-0142" in messages


def test_the_gate_sees_the_files_and_the_request(verdict: Callable[[str], GateReport]) -> None:
    script = """
import fs from 'node:fs';
const option = (name) => process.argv[process.argv.indexOf(name) + 1];
const page = fs.readFileSync(`${option('--site')}/index.html`, 'utf8');
const { locale } = JSON.parse(fs.readFileSync(option('--request')));
const detail = `${locale} ${page.length} ${fs.readdirSync(option('--site'))}`;
const checks = [{ name: 'a', status: 'passed', detail }];
fs.writeFileSync(option('--report'), JSON.stringify({ checks, findings: [] }));
"""
    (check,) = verdict(script).checks
    assert (check.status, check.detail) == ("passed", f"en {len(PAGE)} index.html")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("console.log('oh no'); process.exit(3);", "ended with 3 and no report:\noh no"),
        ("while (true) {}", "was stopped. It ran for more than 3 seconds"),
        (reporting({"checks": [], "findings": []}), "another shape than agreed"),
        (reporting({"checks": [{"name": "a", "status": "fine"}], "findings": []}), "another shape than agreed"),
        (reporting({"checks": [{"name": "a", "status": "passed"}]}), "another shape than agreed"),
        (reporting("passed"), "another shape than agreed"),
    ],
    ids=["crash", "no end", "no checks", "unknown status", "no findings", "no object"],
)
def test_a_gate_without_a_usable_report_is_no_verdict(
    verdict: Callable[[str], GateReport], script: str, reason: str
) -> None:
    with pytest.raises(GateBroken) as refused:
        verdict(script)
    assert reason in refused.value.reason

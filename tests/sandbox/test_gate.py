"""The kit's real gate, and gates that misbehave."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sandbox.bubblewrap import Mount
from sandbox.chromium import find_chromium
from sandbox.errors import GateBroken
from sandbox.gate import Verdict, verify_site
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


IN_BROWSER = {"accessibility", "console", "overflow", "screenshots", "lighthouse"}
EMPTY: dict[str, Any] = {
    "checks": [{"name": "a", "status": "passed"}], "findings": [], "scores": [], "screenshots": []
}  # fmt: skip
BROKEN = {"name": "console", "status": "error", "detail": "Chromium does not start"}


@dataclass(frozen=True)
class OtherGate(Toolchain):
    """The kit's Node with a gate of the test's own."""

    folder: Path

    def gate_command(self, *arguments: str) -> tuple[list[str], list[Mount]]:
        (node, *_), mounts = super().gate_command()
        return [node, "/other/gate.mjs", *arguments], [*mounts, Mount(self.folder, "/other")]


@pytest.fixture
def verdict(tmp_path: Path, kit: Path) -> Callable[[str], Verdict]:
    """Runs a gate that is written in the test."""

    def verdict(script: str) -> Verdict:
        (tmp_path / "gate.mjs").write_text(script)
        limits = VERIFICATION.model_copy(update={"wall_seconds": 3})
        return verify_site({"index.html": PAGE}, REQUEST, OtherGate(kit, tmp_path), None, limits)

    return verdict


def reporting(report: object) -> str:
    path = "process.argv[process.argv.indexOf('--report') + 1]"
    return f"import fs from 'node:fs'; fs.writeFileSync({path}, {json.dumps(json.dumps(report))});"


def test_the_kits_gate_finds_what_is_wrong_without_a_browser(kit: Path) -> None:
    report, pictures = verify_site({"index.html": PAGE}, REQUEST, Toolchain.at(kit), None)
    messages = " ".join(finding.message for finding in report.findings)
    assert "/nowhere/" in messages
    assert "+55 48 3333-0142" in messages
    assert {check.name for check in report.checks if check.status == "skipped"} == IN_BROWSER
    assert (report.scores, report.screenshots, pictures) == ((), (), {})


def test_the_kits_gate_looks_at_pages_in_a_browser_inside(kit: Path) -> None:
    chromium = find_chromium(None)
    assert chromium, "Chromium is missing: run `make system`."
    report, pictures = verify_site({"index.html": PAGE}, REQUEST, Toolchain.at(kit), chromium)
    statuses = {check.name: check.status for check in report.checks}
    assert {statuses[name] for name in ("accessibility", "console", "overflow", "screenshots")} == {"passed"}
    (found,) = (finding for finding in report.findings if finding.check == "lighthouse")
    assert "Document does not have a meta description" in found.message
    assert [scores.page for scores in report.scores] == ["/"]
    assert {picture.width for picture in report.screenshots} == {360, 768, 1440}
    assert set(pictures) == {picture.file for picture in report.screenshots}


def test_the_gate_sees_the_files_and_the_request(verdict: Callable[[str], Verdict]) -> None:
    script = """
import fs from 'node:fs';
const option = (name) => process.argv[process.argv.indexOf(name) + 1];
const page = fs.readFileSync(`${option('--site')}/index.html`, 'utf8');
const { locale } = JSON.parse(fs.readFileSync(option('--request')));
const detail = `${locale} ${page.length} ${fs.readdirSync(option('--site'))}`;
const checks = [{ name: 'a', status: 'passed', detail }];
fs.writeFileSync(option('--report'), JSON.stringify({ checks, findings: [], scores: [], screenshots: [] }));
"""
    (check,) = verdict(script).report.checks
    assert (check.status, check.detail) == ("passed", f"en {len(PAGE)} index.html")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("console.log('oh no'); process.exit(3);", "ended with 3 and no report:\noh no"),
        ("while (true) {}", "was stopped. It ran for more than 3 seconds"),
        (reporting({**EMPTY, "checks": []}), "another shape than agreed"),
        (reporting({**EMPTY, "checks": [{"name": "a", "status": "fine"}]}), "another shape than agreed"),
        (reporting({"checks": EMPTY["checks"]}), "another shape than agreed"),
        (reporting("passed"), "another shape than agreed"),
        (reporting({**EMPTY, "checks": [BROKEN]}), "The check console broke: Chromium does not start"),
    ],
    ids=["crash", "no end", "no checks", "unknown status", "no findings", "no object", "broken check"],
)
def test_a_gate_without_a_usable_report_is_no_verdict(
    verdict: Callable[[str], Verdict], script: str, reason: str
) -> None:
    with pytest.raises(GateBroken) as refused:
        verdict(script)
    assert reason in refused.value.reason


def test_an_error_of_the_site_is_told_even_where_another_check_broke(verdict: Callable[[str], Verdict]) -> None:
    found = {"check": "links", "severity": "error", "page": "/", "message": "leads nowhere"}
    report = verdict(reporting({**EMPTY, "checks": [BROKEN], "findings": [found]})).report
    assert [finding.message for finding in report.findings] == ["leads nowhere"]
    assert [check.status for check in report.checks] == ["error"]


WEBP = "Buffer.from('RIFF....WEBPVP8 ')"


def pictured(content: str, *, named: str = "a.webp") -> str:
    report = {**EMPTY, "screenshots": [{"page": "/", "width": 360, "file": named}]}
    folder = "process.argv[process.argv.indexOf('--pictures') + 1]"
    return f"{reporting(report)}\nfs.mkdirSync({folder});\nfs.writeFileSync(`${{{folder}}}/a.webp`, {content});"


def test_pictures_are_handed_over_by_their_names(verdict: Callable[[str], Verdict]) -> None:
    assert verdict(pictured(WEBP)).pictures == {"a.webp": b"RIFF....WEBPVP8 "}


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (pictured("'<svg/>'"), "a.webp is no WebP"),
        (pictured(f"Buffer.concat([{WEBP}, Buffer.alloc(1024 * 1024)])"), "1048576 are allowed"),
        (pictured(WEBP, named="b.webp"), "other pictures than its report names"),
    ],
    ids=["another kind", "too large", "not named"],
)
def test_a_picture_that_is_not_what_was_agreed_is_no_verdict(
    verdict: Callable[[str], Verdict], script: str, reason: str
) -> None:
    with pytest.raises(GateBroken) as refused:
        verdict(script)
    assert reason in refused.value.reason

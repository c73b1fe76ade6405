"""`sitegen doctor`: is everything there that a site needs, and how to mend what is not."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

import typer

from cli.report import people
from domain.database import open_database
from domain.errors import SitegenError
from domain.settings import settings
from sandbox import selfcheck
from tasks.build.sandboxed import chromium, our_errors, toolchain


class Finding(NamedTuple):
    """One thing that was looked at."""

    name: str
    well: bool
    detail: str
    mend: str = ""


def doctor() -> None:
    """Check tools, versions, the database and the sandbox, and say how to mend each."""
    findings = [_python(), _git(), _kit(), _database(), *_sandbox(), _chromium()]
    for finding in findings:
        people.print(f"{'[green]✓[/]' if finding.well else '[red]✗[/]'} {finding.name:28}", end=" ")
        people.print(" ".join(finding.detail.split()), markup=False)
        if not finding.well:
            people.print(f"    {finding.mend}", markup=False)
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python 3.11 or newer", sys.version_info >= (3, 11), version, "Run `make setup` with Python 3.11.")


def _git() -> Finding:
    found = shutil.which("git")
    version = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout if found else ""
    return Finding("git", found is not None, version.strip() or "not found", "apt-get install git")


def _kit() -> Finding:
    try:
        kit = toolchain()
    except SitegenError as error:
        return Finding("Astro kit with its Node", False, error.reason, "make setup")
    return Finding("Astro kit with its Node", True, f"lockfile {kit.digest[:12]}")


def _database() -> Finding:
    try:
        with open_database(settings()) as database:
            return Finding("database", True, database.description)
    except SitegenError as error:
        return Finding("database", False, error.reason, error.next_step)


def _sandbox() -> Iterator[Finding]:
    for guard in selfcheck.check():
        yield Finding(f"sandbox: {guard.name}", guard.holds, guard.detail, guard.next_step)


def _chromium() -> Finding:
    name = "sandbox: Chromium"
    try:
        browser = chromium()
        if browser is None and settings().chromium:
            return Finding(name, True, "switched off: the gate skips what needs a browser")
        if browser is None:
            return Finding(
                name,
                False,
                "not found: the gate skips what needs a browser",
                "apt-get install chromium-headless-shell, or set SITEGEN_CHROMIUM=none to do without",
            )
        with our_errors():
            browser.start()
    except SitegenError as error:
        return Finding(name, False, error.reason, error.next_step)
    return Finding(name, True, str(browser.path))

"""The gate's browser: where it is, and what it needs in order to run inside."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox.bubblewrap import Mount, Proc
from sandbox.errors import ChromiumMissing, SandboxBroken
from sandbox.policy import VERIFICATION
from sandbox.runner import run

SWITCHED_OFF = "none"
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_SEEN_ANYWAY = (Path("/usr/bin"), Path("/usr/lib"))
_FONTS = (Path("/etc/fonts"), Path("/usr/share/fonts"))
_DEBIANS_OPTIONS = Path("/etc/chromium.d")
_LOG_TAIL = 500


@dataclass(frozen=True)
class Chromium:
    """An installed Chromium."""

    path: Path

    @property
    def digest(self) -> str:
        """Equal for the same browser, also on another machine with the same package."""
        found = self.path.stat()
        return hashlib.sha256(f"{self.path}\0{found.st_size}\0{found.st_mtime_ns}".encode()).hexdigest()

    @property
    def mounts(self) -> list[Mount]:
        """Fonts for what the sites' own lack, Debian's options, and its folder where it is not among the system's."""
        own = () if any(map(self.path.is_relative_to, _SEEN_ANYWAY)) else (self.path.parent,)
        return [Mount(folder, str(folder)) for folder in (*_FONTS, _DEBIANS_OPTIONS, *own) if folder.is_dir()]

    def start(self) -> None:
        """Show an empty page inside, to see that it can be done.

        Raises:
            SandboxBroken: it cannot.
        """
        words = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom", "about:blank")
        limits = VERIFICATION.model_copy(update={"wall_seconds": 30.0})
        with run([str(self.path), *words], limits=limits, mounts=self.mounts, proc=proc_for_chromium()) as result:
            if "<html>" not in result.log:
                why = result.stop.reason if result.stop else f"It ended with {result.exit_code}"
                raise SandboxBroken(f"{self.path} does not run in the sandbox. {why}: {result.log[-_LOG_TAIL:]}")


def find_chromium(named: str | None) -> Chromium | None:
    """The Chromium that is named by its path; none where it is switched off; else one that is installed, if any.

    Raises:
        ChromiumMissing: the one that is named is not there.
    """
    if named == SWITCHED_OFF:
        return None
    if named is None:
        found = next(filter(None, map(shutil.which, _NAMES)), None)
        return Chromium(Path(found).resolve()) if found else None
    path = Path(named).resolve()
    if not (path.is_file() and os.access(path, os.X_OK)):
        raise ChromiumMissing(f"{named} is no program that can be run")
    return Chromium(path)


@cache
def proc_for_chromium() -> Proc:
    """A fresh `/proc` where one can be mounted, and in a Docker container its own; Chromium runs with either."""
    try:
        with run(["true"], limits=VERIFICATION, proc=Proc.FRESH):
            return Proc.FRESH
    except SandboxBroken:
        return Proc.BOUND

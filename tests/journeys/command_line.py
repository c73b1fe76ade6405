"""The command line, as a user starts it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from git import Repo

SITEGEN = Path(sys.executable).with_name("sitegen")


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> dict[str, Any]:
        """The last line of standard output."""
        payload: dict[str, Any] = json.loads(self.stdout.strip().splitlines()[-1])
        return payload


@dataclass(frozen=True)
class CommandLine:
    """`sitegen` on a home folder of its own, with the run's Prefect server.

    A look in a browser takes longer than all the rest of a run: the gate has one where `chromium` is not `none`.
    """

    home: Path
    api_url: str
    database_url: str | None = None
    chromium: str | None = "none"

    @property
    def environment(self) -> dict[str, str]:
        """What the command is started with."""
        others = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "SITEGEN_"))}
        database = {"SITEGEN_DATABASE_URL": self.database_url} if self.database_url else {}
        browser = {"SITEGEN_CHROMIUM": self.chromium} if self.chromium else {}
        return {**others, **database, **browser, "SITEGEN_HOME": str(self.home), "PREFECT_API_URL": self.api_url}

    def __call__(self, *arguments: str) -> Answer:
        done = subprocess.run(
            [SITEGEN, *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=600
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def killed_at(self, stage: str, *arguments: str) -> None:
        """Start a command and end it with SIGKILL as soon as it reports that the stage has begun."""
        process = subprocess.Popen([SITEGEN, *arguments], env=self.environment, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        with process.stderr:
            began = any(line.strip() == stage for line in iter(process.stderr.readline, ""))
            process.kill()
            process.wait()
        assert began, f"{stage} never began"

    def repository(self, slug: str) -> Repo:
        """A project's repository."""
        return Repo(self.home / "repositories" / f"{slug}.git")

    def repositories(self) -> list[str]:
        """The names of all repositories."""
        return sorted(path.name for path in (self.home / "repositories").glob("*.git"))

"""`sitegen up` in a home folder of its own, on ports of its own."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.journeys.command_line import SITEGEN, CommandLine


@dataclass(frozen=True)
class Installation:
    """A home folder with ports of its own."""

    home: Path
    prefect_port: int
    preview_port: int
    api_port: int

    @property
    def environment(self) -> dict[str, str]:
        others = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "SITEGEN_"))}
        return {
            **others,
            "SITEGEN_HOME": str(self.home),
            "SITEGEN_CHROMIUM": "none",
            "SITEGEN_PREVIEW_PORT": str(self.preview_port),
            "SITEGEN_API_PORT": str(self.api_port),
            "PREFECT_SERVER_API_PORT": str(self.prefect_port),
        }

    @property
    def command(self) -> CommandLine:
        """`sitegen` beside `sitegen up`."""
        return CommandLine(self.home, f"http://127.0.0.1:{self.prefect_port}/api")

    @contextmanager
    def up(self) -> Iterator[subprocess.Popen[str]]:
        """`sitegen up`, stopped at the latest when the test ends."""
        with subprocess.Popen([SITEGEN, "up"], env=self.environment, stderr=subprocess.PIPE, text=True) as process:
            try:
                yield process
            finally:
                process.terminate()

    def api(self, method: str, path: str, **body: Any) -> Any:
        """Prefect's API, as its UI uses it."""
        url = f"http://127.0.0.1:{self.prefect_port}/api{path}"
        answer = httpx.request(method, url, json=body or None, timeout=30, trust_env=False)
        assert answer.is_success, answer.text
        return answer.json()


def new_installation(home: Path) -> Installation:
    """An empty one, on ports that are free now."""
    with ExitStack() as held:
        listeners = [held.enter_context(socket.socket()) for _ in range(3)]
        for listener in listeners:
            listener.bind(("127.0.0.1", 0))
        return Installation(home, *(int(listener.getsockname()[1]) for listener in listeners))


def lines_until(output: Iterator[str], last: str) -> list[str]:
    lines: list[str] = []
    for line in output:
        lines.append(line.strip())
        if last in line:
            return lines
    raise AssertionError(f"it ended without saying {last!r}: {lines}")

"""The embedded Prefect server: one for a home folder, shared by every process that works there.

Each user holds a shared lock while it needs the server; whoever leaves last stops it.
"""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil
from filelock import FileLock
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker

from blocks.orchestrator.environment import embedded_api_url, prefect_environment
from blocks.ports import require_free
from domain.errors import ProviderUnavailable

_START_SECONDS = 120


@contextmanager
def prefect_server(home: Path) -> Iterator[str]:
    """A running Prefect server's API address; started when none answers, stopped when nobody needs it any more.

    A server of the user's own, named by PREFECT_API_URL, is neither started nor stopped.

    Raises:
        ProviderUnavailable: it does not answer or did not start, or its port is in use by something else.
    """
    environment = prefect_environment(home)
    api_url = environment["PREFECT_API_URL"]
    if api_url != embedded_api_url():
        _require_answer(api_url)
        yield api_url
        _send_what_is_left()
        return
    folder = Path(environment["PREFECT_HOME"])
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "users.lock").open("w") as users:
        with FileLock(folder / "start.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)
            server = None if _ours_lives(folder) and answers(api_url) else _start(folder, api_url, environment)
        try:
            yield api_url
        finally:
            _send_what_is_left()
            with FileLock(folder / "start.lock"):
                _stop_when_last(folder, users.fileno())
            if server:
                server.poll()  # reaps it, when it was stopped


def answers(api_url: str) -> bool:
    """Whether a Prefect server is healthy at this address."""
    try:
        return httpx.get(f"{api_url}/health", timeout=5, trust_env=False).text.strip() == "true"
    except httpx.HTTPError:
        return False


def prefect_answers() -> bool:
    """Whether the Prefect server that this process uses is healthy."""
    return answers(os.environ.get("PREFECT_API_URL", embedded_api_url()))


def _require_answer(api_url: str) -> None:
    if not answers(api_url):
        raise ProviderUnavailable(
            f"No Prefect server answers at {api_url}.",
            next_step="Start it, or unset PREFECT_API_URL to use the embedded server.",
        )


def _ours_lives(folder: Path) -> bool:
    record = folder / "server.json"
    if not record.exists():
        return False
    server = json.loads(record.read_text())
    try:
        return bool(psutil.Process(server["pid"]).create_time() == server["started"])
    except psutil.NoSuchProcess:
        return False


def _send_what_is_left() -> None:
    """Hand over the logs and events that Prefect's own threads still hold; without a server they would wait for it."""
    APILogWorker.drain_all(at_exit=False)
    EventsWorker.drain_all(at_exit=False)


def _start(folder: Path, api_url: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    _stop_recorded(folder)  # one that was left half started
    port = urlsplit(api_url).port or 80
    require_free(port, setting="PREFECT_SERVER_API_PORT")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    record = {"pid": server.pid, "started": psutil.Process(server.pid).create_time()}
    (folder / "server.json").write_text(json.dumps(record))
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if answers(api_url):
            return server
        time.sleep(0.2)
    stop_process(server.pid, record["started"])
    raise ProviderUnavailable(
        "The embedded Prefect server did not start.", next_step=f"Read {folder / 'server.log'} for the reason."
    )


def _stop_when_last(folder: Path, users: int) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    _stop_recorded(folder)


def _stop_recorded(folder: Path) -> None:
    record = folder / "server.json"
    if record.exists():
        server = json.loads(record.read_text())
        stop_process(server["pid"], server["started"])
        record.unlink()


def stop_process(pid: int, started: float, *, patience: float = 10) -> None:
    """End a process that we started, and its children; one that is gone, or whose number is reused, is fine.

    `started` is its creation time in seconds since the epoch, `patience` how long it may take to leave by itself.
    """
    try:
        process = psutil.Process(pid)
        if process.create_time() != started:
            return
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    for member in family:
        _signal(member, "terminate")
    _, stubborn = psutil.wait_procs(family, timeout=patience)
    for member in stubborn:
        _signal(member, "kill")
    psutil.wait_procs(stubborn, timeout=patience)


def _signal(process: psutil.Process, how: str) -> None:
    try:
        getattr(process, how)()
    except psutil.NoSuchProcess:
        return

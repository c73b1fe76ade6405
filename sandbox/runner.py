"""Runs one command in a sandbox: files in, report and files out."""

import os
import select
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sandbox import launch, workspace
from sandbox.bubblewrap import WORKSPACE, Mount, Proc
from sandbox.errors import SandboxInterrupted
from sandbox.log import Log
from sandbox.policy import Limits
from sandbox.watch import Guard, Stop, Watch

_SECONDS_BETWEEN_LOOKS = 0.05
_CHUNK = 64 * 1024
# bubblewrap passes a command's death by a signal on as an exit code.
_DEATHS = {
    128 + signal.SIGXFSZ: Stop(Guard.FILE_SIZE, "It wrote a file that is larger than one may be"),
    128 + signal.SIGKILL: Stop(Guard.MEMORY, "It was killed, most likely because the machine ran out of memory"),
}


@dataclass(frozen=True)
class Result:
    """How a run ended; its files can be read until the block that it was given to ends."""

    exit_code: int
    stop: Stop | None
    seconds: float
    peak_memory: int  # bytes
    peak_tasks: int
    log: str
    _workspace: int
    _limits: Limits

    @property
    def passed(self) -> bool:
        return self.exit_code == 0 and self.stop is None

    def read(self, path: str) -> dict[str, bytes]:
        """The files below a folder of the workspace; empty where there is none.

        Raises:
            FilesRefused: something there is not a plain file, or they are more than the limits allow.
        """
        return workspace.read(self._workspace, path, self._limits)


@contextmanager
def run(
    argv: Sequence[str],
    *,
    limits: Limits,
    files: Mapping[str, bytes] | None = None,
    mounts: Sequence[Mount] = (),
    environment: Mapping[str, str] | None = None,
    proc: Proc = Proc.NONE,
) -> Iterator[Result]:
    """Run a command in a workspace that holds `files`; inside the block, everything that it started is dead.

    Arguments and environment can be read by every process of the machine: no secrets in them.

    Raises:
        SandboxMissing: bubblewrap is not installed.
        SandboxBroken: it does not start.
        SandboxInterrupted: somebody else ended it.
        FilesRefused: `files` are no plain files or more than the limits allow.
    """
    with launch.started(argv, mounts=mounts, environment=environment or {}, limits=limits, proc=proc) as sandbox:
        folder = sandbox.writable[WORKSPACE]
        workspace.fill(folder, files or {}, limits)
        log = Log()
        watch = Watch(sandbox.init, sandbox.writable, limits)
        sandbox.go()
        stop = _supervise(sandbox, watch, log)
        exit_code = sandbox.end()
        seconds = watch.seconds
        if exit_code < 0 and stop is None:
            raise SandboxInterrupted(f"The sandbox was ended from outside by signal {-exit_code}")
        _drain(sandbox, log)
        stop = stop or watch.log(log.total)
        if exit_code != 0:
            stop = stop or _DEATHS.get(exit_code) or watch.files()
        yield Result(exit_code, stop, seconds, watch.peak_memory, watch.peak_tasks, log.text, folder, limits)


def _supervise(sandbox: launch.Sandbox, watch: Watch, log: Log) -> Stop | None:
    """Read what it prints until it has ended or must end."""
    printed = sandbox.printed.fileno()
    waiting_for = {printed, sandbox.ended}
    next_look = 0.0
    while True:
        readable, _, _ = select.select(waiting_for, [], [], _SECONDS_BETWEEN_LOOKS)
        if sandbox.ended in readable:
            return None
        if printed in readable:
            chunk = os.read(printed, _CHUNK)
            log.add(chunk)
            if not chunk:
                waiting_for.remove(printed)
        if time.monotonic() >= next_look:
            if stop := watch.look(log.total):
                return stop
            next_look = time.monotonic() + _SECONDS_BETWEEN_LOOKS


def _drain(sandbox: launch.Sandbox, log: Log) -> None:
    while chunk := os.read(sandbox.printed.fileno(), _CHUNK):
        log.add(chunk)

"""Starts a sandbox up to the point where its workspace can be filled, and ends it with everything in it."""

import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import IO, NamedTuple, cast

from sandbox import bubblewrap, seccomp, workspace
from sandbox.errors import SandboxBroken
from sandbox.policy import Limits

_START_SECONDS = 30.0
# bubblewrap's own supervisor can be looked at from inside where `/proc` is bound: it must know nothing.
_ENVIRONMENT: Mapping[str, str] = {}


class Sandbox(NamedTuple):
    """A sandbox whose doorkeeper waits for `go`."""

    process: subprocess.Popen[bytes]
    commands: IO[bytes]
    printed: IO[bytes]
    init: int  # its first process, by the number that it has out here
    ended: int  # a descriptor that becomes readable when nothing is left of it
    writable: Mapping[str, int]  # descriptors of the folders that it can write to

    def go(self) -> None:
        """Let the command begin."""
        with suppress(BrokenPipeError):
            os.write(self.commands.fileno(), b"\n")

    def end(self) -> int:
        """Kill what still runs, wait until the last process is gone, and return the exit code."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.ended, signal.SIGKILL)
        select.select([self.ended], [], [])
        return self.process.wait()


@contextmanager
def started(
    argv: Sequence[str],
    *,
    mounts: Sequence[bubblewrap.Mount],
    environment: Mapping[str, str],
    limits: Limits,
    proc: bubblewrap.Proc,
) -> Iterator[Sandbox]:
    """A sandbox that waits; after the block nothing of it is left.

    Raises:
        SandboxMissing: bubblewrap is not installed.
        SandboxBroken: it does not start.
    """
    with ExitStack() as stack:
        filter_end = _pipe_holding(stack, seccomp.program())
        info, info_end = _pipe(stack)
        passed = bubblewrap.Passed(filter=filter_end, info=info_end)
        command = bubblewrap.command(
            argv, mounts=mounts, environment=environment, limits=limits, passed=passed, proc=proc
        )
        process = _bubblewrap(stack, command, passed)
        commands, printed = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        _await_doorkeeper(printed)
        init = json.loads(os.read(info, 4096))["child-pid"]
        folders = (bubblewrap.WORKSPACE, bubblewrap.TEMPORARY)
        sandbox = Sandbox(
            process=process,
            commands=commands,
            printed=printed,
            init=init,
            ended=_closing(stack, os.pidfd_open(init)),
            writable={folder: _closing(stack, workspace.mounted_in(init, folder)) for folder in folders},
        )
        stack.callback(sandbox.end)
        yield sandbox


def _bubblewrap(stack: ExitStack, command: list[str], passed: bubblewrap.Passed) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_ENVIRONMENT,
        pass_fds=passed,
    )
    stack.enter_context(process)
    stack.callback(process.kill)
    return process


def _await_doorkeeper(printed: IO[bytes]) -> None:
    said = b""
    deadline = time.monotonic() + _START_SECONDS
    while not said.endswith(bubblewrap.READY):
        readable, _, _ = select.select([printed], [], [], max(0.0, deadline - time.monotonic()))
        chunk = os.read(printed.fileno(), 4096) if readable else b""
        if not chunk:
            words = said.decode(errors="replace").strip() or f"it said nothing within {_START_SECONDS:g} seconds"
            raise SandboxBroken(f"The sandbox does not start: {words}")
        said += chunk


def _pipe(stack: ExitStack) -> tuple[int, int]:
    read_end, write_end = os.pipe()
    return _closing(stack, read_end), _closing(stack, write_end)


def _pipe_holding(stack: ExitStack, content: bytes) -> int:
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as pipe:
        pipe.write(content)
    return _closing(stack, read_end)


def _closing(stack: ExitStack, descriptor: int) -> int:
    stack.callback(os.close, descriptor)
    return descriptor

"""The sandbox attacks itself before it is used; a guard that does not hold means that nothing is built."""

import re
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

from sandbox.bubblewrap import BASE_ENVIRONMENT, USER, program
from sandbox.errors import SandboxBroken, SandboxError
from sandbox.policy import MIB, Limits
from sandbox.runner import Result, run
from sandbox.watch import Guard

OLDEST_BUBBLEWRAP = (0, 8, 0)
_NAMESPACES_NEXT_STEP = (
    "Allow user namespaces: `sysctl -w kernel.unprivileged_userns_clone=1` where there is such a switch, an AppArmor "
    "profile for bwrap where AppArmor restricts them, our seccomp profile in a container."
)
_LIMITS = Limits(
    wall_seconds=20,
    memory_bytes=128 * MIB,
    tasks=16,
    file_bytes=4 * MIB,
    workspace_bytes=8 * MIB,
    workspace_files=200,
    temporary_bytes=8 * MIB,
    exchanged_files=10,
    exchanged_bytes=MIB,
    log_bytes=MIB,
)
_ready = threading.Lock()
_found_ready = False


class GuardResult(NamedTuple):
    """Whether one guard holds, what was seen, and what to do where it does not."""

    name: str
    holds: bool
    detail: str
    next_step: str = ""


class _Attempt(NamedTuple):
    """An attack in shell, and what it prints when the guard holds."""

    guard: str
    script: str
    expected: str


class _Overload(NamedTuple):
    """An attack that a guard must end."""

    guard: Guard
    script: str
    limits: Limits = _LIMITS


_OVERLOADS = (
    _Overload(Guard.MEMORY, "tail /dev/zero"),
    _Overload(Guard.TASKS, "for i in $(seq 24); do sleep 60 & done; wait"),
    _Overload(Guard.WALL_CLOCK, "sleep 60", _LIMITS.model_copy(update={"wall_seconds": 0.05})),
    _Overload(Guard.FILE_SIZE, "exec head -c 5M /dev/zero >big"),
    _Overload(Guard.WORKSPACE, "for i in 1 2 3; do head -c 3M /dev/zero >$i; done"),
    _Overload(Guard.LOG, "exec head -c 8M /dev/zero"),
)


def ensure_ready() -> None:
    """Try every guard, once in a process.

    Raises:
        SandboxMissing: bubblewrap is not installed.
        SandboxBroken: a guard does not hold.
    """
    global _found_ready  # noqa: PLW0603  (what one process found out stays true in it)
    with _ready:
        if not _found_ready:
            _version_or_error()
            for guard in check():
                if not guard.holds:
                    raise SandboxBroken(f"The sandbox's guard '{guard.name}' fails: {guard.detail}", guard.next_step)
            _found_ready = True


def check() -> list[GuardResult]:
    """Try every guard and say what was seen."""
    try:
        installed = GuardResult("bubblewrap", True, _version_or_error())
    except SandboxError as error:
        return [GuardResult("bubblewrap", False, error.reason, error.next_step)]
    try:
        with ThreadPoolExecutor() as pool:
            return [installed, *_attempts(), *pool.map(_overload, _OVERLOADS)]
    except SandboxError as error:
        return [installed, GuardResult("start", False, error.reason, _NAMESPACES_NEXT_STEP)]


def _version_or_error() -> str:
    for name in ("choom", "prlimit"):
        program(name)
    printed = subprocess.run([program("bwrap"), "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", printed)
    if found is None or tuple(map(int, found.groups())) < OLDEST_BUBBLEWRAP:
        oldest = ".".join(map(str, OLDEST_BUBBLEWRAP))
        raise SandboxBroken(f"bubblewrap {oldest} is needed, found: {printed.strip()}", "apt-get install bubblewrap")
    return found[0]


def _attempts() -> list[GuardResult]:
    """All that must be refused, tried in one run."""
    with tempfile.NamedTemporaryFile(prefix="sitegen-secret-") as secret, _listening() as port:
        attempts = (
            _Attempt("host files", f"cat {secret.name}", "No such file or directory"),
            _Attempt("network", f"bash -c '</dev/tcp/127.0.0.1/{port}'", "Connection refused"),
            _Attempt("environment", "env | cut -d= -f1 | sort | xargs", " ".join(sorted({*BASE_ENVIRONMENT, "PWD"}))),
            _Attempt("processes of the host", "ls /proc", "No such file or directory"),
            _Attempt("user", "id -u", str(USER)),
            _Attempt("new namespaces", "unshare -U true", "Operation not permitted"),
            *(
                _Attempt(f"writing to {folder}", f"touch {folder}/x", "Read-only file system")
                for folder in ("/", "/usr/bin", "/dev", "/dev/shm")  # noqa: S108
            ),
        )
        script = "\n".join(
            f"echo '--- {number}'; {{ {attempt.script}; }} 2>&1" for number, attempt in enumerate(attempts)
        )
        with run(["sh", "-c", script], limits=_LIMITS) as result:
            said = dict(re.findall(r"^--- (\d+)\n((?:(?!--- ).*\n)*)", result.log, re.MULTILINE))
    return [_judged(attempt, said.get(str(number), "").strip()) for number, attempt in enumerate(attempts)]


def _judged(attempt: _Attempt, said: str) -> GuardResult:
    return GuardResult(attempt.guard, said.endswith(attempt.expected), said or "nothing was refused")


def _overload(overload: _Overload) -> GuardResult:
    with run(["sh", "-c", overload.script], limits=overload.limits) as result:
        return GuardResult(f"{overload.guard} limit", _ended_by(result, overload.guard), _ending(result))


def _ended_by(result: Result, guard: Guard) -> bool:
    return result.stop is not None and result.stop.guard is guard


def _ending(result: Result) -> str:
    return result.stop.reason if result.stop else f"It was not stopped and ended with {result.exit_code}"


@contextmanager
def _listening() -> Iterator[int]:
    """A port of this machine that does answer, seen from outside of the sandbox."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address, timeout=5):
            yield address[1]

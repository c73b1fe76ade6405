"""The command line of bubblewrap: everything is closed, and what a run needs is opened by name."""

import shutil
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sandbox.errors import SandboxMissing
from sandbox.policy import Limits

WORKSPACE = "/workspace"
TEMPORARY = "/tmp"  # noqa: S108  (inside; the host's is not there)
HOSTNAME = "sandbox"
USER = 1000
READY = b"sandbox ready\n"
BASE_ENVIRONMENT = {"PATH": "/usr/bin", "HOME": TEMPORARY, "TMPDIR": TEMPORARY, "LANG": "C.UTF-8", "TZ": "UTC"}

_SYSTEM_FOLDERS = ("/usr/bin", "/usr/lib", "/usr/lib64")
_ROOT_FOLDERS = ("/bin", "/lib", "/lib64")
# Says that the mounts stand, waits until the workspace is filled, and only then becomes the command.
_DOORKEEPER = f'echo {READY.decode().strip()}; read -r _; exec "$@" </dev/null'
# Node and V8 map memory ahead of need; this much of it costs nothing.
_UNTOUCHED_MEMORY = 2 * 1024**3


class Mount(NamedTuple):
    """A file or folder of the host that can be read inside."""

    source: Path
    target: str


class Proc(StrEnum):
    """What a command sees of `/proc`; Chromium does not run without it.

    A fresh one shows the sandbox's own processes. Inside of a Docker container none can be mounted, and the
    container's own is bound read-only: the kernel then refuses everything but command lines.
    """

    NONE = "none"
    FRESH = "fresh"
    BOUND = "bound"


class Passed(NamedTuple):
    """Descriptors that bubblewrap inherits, uses and closes."""

    filter: int
    info: int


def command(
    argv: Sequence[str],
    *,
    mounts: Sequence[Mount],
    environment: Mapping[str, str],
    limits: Limits,
    passed: Passed,
    proc: Proc = Proc.NONE,
) -> list[str]:
    """The whole command line, to be started with an empty environment.

    Arguments and environment can be read by every process of the machine: no secrets in them.

    Raises:
        SandboxMissing: a program is not installed.
    """
    return [
        *(program("choom"), "-n", "1000", "--"),  # when the machine runs out of memory, the sandbox goes first
        *(program("bwrap"), *_isolation(), *_file_system(mounts, limits, proc), *_environment(environment)),
        *("--seccomp", str(passed.filter), "--info-fd", str(passed.info), "--"),
        *("/usr/bin/prlimit", *_resource_limits(limits), "--"),
        *("/bin/sh", "-c", _DOORKEEPER, "sh", *argv),
    ]


def program(name: str) -> str:
    """The path of an installed program.

    Raises:
        SandboxMissing: it is not installed.
    """
    path = shutil.which(name)
    if path is None:
        raise SandboxMissing(f"The program {name} is not installed")
    return path


def _isolation() -> list[str]:
    return [
        *("--unshare-user", "--uid", str(USER), "--gid", str(USER), "--cap-drop", "ALL"),
        *("--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-cgroup-try"),
        *("--unshare-uts", "--hostname", HOSTNAME),
        "--die-with-parent",
        "--new-session",
    ]


def _file_system(mounts: Sequence[Mount], limits: Limits, proc: Proc) -> list[str]:
    return [
        *(word for folder in _SYSTEM_FOLDERS for word in ("--ro-bind-try", folder, folder)),
        *(word for folder in _ROOT_FOLDERS for word in _root_folder(Path(folder))),
        *("--dev", "/dev"),
        *_proc(proc),
        *("--size", str(limits.temporary_bytes), "--tmpfs", TEMPORARY),
        *("--size", str(limits.workspace_bytes), "--tmpfs", WORKSPACE),
        *(word for mount in mounts for word in ("--ro-bind", str(mount.source), mount.target)),
        # Otherwise both are small writable file systems without a limit.
        *("--remount-ro", "/dev", "--remount-ro", "/"),
        *("--chdir", WORKSPACE),
    ]


def _root_folder(folder: Path) -> tuple[str, ...]:
    if folder.is_symlink():
        return "--symlink", str(folder.readlink()), str(folder)
    return "--ro-bind-try", str(folder), str(folder)


def _proc(proc: Proc) -> tuple[str, ...]:
    return {Proc.NONE: (), Proc.FRESH: ("--proc", "/proc"), Proc.BOUND: ("--ro-bind", "/proc", "/proc")}[proc]


def _environment(environment: Mapping[str, str]) -> list[str]:
    variables = BASE_ENVIRONMENT | dict(environment)
    return ["--clearenv", *(word for name, value in variables.items() for word in ("--setenv", name, value))]


def _resource_limits(limits: Limits) -> list[str]:
    """Limits that the kernel keeps between two looks of the watcher."""
    return [
        "--core=0",
        "--nofile=4096",
        f"--fsize={limits.file_bytes}",
        f"--nproc={2 * limits.tasks}",  # above the watcher's, which says why; the kernel exempts root here
        f"--data={limits.memory_bytes + _UNTOUCHED_MEMORY}",
        f"--cpu={int(limits.wall_seconds * 64) + 1}",  # in case that our own process is suspended
    ]

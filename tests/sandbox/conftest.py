"""Attacks run with the guard on, and once more with it off: an attack that never succeeds proves nothing."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest

from sandbox import bubblewrap
from sandbox.bubblewrap import Mount, Proc
from sandbox.policy import MIB, Limits
from sandbox.runner import Result, run


@pytest.fixture(scope="session")
def kit() -> Path:
    """The kit, with its packages installed by `make setup`."""
    return Path(__file__).parents[2] / "starters/kit"


@pytest.fixture
def small() -> Limits:
    """Enough for an attack, and not for what it is after."""
    return Limits(
        wall_seconds=30,
        memory_bytes=256 * MIB,
        tasks=32,
        file_bytes=32 * MIB,
        workspace_bytes=64 * MIB,
        workspace_files=500,
        temporary_bytes=16 * MIB,
        exchanged_files=100,
        exchanged_bytes=64 * MIB,
        log_bytes=4 * MIB,
    )


@pytest.fixture
def python(small: Limits) -> Callable[..., Result]:
    """Runs a Python script inside."""

    def attempt(script: str, *, limits: Limits = small, mounts: Sequence[Mount] = (), proc: Proc = Proc.NONE) -> Result:
        with run(["/usr/bin/python3", "-c", script], limits=limits, mounts=mounts, proc=proc) as result:
            return result

    return attempt


@pytest.fixture
def open_guard(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Takes words out of bubblewrap's command line, for a control."""

    def open_guard(option: str, *, values: int = 0, instead: Sequence[str] = ()) -> None:
        closed = bubblewrap.command

        def opened(*arguments: Any, **options: Any) -> list[str]:
            line = closed(*arguments, **options)
            assert option in line, f"{option} is no guard any more: this control needs another one"
            for at in reversed([at for at, word in enumerate(line) if word == option]):
                line[at : at + 1 + values] = instead
            return line

        monkeypatch.setattr(bubblewrap, "command", opened)

    return open_guard


@pytest.fixture
def living() -> Callable[[str], list[psutil.Process]]:
    """The processes of this machine that have a word in their command line."""

    def living(word: str) -> list[psutil.Process]:
        processes = psutil.process_iter(["cmdline", "name", "status"])
        return [
            process
            for process in processes
            if word in (process.info["cmdline"] or ()) and process.info["status"] != psutil.STATUS_ZOMBIE
        ]

    return living


@pytest.fixture
def eventually() -> Callable[[Callable[[], bool]], bool]:
    """Whether something becomes true within some seconds."""

    def eventually(is_true: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + 20
        while not is_true():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    return eventually


@pytest.fixture
def marker() -> str:
    """A number of seconds that no other process of this machine sleeps for."""
    return f"{86_400 + os.getpid()}.{time.monotonic_ns() % 1_000_000}"


@pytest.fixture
def started() -> Iterator[Callable[[Sequence[str]], subprocess.Popen[bytes]]]:
    """Starts processes outside of any sandbox, and ends them after the test."""
    processes: list[subprocess.Popen[bytes]] = []

    def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        processes.append(process)
        return process

    yield started
    for process in processes:
        process.kill()
        process.wait()

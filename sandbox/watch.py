"""Looks at a running sandbox from outside and says when it has had enough."""

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import psutil

from sandbox.policy import Limits
from sandbox.workspace import usage


class Guard(StrEnum):
    """What can end a run before its time."""

    WALL_CLOCK = "wall clock"
    MEMORY = "memory"
    TASKS = "processes"
    FILE_SIZE = "file size"
    WORKSPACE = "workspace"
    LOG = "log"


class Stop(NamedTuple):
    """Which guard ended a run, and why, in words."""

    guard: Guard
    reason: str


class Watch:
    """One look at a time, cheap enough for twenty in a second."""

    def __init__(self, init: int, writable: Mapping[str, int], limits: Limits) -> None:
        self.peak_memory = 0
        self.peak_tasks = 0
        self._init = init
        self._writable = writable
        self._limits = limits
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._started

    def look(self, logged: int) -> Stop | None:
        """Why the run must end now, if it must."""
        return self._time() or self.log(logged) or self._processes() or self.files()

    def files(self) -> Stop | None:
        """Whether it has written too much."""
        for folder, descriptor in self._writable.items():
            taken = usage(descriptor)
            if taken.free == 0:
                return Stop(Guard.WORKSPACE, f"It filled {folder} with {_mebibytes(taken.bytes)}, which is all it has")
            if taken.files > self._limits.workspace_files:
                return Stop(
                    Guard.WORKSPACE,
                    f"It made {taken.files} files in {folder}; {self._limits.workspace_files} are allowed",
                )
        return None

    def log(self, logged: int) -> Stop | None:
        """Whether it has printed too much."""
        if logged <= self._limits.log_bytes:
            return None
        return Stop(Guard.LOG, f"It printed more than {_mebibytes(self._limits.log_bytes)}")

    def _time(self) -> Stop | None:
        if self.seconds <= self._limits.wall_seconds:
            return None
        return Stop(Guard.WALL_CLOCK, f"It ran for more than {self._limits.wall_seconds:g} seconds")

    def _processes(self) -> Stop | None:
        memory = tasks = 0
        for process in _descendants(self._init):
            with suppress(psutil.NoSuchProcess), process.oneshot():
                memory += process.memory_info().rss
                tasks += process.num_threads()
        self.peak_memory = max(self.peak_memory, memory)
        self.peak_tasks = max(self.peak_tasks, tasks)
        if memory > self._limits.memory_bytes:
            allowed = _mebibytes(self._limits.memory_bytes)
            return Stop(Guard.MEMORY, f"It used {_mebibytes(memory)} of memory; {allowed} are allowed")
        if tasks > self._limits.tasks:
            return Stop(Guard.TASKS, f"It ran {tasks} processes and threads; {self._limits.tasks} are allowed")
        return None


def _descendants(process: int) -> Iterator[psutil.Process]:
    """As the kernel links them: psutil would list every process of the machine at each look."""
    waiting = _children(process)
    while waiting:
        child = waiting.pop()
        waiting += _children(child)
        with suppress(psutil.NoSuchProcess):
            yield psutil.Process(child)


def _children(process: int) -> list[int]:
    try:
        lists = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []  # it has ended meanwhile
    return [int(number) for numbers in lists for number in numbers.split()]


def _mebibytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MiB"

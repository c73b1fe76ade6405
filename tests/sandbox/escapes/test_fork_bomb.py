"""Attack: more processes or threads than the machine can bear."""

from collections.abc import Callable

import pytest

from sandbox.policy import GIB, Limits
from sandbox.runner import Result
from sandbox.watch import Guard

# Bounded, since one control lets it through.
PROCESSES = """
import os, time
children = []
for _ in range(80):
    child = os.fork()
    if child == 0:
        time.sleep({seconds})
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
print('all lived')
"""
THREADS = """
import threading, time
threads = [threading.Thread(target=time.sleep, args=({seconds},)) for _ in range(80)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('all lived')
"""


@pytest.mark.parametrize("script", [PROCESSES, THREADS], ids=["processes", "threads"])
def test_a_bomb_is_stopped(python: Callable[..., Result], small: Limits, script: str) -> None:
    limits = small.model_copy(update={"tasks": 50, "memory_bytes": 4 * GIB})
    result = python(script.format(seconds=60), limits=limits)
    assert result.stop is not None
    assert result.stop.guard is Guard.TASKS
    assert "50 are allowed" in result.stop.reason


@pytest.mark.parametrize("script", [PROCESSES, THREADS], ids=["processes", "threads"])
def test_control_with_room_for_them_all_of_them_live(python: Callable[..., Result], small: Limits, script: str) -> None:
    limits = small.model_copy(update={"tasks": 200, "memory_bytes": 4 * GIB})
    result = python(script.format(seconds=0.3), limits=limits)
    assert result.log == "all lived\n"
    assert result.passed

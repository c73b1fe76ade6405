"""Attack: more memory than the machine can spare."""

from collections.abc import Callable

from sandbox.policy import GIB, MIB, Limits
from sandbox.runner import Result
from sandbox.watch import Guard

# Bounded, since the control lets it through.
BOMB = """
import time
held = [b'x' * (10 * 1024 * 1024) for _ in range(40)]
time.sleep({seconds})
print('has it all')
"""
FAMILY = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = b'x' * (50 * 1024 * 1024)
        time.sleep({seconds})
        os._exit(0)
for _ in range(8):
    os.wait()
print('has it all')
"""
AT_ONCE = "import mmap; held = mmap.mmap(-1, 6 * 1024 ** 3, flags=mmap.MAP_PRIVATE); print('has it all')"


def test_a_growing_process_is_stopped(python: Callable[..., Result]) -> None:
    result = python(BOMB.format(seconds=60))
    assert result.stop is not None
    assert result.stop.guard is Guard.MEMORY
    assert "256 MiB are allowed" in result.stop.reason
    assert result.peak_memory > 256 * MIB


def test_memory_is_counted_over_all_processes(python: Callable[..., Result]) -> None:
    result = python(FAMILY.format(seconds=60))
    assert result.stop is not None
    assert result.stop.guard is Guard.MEMORY


def test_the_kernel_refuses_what_is_asked_for_at_once(python: Callable[..., Result]) -> None:
    assert "Cannot allocate memory" in python(AT_ONCE).log


def test_control_with_enough_memory_it_gets_it(python: Callable[..., Result], small: Limits) -> None:
    limits = small.model_copy(update={"memory_bytes": 6 * GIB})
    assert python(BOMB.format(seconds=0), limits=limits).log == "has it all\n"
    assert python(FAMILY.format(seconds=0.2), limits=limits).log == "has it all\n"
    assert python(AT_ONCE, limits=limits).log == "has it all\n"

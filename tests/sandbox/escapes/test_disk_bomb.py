"""Attack: fill the disk."""

from collections.abc import Callable

import pytest

from sandbox.policy import MIB, Limits
from sandbox.runner import Result
from sandbox.watch import Guard

MANY_FILES = """
for number in range(10):
    open(f'{folder}/{{number}}', 'wb').write(b'x' * (10 * 1024 * 1024))
print('written')
"""
UNLINKED = """
import os
held = []
for number in range(10):
    held.append(open(f'{folder}/x', 'wb', buffering=0))
    os.unlink(f'{folder}/x')
    for _ in range(10):
        if held[-1].write(b'x' * (1024 * 1024)) < 1024 * 1024:
            raise SystemExit('disk full')
print('written')
"""
ONE_FILE = """
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
with open('/workspace/x', 'wb') as file:
    for _ in range(40):
        file.write(b'x' * (1024 * 1024))
print('written')
"""
EMPTY_FILES = """
import time
for number in range(2000):
    open(f'{folder}/{{number}}', 'w').close()
time.sleep({seconds})
print('written')
"""


@pytest.mark.parametrize("script", [MANY_FILES, UNLINKED], ids=["many files", "files without a name"])
@pytest.mark.parametrize("folder", ["/workspace", "/tmp"])
def test_a_full_folder_stops_the_run(python: Callable[..., Result], script: str, folder: str) -> None:
    result = python(script.format(folder=folder))
    assert "written" not in result.log
    assert result.exit_code != 0


def test_the_reason_is_told(python: Callable[..., Result]) -> None:
    result = python(MANY_FILES.format(folder="/workspace"))
    assert result.stop is not None
    assert result.stop.guard is Guard.WORKSPACE
    assert result.stop.reason == "It filled /workspace with 64 MiB, which is all it has"


def test_a_single_file_is_stopped(python: Callable[..., Result]) -> None:
    result = python(ONE_FILE)
    assert result.stop is not None
    assert result.stop.guard is Guard.FILE_SIZE


@pytest.mark.parametrize("folder", ["/workspace", "/tmp"])
def test_empty_files_are_stopped(python: Callable[..., Result], folder: str) -> None:
    result = python(EMPTY_FILES.format(folder=folder, seconds=60))
    assert result.stop is not None
    assert result.stop.guard is Guard.WORKSPACE
    assert "500 are allowed" in result.stop.reason


def test_control_with_room_all_of_it_is_written(python: Callable[..., Result], small: Limits) -> None:
    room = dict.fromkeys(("file_bytes", "workspace_bytes", "temporary_bytes"), 512 * MIB)
    limits = small.model_copy(update={**room, "workspace_files": 5_000})
    for folder in ("/workspace", "/tmp"):
        assert python(MANY_FILES.format(folder=folder), limits=limits).log == "written\n"
        assert python(UNLINKED.format(folder=folder), limits=limits).log == "written\n"
        assert python(EMPTY_FILES.format(folder=folder, seconds=0), limits=limits).log == "written\n"
    assert python(ONE_FILE, limits=limits).log == "written\n"

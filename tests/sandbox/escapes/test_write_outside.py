"""Attack: write somewhere else than to the workspace and /tmp."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.bubblewrap import Mount
from sandbox.runner import Result

WRITE = "open('{path}', 'w').write('x'); print('written')"


@pytest.mark.parametrize("path", ["/x", "/dev/x", "/dev/shm/x", "/usr/x"])
def test_nothing_outside_can_be_written(python: Callable[..., Result], path: str) -> None:
    assert "Read-only file system" in python(WRITE.format(path=path)).log


@pytest.mark.parametrize("path", ["/x", "/dev/x", "/dev/shm/x", "/usr/x"])
def test_control_they_are_writable_unless_remounted(
    python: Callable[..., Result], open_guard: Callable[..., None], path: str
) -> None:
    open_guard("--remount-ro", values=1)
    assert python(WRITE.format(path=path)).log == "written\n"


@pytest.mark.parametrize("path", ["/workspace/x", "/tmp/x"])
def test_control_the_folders_for_it_can_be_written(python: Callable[..., Result], path: str) -> None:
    assert python(WRITE.format(path=path)).log == "written\n"


def test_the_toolchain_cannot_be_poisoned(python: Callable[..., Result], tmp_path: Path) -> None:
    result = python(WRITE.format(path="/kit/x"), mounts=[Mount(tmp_path, "/kit")])
    assert "Read-only file system" in result.log
    assert not (tmp_path / "x").exists()


def test_control_a_writable_toolchain_is_poisoned(
    python: Callable[..., Result], open_guard: Callable[..., None], tmp_path: Path
) -> None:
    open_guard("--ro-bind", instead=["--bind"])
    python(WRITE.format(path="/kit/x"), mounts=[Mount(tmp_path, "/kit")])
    assert (tmp_path / "x").read_text() == "x"

"""Attack: read a file of the host."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.bubblewrap import Mount
from sandbox.runner import Result


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("sk-live-1234")
    return path


def test_a_file_of_the_host_is_not_there(python: Callable[..., Result], secret: Path) -> None:
    result = python(f"print(open('{secret}').read())")
    assert "FileNotFoundError" in result.log
    assert "sk-live-1234" not in result.log


def test_control_what_is_mounted_can_be_read(python: Callable[..., Result], secret: Path) -> None:
    result = python(f"print(open('{secret}').read())", mounts=[Mount(secret, str(secret))])
    assert result.log == "sk-live-1234\n"


@pytest.mark.parametrize("folder", ["/etc", "/home", "/root", "/var", "/proc", "/sys", "/usr/local", "/usr/share"])
def test_folders_that_a_build_does_not_need_are_not_there(python: Callable[..., Result], folder: str) -> None:
    assert Path(folder).exists()
    assert python(f"import os; print(os.path.exists('{folder}'))").log == "False\n"

"""Attack: read the secrets in the environment of our own processes."""

import os
from collections.abc import Callable

import pytest

from sandbox import launch
from sandbox.bubblewrap import BASE_ENVIRONMENT, Proc
from sandbox.runner import Result

SECRET = "sk-live-5678"
READ_OWN = "import os; print(dict(os.environ))"
READ_ALL = """
import glob
for path in glob.glob('/proc/[0-9]*/environ'):
    try:
        print(path, open(path).read().replace(chr(0), ' '))
    except OSError as error:
        print(path, error)
"""


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEGEN_API_KEY", SECRET)


def test_the_command_sees_only_what_it_was_given(python: Callable[..., Result]) -> None:
    result = python("import os; print(sorted(os.environ))")
    assert result.log == f"{sorted([*BASE_ENVIRONMENT, 'PWD', 'LC_CTYPE'])}\n" or result.log == (
        f"{sorted([*BASE_ENVIRONMENT, 'PWD'])}\n"
    )


def test_control_an_environment_that_is_not_cleared_is_seen(
    python: Callable[..., Result], open_guard: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "_ENVIRONMENT", dict(os.environ))
    open_guard("--clearenv")
    assert SECRET in python(READ_OWN).log


@pytest.mark.parametrize("proc", [Proc.FRESH, Proc.BOUND])
def test_nothing_is_found_in_other_processes(python: Callable[..., Result], proc: Proc) -> None:
    result = python(READ_ALL, proc=proc)
    assert result.passed
    assert "/proc/1/environ" in result.log
    assert SECRET not in result.log


@pytest.mark.parametrize("proc", [Proc.FRESH, Proc.BOUND])
def test_control_bubblewraps_supervisor_leaks_an_environment_that_it_has(
    python: Callable[..., Result], proc: Proc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "_ENVIRONMENT", dict(os.environ))
    assert "SITEGEN_API_KEY" not in python(READ_OWN).log
    assert SECRET in python(READ_ALL, proc=proc).log

"""Attack: print without end."""

from collections.abc import Callable

from sandbox.policy import MIB, Limits
from sandbox.runner import Result
from sandbox.watch import Guard

BOMB = "for _ in range(8 * 1024): print('x' * 1023)"
ESCAPES = "print('\\x1b]0;owned\\x07\\x1b[31mred\\x1b[0m \\x08\\x00end', flush=True)"


def test_a_bomb_is_stopped(python: Callable[..., Result]) -> None:
    result = python(BOMB)
    assert result.stop is not None
    assert result.stop.guard is Guard.LOG
    assert result.stop.reason == "It printed more than 4 MiB"


def test_control_with_a_higher_limit_it_prints_all_of_it(python: Callable[..., Result], small: Limits) -> None:
    result = python(BOMB, limits=small.model_copy(update={"log_bytes": 16 * MIB}))
    assert result.passed
    assert f"[… {8 * MIB - 128 * 1024} bytes left out …]" in result.log
    assert len(result.log) < 129 * 1024


def test_the_log_cannot_drive_a_terminal(python: Callable[..., Result]) -> None:
    assert python(ESCAPES).log == "red end\n"

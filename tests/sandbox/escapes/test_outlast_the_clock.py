"""Attack: never come to an end."""

from collections.abc import Callable

import pytest

from sandbox.policy import Limits
from sandbox.runner import Result
from sandbox.watch import Guard

STUBBORN = """
import signal, time
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
{wait}
print('ended by itself')
"""


@pytest.mark.parametrize("wait", ["time.sleep(60)", "while True: pass"], ids=["asleep", "busy"])
def test_it_is_stopped(python: Callable[..., Result], small: Limits, wait: str) -> None:
    result = python(STUBBORN.format(wait=wait), limits=small.model_copy(update={"wall_seconds": 0.3}))
    assert result.stop is not None
    assert result.stop.guard is Guard.WALL_CLOCK
    assert result.stop.reason == "It ran for more than 0.3 seconds"


def test_control_with_time_it_ends_by_itself(python: Callable[..., Result]) -> None:
    assert python(STUBBORN.format(wait="time.sleep(0.5)")).log == "ended by itself\n"

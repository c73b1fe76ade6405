"""Attack: leave a process behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

import psutil
import pytest

from sandbox.policy import Limits
from sandbox.runner import run

Living = Callable[[str], list[psutil.Process]]
LEAVE_BEHIND = "setsid sh -c 'trap \"\" HUP TERM INT; exec sleep {marker} </dev/null >/dev/null 2>&1' & sleep 0.5"
OWNER = """
import sys
from sandbox import bubblewrap
from sandbox.policy import BUILD
from sandbox.runner import run
closed = bubblewrap.command
bubblewrap.command = lambda *a, **k: [word for word in closed(*a, **k) if word not in sys.argv[2:]]
with run(["sleep", sys.argv[1]], limits=BUILD):
    pass
"""


def test_a_detached_process_ends_with_the_run(living: Living, marker: str, small: Limits) -> None:
    with run(["sh", "-c", LEAVE_BEHIND.format(marker=marker)], limits=small) as result:
        assert result.passed
        assert result.peak_tasks >= 2
        assert living(marker) == []


def test_control_without_a_sandbox_it_stays(living: Living, marker: str) -> None:
    subprocess.run(["sh", "-c", LEAVE_BEHIND.format(marker=marker)], check=True)
    left = living(marker)
    assert len(left) == 1
    left[0].kill()


def test_everything_ends_when_our_own_process_is_killed_and_control_not_without_that_guard(
    living: Living,
    marker: str,
    eventually: Callable[[Callable[[], bool]], bool],
    started: Callable[[Sequence[str]], subprocess.Popen[bytes]],
) -> None:
    guarded, unguarded = f"{marker}1", f"{marker}2"
    owners = [
        started([sys.executable, "-c", OWNER, guarded]),
        started([sys.executable, "-c", OWNER, unguarded, "--die-with-parent"]),
    ]
    assert eventually(lambda: asleep(living(guarded)) and asleep(living(unguarded)))
    for owner in owners:
        os.kill(owner.pid, signal.SIGKILL)
        owner.wait()
    assert eventually(lambda: living(guarded) == [])
    left = living(unguarded)
    assert asleep(left)
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.kill()


def asleep(processes: list[psutil.Process]) -> bool:
    return any(process.info["name"] == "sleep" for process in processes)


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_everything_ends_when_we_are_interrupted(
    living: Living, marker: str, small: Limits, error: type[BaseException]
) -> None:
    def interrupt(*_: object) -> None:
        if asleep(living(marker)):
            signal.setitimer(signal.ITIMER_REAL, 0)
            raise error

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2, 0.2)
    try:
        with pytest.raises(error), run(["sleep", marker], limits=small):
            pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert living(marker) == []

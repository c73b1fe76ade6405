"""Attack: get capabilities back, or look into other processes."""

from collections.abc import Callable

import pytest

from sandbox.bubblewrap import Proc
from sandbox.runner import Result

CALL = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
outcome = libc.{call}
print('done' if outcome >= 0 else os.strerror(ctypes.get_errno()))
"""
START_BOTH = """
import concurrent.futures, subprocess
with concurrent.futures.ThreadPoolExecutor() as pool:
    print(pool.submit(subprocess.run, ['true']).result().returncode)
"""
NEW_USER_NAMESPACE = 0x10000000
CALLS = {
    "a user namespace of its own": f"unshare({NEW_USER_NAMESPACE})",
    "memory that belongs to no process": "memfd_create(b'x', 0)",
    "shared memory that outlives its process": "shmget(0, 4096, 0o1600)",
    "following another process": "ptrace(0, 0, 0, 0)",
    "the kernel's key rings": "syscall(250, 0, -3, 1)",
}


def test_it_is_an_ordinary_user_without_capabilities(python: Callable[..., Result]) -> None:
    result = python(
        "import os; print(os.getuid(), os.getgid()); print(open('/proc/self/status').read())", proc=Proc.BOUND
    )
    assert result.log.startswith("1000 1000\n")
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert f"{name}:\t0000000000000000\n" in result.log
    assert "NoNewPrivs:\t1\n" in result.log


def test_it_cannot_become_root(python: Callable[..., Result]) -> None:
    assert "OSError" in python("import os; os.setuid(0)").log


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_a_call_is_refused(python: Callable[..., Result], call: str) -> None:
    assert python(CALL.format(call=call)).log == "Operation not permitted\n"


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_control_namespaces_alone_do_not_refuse_it(
    python: Callable[..., Result], open_guard: Callable[..., None], call: str
) -> None:
    open_guard("--seccomp", values=1)
    assert python(CALL.format(call=call)).log == "done\n"


def test_threads_and_processes_still_start(python: Callable[..., Result]) -> None:
    assert python(START_BOTH).log == "0\n"

import struct

import pytest

from sandbox.errors import SandboxBroken
from sandbox.seccomp import program


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_no_jump_leaves_the_program(machine: str) -> None:
    lines = list(struct.iter_unpack("=HBBI", program(machine)))
    for at, (code, if_true, if_false, _) in enumerate(lines):
        if code in {0x15, 0x35, 0x45}:
            assert at + 1 + max(if_true, if_false) < len(lines)
    assert lines[-1][0] == 0x06


def test_a_machine_whose_calls_are_unknown_is_refused() -> None:
    with pytest.raises(SandboxBroken, match="riscv64"):
        program("riscv64")

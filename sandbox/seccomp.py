"""A system call filter for what namespaces do not hold back.

Namespaces know nothing of sockets to the hypervisor (AF_VSOCK), of the kernel's key rings or of memory that
belongs to no process, and a new user namespace would hand out every capability again.
"""

import errno
import platform
import struct
from typing import NamedTuple

from sandbox.errors import SandboxBroken

ALLOWED_SOCKET_FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16}
_NEW_NAMESPACE_FLAGS = 0x7E020000  # CLONE_NEWNS, -CGROUP, -UTS, -IPC, -USER, -PID and -NET

# Since Linux 5.0 a new call has the same number everywhere.
_COMMON = {
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "clone3": 435,
    "pidfd_getfd": 438,
    "memfd_secret": 447,
}
_X86_64 = {
    "clone": 56, "socket": 41, "unshare": 272, "setns": 308,
    "memfd_create": 319, "shmget": 29, "msgget": 68, "mq_open": 240,
    "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311,
    "add_key": 248, "request_key": 249, "keyctl": 250,
    "bpf": 321, "perf_event_open": 298, "userfaultfd": 323,
}  # fmt: skip
_AARCH64 = {
    "clone": 220, "socket": 198, "unshare": 97, "setns": 268,
    "memfd_create": 279, "shmget": 194, "msgget": 186, "mq_open": 180,
    "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271,
    "add_key": 217, "request_key": 218, "keyctl": 219,
    "bpf": 280, "perf_event_open": 241, "userfaultfd": 282,
}  # fmt: skip


class _Machine(NamedTuple):
    audit_arch: int
    calls: dict[str, int]


_MACHINES = {"x86_64": _Machine(0xC000003E, _X86_64), "aarch64": _Machine(0xC00000B7, _AARCH64)}

# Classic BPF over `struct seccomp_data`: number at 0, architecture at 4, low half of the first argument at 16.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_X32_CALLS = 0x40000000


def program(machine: str = platform.machine()) -> bytes:
    """The filter as bubblewrap takes it.

    Raises:
        SandboxBroken: the calls of this kind of machine are not known.
    """
    if machine not in _MACHINES:
        raise SandboxBroken(f"There is no system call filter for {machine}", "Use an x86_64 or aarch64 machine.")
    audit_arch, own = _MACHINES[machine]
    calls = own | _COMMON
    clone, clone3, socket = calls.pop("clone"), calls.pop("clone3"), calls.pop("socket")
    lines = [
        _line(_LOAD, _ARCHITECTURE),
        _line(_IF_EQUAL, audit_arch, 1, 0),
        _line(_RETURN, _KILL),
        _line(_LOAD, _NUMBER),
        *_when(_IF_AT_LEAST, _X32_CALLS, _refuse(errno.EPERM)),
        *(line for number in sorted(calls.values()) for line in _when(_IF_EQUAL, number, _refuse(errno.EPERM))),
        # Its flags lie behind a pointer; "no such call" makes the C library take clone instead.
        *_when(_IF_EQUAL, clone3, _refuse(errno.ENOSYS)),
        _line(_IF_EQUAL, clone, 0, 4),
        _line(_LOAD, _FIRST_ARGUMENT),
        *_when(_IF_ANY_BIT, _NEW_NAMESPACE_FLAGS, _refuse(errno.EPERM)),
        _line(_RETURN, _ALLOW),
        _line(_IF_EQUAL, socket, 1, 0),
        _line(_RETURN, _ALLOW),
        _line(_LOAD, _FIRST_ARGUMENT),
        *(line for family in ALLOWED_SOCKET_FAMILIES.values() for line in _when(_IF_EQUAL, family, _ALLOW)),
        _line(_RETURN, _refuse(errno.EAFNOSUPPORT)),
    ]
    return b"".join(lines)


def _line(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _when(condition: int, value: int, outcome: int) -> tuple[bytes, bytes]:
    return _line(condition, value, 0, 1), _line(_RETURN, outcome)


def _refuse(error: int) -> int:
    return _REFUSE | error

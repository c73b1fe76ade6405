"""Attack: reach something over a network."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from sandbox.runner import Result

CONNECT = "import socket; socket.create_connection(('127.0.0.1', {port}), 5); print('connected')"
CONNECT_ABSTRACT = "import socket; socket.socket(socket.AF_UNIX).connect('\\0{name}'); print('connected')"
HYPERVISOR = "import socket; socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM); print('made')"


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def abstract_socket() -> Iterator[str]:
    name = f"sitegen-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0{name}")
        server.listen()
        yield name


def test_a_server_on_this_machine_does_not_answer(python: Callable[..., Result], port: int) -> None:
    assert "ConnectionRefusedError" in python(CONNECT.format(port=port)).log


def test_control_without_a_network_of_its_own_it_answers(
    python: Callable[..., Result], open_guard: Callable[..., None], port: int
) -> None:
    open_guard("--unshare-net")
    assert python(CONNECT.format(port=port)).log == "connected\n"


def test_other_machines_are_unreachable(python: Callable[..., Result]) -> None:
    result = python("import socket; socket.create_connection(('192.0.2.1', 80), 5)")
    assert "Network is unreachable" in result.log


def test_a_socket_without_a_file_does_not_answer(python: Callable[..., Result], abstract_socket: str) -> None:
    assert "ConnectionRefusedError" in python(CONNECT_ABSTRACT.format(name=abstract_socket)).log


def test_control_a_socket_without_a_file_answers(
    python: Callable[..., Result], open_guard: Callable[..., None], abstract_socket: str
) -> None:
    open_guard("--unshare-net")
    assert python(CONNECT_ABSTRACT.format(name=abstract_socket)).log == "connected\n"


def test_no_socket_to_the_hypervisor_can_be_made(python: Callable[..., Result]) -> None:
    assert "Address family not supported" in python(HYPERVISOR).log


def test_control_namespaces_alone_do_not_refuse_it(
    python: Callable[..., Result], open_guard: Callable[..., None]
) -> None:
    if subprocess.run([sys.executable, "-c", HYPERVISOR], capture_output=True, check=False).returncode:
        pytest.skip("this machine has no such sockets at all")
    open_guard("--seccomp", values=1)
    assert python(HYPERVISOR).log == "made\n"

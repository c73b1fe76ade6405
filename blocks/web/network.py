"""The network under a fetch: names are resolved once, only permitted addresses are connected to, time runs out."""

import socket
import ssl
from collections.abc import Iterable
from concurrent.futures import Future
from ipaddress import IPv4Network, IPv6Network, ip_address
from threading import Thread
from time import monotonic
from typing import Any

import httpcore

from blocks.web.addresses import Address, is_public
from blocks.web.refusal import PictureRefused, Why
from domain.errors import ProviderUnavailable

_CONNECT_SECONDS = 5.0
_ADDRESSES_TRIED = 4

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Deadline:
    """One limit on everything that a fetch does."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left; raises `httpcore.ReadTimeout` when there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long")
        return left


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name itself and connects to what it has checked, so a second answer of the resolver is never used."""

    def __init__(self, also_allowed: tuple[IPv4Network | IPv6Network, ...], deadline: Deadline) -> None:
        self._also_allowed = also_allowed
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one of the host's addresses, all of which must be permitted."""
        addresses = _resolve(host, port, self._deadline)
        if not all(self._permits(address) for address in addresses):
            raise PictureRefused(Why.ADDRESS, f"{host} does not lead to a public address")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses[:_ADDRESSES_TRIED]:
            seconds = min(self._deadline.remaining(), _CONNECT_SECONDS)
            try:
                stream = self._inner.connect_tcp(str(address), port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _DeadlineStream(stream, self._deadline)
        raise failure

    def _permits(self, address: Address) -> bool:
        return is_public(address) or any(address in network for network in self._also_allowed)


class _DeadlineStream(httpcore.NetworkStream):
    """A server that sends a byte now and then does not hold us longer than one that sends nothing."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, self._deadline.remaining())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.remaining())
        return _DeadlineStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _resolve(host: str, port: int, deadline: Deadline) -> list[Address]:
    try:
        found = _looked_up(host, port, deadline.remaining())
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise ProviderUnavailable(f"the address of {host} cannot be looked up at the moment") from error
        raise PictureRefused(Why.ABSENT, f"there is no host {host}") from error
    except UnicodeError as error:
        raise PictureRefused(Why.ADDRESS, f"{host} is not the name of a host") from error
    return [ip_address(str(socket_address[0])) for *_, socket_address in found]


def _looked_up(host: str, port: int, seconds: float) -> list[Any]:
    """The resolver's answer; what it waits for can be neither limited nor interrupted, so it waits elsewhere."""
    answer: Future[list[Any]] = Future()

    def look_up() -> None:
        try:
            answer.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
            answer.set_exception(error)

    Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(f"{host} was not looked up in time") from error

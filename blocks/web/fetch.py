"""Fetching a file that a client links to: from the public web only, within limits of size, time and redirects."""

import functools
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

import certifi
import httpcore
import httpx

from blocks.web.network import Deadline, GuardedBackend
from blocks.web.refusal import PictureRefused, Why
from domain.errors import ProviderUnavailable

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_DEFAULT_PORTS = {"https": 443, "http": 80}
_PASSING = frozenset({408, 425, 429})
_EITHER_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


@dataclass(frozen=True)
class Limits:
    """Where a fetch may go and how much it may bring."""

    max_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 3
    schemes: frozenset[str] = frozenset({"https"})
    ports: frozenset[int] | None = frozenset({443})
    also_allowed: tuple[IPv4Network | IPv6Network, ...] = ()
    ca_file: Path = Path(certifi.where())


PUBLIC_WEB = Limits()


@dataclass(frozen=True)
class Fetched:
    """A file as it came; `media_type` is only what its server calls it."""

    content: bytes
    media_type: str
    final_url: str


def fetch(url: str, *, limits: Limits = PUBLIC_WEB) -> Fetched:
    """Get a file over the network, without any proxy, cookie or credential.

    Raises:
        PictureRefused: it may not be fetched, is not there, or is too large.
        ProviderUnavailable: its server does not answer, answers too slowly, or asks to come back later.
    """
    target = _permitted(url, limits)
    trust = _trust(limits.ca_file)
    backend = GuardedBackend(limits.also_allowed, Deadline(limits.seconds))
    with httpcore.ConnectionPool(ssl_context=trust, network_backend=backend) as pool:
        for _ in range(limits.redirects + 1):
            answer = _get(pool, target, limits)
            if isinstance(answer, Fetched):
                return answer
            target = _permitted(answer, limits, base=target)
    raise PictureRefused(Why.ADDRESS, f"{_shown(target)} redirects more than {limits.redirects} times")


@functools.cache
def _trust(ca_file: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(ca_file))


def _permitted(url: str, limits: Limits, base: httpx.URL | None = None) -> httpx.URL:
    try:
        target = base.join(url) if base else httpx.URL(url)
        host = target.host
    except (httpx.InvalidURL, ValueError) as error:
        raise PictureRefused(Why.ADDRESS, "the link is not a valid address") from error
    if target.scheme not in limits.schemes:
        raise PictureRefused(Why.ADDRESS, f"the link leads to {target.scheme or 'no'}://, and only https:// is fetched")
    if not host or target.userinfo:
        raise PictureRefused(Why.ADDRESS, "the link must name a host, and no user")
    if limits.ports is not None and _port(target) not in limits.ports:
        raise PictureRefused(Why.ADDRESS, f"the link leads to port {target.port}, which is not used for websites")
    return target


def _port(target: httpx.URL) -> int:
    return target.port if target.port is not None else _DEFAULT_PORTS[target.scheme]


def _get(pool: httpcore.ConnectionPool, target: httpx.URL, limits: Limits) -> Fetched | str:
    """The file, or the address that the server redirects to."""
    with _translated(target), pool.stream("GET", _for_httpcore(target), headers=_headers(target)) as response:
        headers = httpx.Headers(response.headers)
        if response.status in _REDIRECTS and "location" in headers:
            return headers["location"]
        _check_status(response.status, target)
        content = _read(response, headers.get("content-encoding", "identity"), limits.max_bytes)
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(content, media_type, str(target))


def _for_httpcore(target: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path)


def _headers(target: httpx.URL) -> dict[bytes | str, bytes | str]:
    return {b"Host": target.netloc, b"User-Agent": b"sitegen", b"Accept": b"image/*", b"Accept-Encoding": b"identity"}


def _check_status(status: int, target: httpx.URL) -> None:
    if status >= 500 or status in _PASSING:
        raise ProviderUnavailable(f"{_shown(target)} answered with status {status}")
    if status != 200:
        reason = f"{_shown(target)} is not there (its server answered with status {status})"
        raise PictureRefused(Why.ABSENT, reason)


def _read(response: httpcore.Response, encoding: str, max_bytes: int) -> bytes:
    decode = _decoder(encoding.strip().lower())
    received = 0
    content = bytearray()
    for chunk in response.iter_stream():
        received += len(chunk)
        content += decode(chunk, max_bytes + 1 - len(content))
        if max(received, len(content)) > max_bytes:
            raise PictureRefused(Why.TOO_LARGE, f"the file is larger than {max_bytes / 1_000_000:g} MB")
    return bytes(content)


def _decoder(encoding: str) -> Callable[[bytes, int], bytes]:
    """A function of a chunk and the number of bytes that it may become; some servers compress unasked."""
    if encoding in {"", "identity"}:
        return lambda chunk, _: chunk
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return zlib.decompressobj(_EITHER_GZIP_OR_ZLIB).decompress
    raise PictureRefused(Why.DAMAGED, f"its server sends the file as '{encoding}', which was not asked for")


@contextmanager
def _translated(target: httpx.URL) -> Iterator[None]:
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in error.args):
            reason = f"{target.host} does not prove to be {target.host} (invalid certificate)"
            raise PictureRefused(Why.ADDRESS, reason) from error
        raise ProviderUnavailable(f"{_shown(target)} did not arrive: {error}") from error
    except (httpcore.ProtocolError, zlib.error) as error:
        raise PictureRefused(Why.DAMAGED, f"{_shown(target)} is not sent properly: {error}") from error


def _shown(target: httpx.URL) -> str:
    """The address without its query, which may hold a key."""
    return str(target.copy_with(query=None, fragment=None))

"""Fetching a file that a client links to: from the public web only, within limits of size, time and redirects."""

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
from domain.errors import AssetRefused, ProviderUnavailable

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})
_EITHER_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


@dataclass(frozen=True)
class Limits:
    """Where a fetch may go and how much it may bring."""

    max_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 3
    schemes: frozenset[str] = frozenset({"https"})
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
        AssetRefused: it may not be fetched, is not there, or is too large.
        ProviderUnavailable: its server does not answer, answers too slowly, or asks to come back later.
    """
    backend = GuardedBackend(limits.also_allowed, Deadline(limits.seconds))
    trust = ssl.create_default_context(cafile=str(limits.ca_file))
    with httpcore.ConnectionPool(ssl_context=trust, network_backend=backend) as pool:
        target = _permitted(url, limits)
        for _ in range(limits.redirects + 1):
            answer = _get(pool, target, limits)
            if isinstance(answer, Fetched):
                return answer
            target = _permitted(answer, limits, base=target)
    raise AssetRefused(f"{_shown(target)} redirects more than {limits.redirects} times")


def _permitted(url: str, limits: Limits, base: httpx.URL | None = None) -> httpx.URL:
    try:
        target = base.join(url) if base else httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise AssetRefused("the link is not a valid address") from error
    if target.scheme not in limits.schemes:
        raise AssetRefused(f"the link leads to {target.scheme or 'no'}://, and only https:// is fetched")
    if not target.host or target.userinfo:
        raise AssetRefused("the link must name a host, and no user")
    return target


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
        raise AssetRefused(f"{_shown(target)} is not there (its server answered with status {status})")


def _read(response: httpcore.Response, encoding: str, max_bytes: int) -> bytes:
    decode = _decoder(encoding.strip().lower())
    received = 0
    content = bytearray()
    for chunk in response.iter_stream():
        received += len(chunk)
        content += decode(chunk, max_bytes + 1 - len(content))
        if max(received, len(content)) > max_bytes:
            raise AssetRefused(f"the file is larger than {max_bytes / 1_000_000:g} MB")
    return bytes(content)


def _decoder(encoding: str) -> Callable[[bytes, int], bytes]:
    """A function of a chunk and the number of bytes that it may become; some servers compress unasked."""
    if encoding in {"", "identity"}:
        return lambda chunk, _: chunk
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return zlib.decompressobj(_EITHER_GZIP_OR_ZLIB).decompress
    raise AssetRefused(f"its server sends the file as '{encoding}', which was not asked for")


@contextmanager
def _translated(target: httpx.URL) -> Iterator[None]:
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in error.args):
            raise AssetRefused(f"{target.host} does not prove to be {target.host} (invalid certificate)") from error
        raise ProviderUnavailable(f"{_shown(target)} did not arrive: {error}") from error
    except (httpcore.ProtocolError, zlib.error) as error:
        raise AssetRefused(f"{_shown(target)} is not sent properly: {error}") from error


def _shown(target: httpx.URL) -> str:
    """The address without its query, which may hold a key."""
    return str(target.copy_with(query=None, fragment=None))

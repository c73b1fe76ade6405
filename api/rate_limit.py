"""How often one visitor may do something, counted in the memory of this process."""

import hashlib
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

_MOST_VISITORS = 10_000


class RateLimit:
    """Counts by address and subject; whoever was not seen for the longest is forgotten first."""

    def __init__(self, allowed: Mapping[timedelta, int]) -> None:
        self._allowed = allowed
        self._longest = max(allowed)
        self._seen: OrderedDict[bytes, deque[datetime]] = OrderedDict()
        self._secret = secrets.token_bytes(16)
        self._lock = threading.Lock()

    def admits(self, address: str, subject: str, at: datetime) -> bool:
        """Whether this is still within the limits; if so, it counts."""
        key = self._key(address, subject)
        with self._lock:
            times = self._seen.setdefault(key, deque())
            self._seen.move_to_end(key)
            while times and times[0] <= at - self._longest:
                times.popleft()
            if any(sum(time > at - span for time in times) >= most for span, most in self._allowed.items()):
                return False
            times.append(at)
            if len(self._seen) > _MOST_VISITORS:
                self._seen.popitem(last=False)
            return True

    def _key(self, address: str, subject: str) -> bytes:
        return hashlib.blake2b(f"{_network(address)} {subject}".encode(), key=self._secret, digest_size=16).digest()


def _network(address: str) -> str:
    """The address itself, or the /64 of an IPv6 address: one connection has all of those."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Address(int(ip) >> 64 << 64)) if isinstance(ip, IPv6Address) else address

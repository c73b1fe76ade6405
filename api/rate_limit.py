"""How often one visitor may do something, counted in the memory of this process."""

import hashlib
import math
import secrets
import threading
from collections import OrderedDict
from datetime import datetime
from ipaddress import IPv6Address, ip_address
from typing import cast

from pyrate_limiter import InMemoryBucket, Rate, RateItem

_MOST_VISITORS = 10_000


class RateLimit:
    """Counts by address and subject; whoever was not seen for the longest is forgotten first."""

    def __init__(self, *rates: Rate) -> None:
        self._rates = list(rates)
        self._seen: OrderedDict[bytes, InMemoryBucket] = OrderedDict()
        self._secret = secrets.token_bytes(16)
        self._lock = threading.Lock()

    def wait(self, address: str, subject: str, at: datetime) -> int:
        """For how many seconds the visitor has to wait; 0 when this is within the limits, and then it counts."""
        key, moment = self._key(address, subject), int(at.timestamp() * 1000)
        with self._lock:
            bucket = self._seen.setdefault(key, InMemoryBucket(self._rates))
            self._seen.move_to_end(key)
            if len(self._seen) > _MOST_VISITORS:
                self._seen.popitem(last=False)
            bucket.leak(moment)
            item = RateItem("", moment)
            milliseconds = 0 if bucket.put(item) else cast("int", bucket.waiting(item))
        return math.ceil(milliseconds / 1000)

    def _key(self, address: str, subject: str) -> bytes:
        return hashlib.blake2b(f"{_network(address)} {subject}".encode(), key=self._secret, digest_size=16).digest()


def _network(address: str) -> str:
    """The address itself, or the /64 of an IPv6 address: one connection has all of those."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Address(int(ip) >> 64 << 64)) if isinstance(ip, IPv6Address) else address

"""What the routes work with: made once for each application, handed to each request."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request, status
from pyrate_limiter import Duration, Rate

from api.progress import Watches
from api.rate_limit import RateLimit
from blocks.artifact_store.interface import ArtifactStore
from blocks.messages.interface import Mailer
from blocks.payments.interface import Payments
from blocks.repository_host.interface import RepositoryHost
from blocks.site_host.interface import SiteHost
from domain.database import Database
from domain.tokens import TokenKeys


@dataclass(frozen=True)
class Limits:
    """How often the same one may send messages, pay, ask for a sign-in, try secrets, make projects, upload, export."""

    messages: RateLimit = field(default_factory=lambda: RateLimit(Rate(5, Duration.MINUTE), Rate(60, Duration.DAY)))
    checkouts: RateLimit = field(default_factory=lambda: RateLimit(Rate(10, Duration.MINUTE), Rate(60, Duration.HOUR)))
    sign_ins: RateLimit = field(default_factory=lambda: RateLimit(Rate(5, Duration.MINUTE), Rate(30, Duration.HOUR)))
    projects: RateLimit = field(default_factory=lambda: RateLimit(Rate(60, Duration.HOUR)))
    uploads: RateLimit = field(default_factory=lambda: RateLimit(Rate(200, Duration.HOUR)))
    exports: RateLimit = field(default_factory=lambda: RateLimit(Rate(10, Duration.HOUR)))
    secrets: RateLimit = field(default_factory=lambda: RateLimit(Rate(10, Duration.MINUTE), Rate(60, Duration.HOUR)))


@dataclass(frozen=True)
class Services:
    """Doors, database, keys, the address that browsers know us by, clock, who follows what, what is counted in memory.

    `errands` are done beside an answer, not after it: how long they take must not show.
    """

    database: Database
    artifact_store: ArtifactStore
    site_host: SiteHost
    payments: Payments
    repository_host: RepositoryHost
    mailer: Mailer
    keys: TokenKeys
    url: str
    clock: Callable[[], datetime]
    watches: Watches
    limits: Limits = field(default_factory=Limits)
    errands: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "errand"))

    @property
    def on_loopback(self) -> bool:
        """Whether only browsers of this machine reach us, without TLS."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


WithServices = Annotated[Services, Depends(_services)]


def address_of(request: Request) -> str:
    """The visitor's network address, which is only counted, never kept."""
    return request.client.host if request.client else ""


def admit(limit: RateLimit, at: datetime, *, address: str = "", subject: str = "") -> None:
    """Let somebody go on who keeps within a limit.

    Raises:
        HTTPException: 429, saying for how long to wait.
    """
    if wait := limit.wait(address, subject, at):
        raise HTTPException(status.HTTP_429_TOO_MANY_REQUESTS, headers={"Retry-After": str(wait)})

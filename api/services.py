"""What the routes work with: made once for each application, handed to each request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from api.rate_limit import RateLimit
from blocks.payments.interface import Payments
from blocks.site_host.interface import SiteHost
from domain.database import Database


@dataclass(frozen=True)
class Services:
    """Doors, database, clock, and what is counted in memory."""

    database: Database
    site_host: SiteHost
    payments: Payments
    clock: Callable[[], datetime]
    messages_limit: RateLimit


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


WithServices = Annotated[Services, Depends(_services)]

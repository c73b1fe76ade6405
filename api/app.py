"""The application: routes, limits, and the shape of every error."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from api import checkout, forms, health, local_checkout, webhooks
from api.body_limit import BodyLimit
from api.errors import answer_errors
from api.rate_limit import RateLimit
from api.services import Services
from blocks.payments.interface import Payments
from blocks.site_host.interface import SiteHost
from domain.database import Database
from domain.messages import delete_expired
from domain.records.base import now

_MESSAGES = {timedelta(minutes=1): 5, timedelta(days=1): 60}


def create_app(
    database: Database, site_host: SiteHost, payments: Payments, *, clock: Callable[[], datetime] = now
) -> FastAPI:
    """The API over an open database; `clock` tells the time for limits and for how long messages are kept."""

    def forget_what_expired() -> None:
        with database.transaction() as session:
            delete_expired(session, clock())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(forget_what_expired)
        yield

    # The pages of /docs and /redoc would fetch scripts from elsewhere; /openapi.json says the same.
    app = FastAPI(title="Sitegen", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.services = Services(database, site_host, payments, clock, RateLimit(_MESSAGES))
    app.add_middleware(BodyLimit)
    answer_errors(app)
    app.include_router(health.router)
    app.include_router(forms.router)
    app.include_router(webhooks.router)
    app.include_router(local_checkout.router)
    app.include_router(checkout.router)
    return app

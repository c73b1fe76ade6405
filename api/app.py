"""The application: routes, limits, and the shape of every error."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool

from api import (
    assets,
    certificates,
    checkout,
    events,
    exports,
    forms,
    health,
    local_checkout,
    portal,
    projects,
    sign_in,
    webhooks,
)
from api.body_limit import BodyLimit
from api.document import PROBLEMS, describe
from api.errors import answer_errors
from api.onboarding import routes as onboarding
from api.progress import Watches, look
from api.requests import Requests
from api.services import Services
from blocks.doors import Doors
from blocks.payments.local import LocalPayments
from domain.database import Database
from domain.errors import DoorMisconfigured
from domain.messages import delete_expired
from domain.records.base import now
from domain.settings import Settings
from domain.tokens import TokenKeys


def create_app(database: Database, doors: Doors, settings: Settings, *, clock: Callable[[], datetime] = now) -> FastAPI:
    """The API over an open database; `clock` tells the time for limits, sessions, and for how long messages are kept.

    Raises:
        SettingInvalid: the keys for tokens cannot be used.
        DoorMisconfigured: everybody could reach the test page for payments.
    """
    app = routes()
    services = Services(
        database=database,
        artifact_store=doors.artifact_store,
        site_host=doors.site_host,
        payments=doors.payments,
        repository_host=doors.repository_host,
        mailer=doors.mailer,
        keys=TokenKeys.of(settings),
        url=settings.api_url,
        clock=clock,
        watches=Watches(partial(look, database)),
    )
    if isinstance(doors.payments, LocalPayments) and not services.on_loopback:
        raise DoorMisconfigured(
            f"At {settings.api_url} anybody could pay with the test page.",
            next_step="Set up Stripe (docs/payments.md), or unset SITEGEN_PUBLIC_API_URL.",
        )
    app.state.services = services
    return app


def routes() -> FastAPI:
    """The API without anything behind it."""
    # The pages of /docs and /redoc would fetch scripts from elsewhere; /openapi.json says the same.
    app = FastAPI(
        title="Sitegen",
        version="1",
        description="Websites of small businesses: where they stand, how good they are, what visitors wrote.",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        separate_input_output_schemas=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.add_middleware(
        BodyLimit,
        larger={
            projects.ONBOARDING_PATH: projects.MOST_ONBOARDING_BYTES,
            assets.UPLOAD_PATH: assets.MOST_UPLOAD_BYTES,
            onboarding.STEP_PATH: onboarding.MOST_STEP_BYTES,
        },
    )
    app.add_middleware(Requests)
    answer_errors(app)
    describe(app)
    pages = (health, forms, checkout, local_checkout, webhooks, sign_in, portal, certificates, onboarding)
    for router in (*(page.router for page in pages), assets.looks):
        app.include_router(router)
    api = APIRouter(prefix="/api/v1", responses=PROBLEMS)
    for part in (projects, assets, events, exports):
        api.include_router(part.router)
    app.include_router(api)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    services: Services = app.state.services
    await run_in_threadpool(_forget_what_expired, services)
    try:
        yield
    finally:
        await run_in_threadpool(services.errands.shutdown)


def _forget_what_expired(services: Services) -> None:
    with services.database.transaction() as session:
        delete_expired(session, services.clock())

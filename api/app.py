"""The application: routes, limits, and the shape of every error."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool

from api import certificates, events, exports, forms, health, portal, projects, sign_in
from api.body_limit import BodyLimit
from api.document import PROBLEMS, describe
from api.errors import answer_errors
from api.progress import Watches, look
from api.requests import Requests
from api.services import Services
from blocks.doors import Doors
from domain.database import Database
from domain.messages import delete_expired
from domain.records.base import now
from domain.settings import Settings
from domain.tokens import TokenKeys


def create_app(database: Database, doors: Doors, settings: Settings, *, clock: Callable[[], datetime] = now) -> FastAPI:
    """The API over an open database; `clock` tells the time for limits, sessions, and for how long messages are kept.

    Raises:
        SettingInvalid: the keys for tokens cannot be used.
    """
    app = routes()
    app.state.services = Services(
        database=database,
        site_host=doors.site_host,
        repository_host=doors.repository_host,
        artifact_store=doors.artifact_store,
        mailer=doors.mailer,
        keys=TokenKeys.of(settings),
        url=settings.api_url,
        clock=clock,
        watches=Watches(partial(look, database)),
    )
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
    app.add_middleware(BodyLimit, larger={projects.ONBOARDING_PATH: projects.MOST_ONBOARDING_BYTES})
    app.add_middleware(Requests)
    answer_errors(app)
    describe(app)
    for router in (health.router, forms.router, sign_in.router, portal.router, certificates.router):
        app.include_router(router)
    api = APIRouter(prefix="/api/v1", responses=PROBLEMS)
    for router in (projects.router, events.router, exports.router):
        api.include_router(router)
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

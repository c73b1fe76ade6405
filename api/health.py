"""Whether the service can do its work."""

from typing import Literal

from fastapi import APIRouter, Response, status
from pydantic import BaseModel
from sqlalchemy import select

from api.services import Services, WithServices
from blocks.orchestrator.server import prefect_answers
from domain.errors import ProviderUnavailable

router = APIRouter(tags=["service"])


class Healthy(BaseModel):
    """It can."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """What it needs, and whether each of it answers."""

    database: bool
    prefect: bool


@router.get("/healthz")
def healthz(services: WithServices) -> Healthy:
    """Ok once the database answers; 503 otherwise."""
    _ask_database(services)
    return Healthy()


@router.get("/readyz", responses={503: {"model": Ready}})
def readyz(services: WithServices, response: Response) -> Ready:
    """200 once database and Prefect answer; 503 otherwise."""
    ready = Ready(database=_database_answers(services), prefect=prefect_answers())
    if not (ready.database and ready.prefect):
        response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return ready


def _database_answers(services: Services) -> bool:
    try:
        _ask_database(services)
    except ProviderUnavailable:
        return False
    return True


def _ask_database(services: Services) -> None:
    with services.database.transaction() as session:
        session.execute(select(1))

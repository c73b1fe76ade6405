"""Whether the service can do its work."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from api.services import WithServices

router = APIRouter()


class Healthy(BaseModel):
    """It can."""

    status: Literal["ok"] = "ok"


@router.get("/healthz")
def healthz(services: WithServices) -> Healthy:
    """Ok once the database answers; 503 otherwise."""
    with services.database.transaction() as session:
        session.execute(select(1))
    return Healthy()

"""`POST /webhooks/stripe`: what the payment provider tells. Kept and done in one transaction, once."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from api.errors import Failure, Reason, status_of
from api.services import WithServices
from domain.errors import EventRefused
from domain.payments import receive

router = APIRouter()


class Heard(BaseModel):
    """The event is kept, now or since an earlier delivery."""

    status: Literal["received"] = "received"


async def _raw(request: Request) -> bytes:
    return await request.body()


@router.post("/webhooks/stripe", response_model=Heard, responses={400: {"model": Failure}, 503: {"model": Failure}})
def receive_event(
    body: Annotated[bytes, Depends(_raw)],
    services: WithServices,
    stripe_signature: Annotated[str | None, Header()] = None,
) -> Response:
    """Take an event; what it causes outside of the database is the relay's to do."""
    try:
        event = services.payments.read_event(body, stripe_signature)
    except EventRefused as error:
        failure = Failure(error=Reason(reason=error.reason, next_step=error.next_step))
        return JSONResponse(failure.model_dump(), status_of(error))
    with services.database.transaction() as session:
        receive(session, event)
    return JSONResponse(Heard().model_dump())

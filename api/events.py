"""`/api/v1/projects/{project_id}/events`: how far a project is, as it moves."""

import time
from collections.abc import AsyncIterator
from contextlib import aclosing

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from api.access import ProjectId, SignedIn, project_of
from api.progress import Watches
from api.services import WithServices

LONGEST_SECONDS = 600
_SILENCE_SECONDS = 15
_EVENT = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["progress", "end"]},
        "data": {
            "type": "string",
            "contentMediaType": "application/json",
            "description": "Of `progress`: the project's `status`, and `run` as `/pipeline` shows it, or null",
        },
    },
}
_STREAM = {"text/event-stream": {"itemSchema": _EVENT}}

router = APIRouter(prefix="/projects", tags=["projects"])


@router.get(
    "/{project_id}/events",
    response_class=StreamingResponse,
    responses={200: {"description": "Events", "content": _STREAM}},
)
def follow_pipeline(project_id: ProjectId, services: WithServices, member: SignedIn) -> StreamingResponse:
    """Server-sent events: status and pipeline, at once and whenever they change; they end with the work.

    A stream lasts for ten minutes at most; browsers come back by themselves.
    """
    with services.database.transaction() as session:
        project_of(session, project_id, member)
    services.watches.require_room()
    return StreamingResponse(events_of(services.watches, project_id), media_type="text/event-stream")


async def events_of(watches: Watches, project_id: str) -> AsyncIterator[str]:
    """What a listener is sent, until the work is over, the time is up, or the service leaves."""
    deadline = time.monotonic() + LONGEST_SECONDS
    over = False
    async with aclosing(watches.listen(project_id, patience=_SILENCE_SECONDS)) as found:
        async for progress in found:
            over = progress is not None and not progress.at_work
            yield f"event: progress\ndata: {progress.model_dump_json()}\n\n" if progress else ": still here\n\n"
            if time.monotonic() > deadline:
                break
    if over:
        yield "event: end\ndata: {}\n\n"

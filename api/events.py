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
_STREAM = {"text/event-stream": {"schema": {"type": "string"}}}

router = APIRouter(prefix="/projects", tags=["projects"])


@router.get(
    "/{project_id}/events",
    response_class=StreamingResponse,
    responses={200: {"description": "Events `progress` with data in JSON, then `end`", "content": _STREAM}},
)
def follow_pipeline(project_id: ProjectId, services: WithServices, member: SignedIn) -> StreamingResponse:
    """Server-sent events: status and pipeline, at once and whenever they change; they end with the work.

    A stream lasts for ten minutes at most; browsers come back by themselves.
    """
    with services.database.transaction() as session:
        project_of(session, project_id, member)
    services.watches.require_room()
    return StreamingResponse(_events(services.watches, project_id), media_type="text/event-stream")


async def _events(watches: Watches, project_id: str) -> AsyncIterator[str]:
    deadline = time.monotonic() + LONGEST_SECONDS
    async with aclosing(watches.listen(project_id, patience=_SILENCE_SECONDS)) as found:
        async for progress in found:
            yield f"event: progress\ndata: {progress.model_dump_json()}\n\n" if progress else ": still here\n\n"
            if time.monotonic() > deadline:
                return
    yield "event: end\ndata: {}\n\n"

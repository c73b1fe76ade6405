"""Pictures that clients send: `POST /api/v1/projects/{id}/assets`, and how what was sent looks."""

import mimetypes
import re
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import UploadFile

from api.access import MayChange, ProjectId, SentForm, SignedIn, actor, project_of
from api.services import WithServices, admit
from blocks.uploads import UPLOAD_LIMIT, keep_picture, look_of, record_uploads
from blocks.web.refusal import PictureRefused
from domain.audit import log_change
from domain.errors import FieldProblem, NotFound, OnboardingInvalid
from domain.fields import UPLOAD_PREFIX

MOST_UPLOAD_BYTES = UPLOAD_LIMIT + 64 * 1024
UPLOAD_PATH = re.compile(r"/api/v1/projects/[^/]+/assets")
_FILE_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "A JPEG, PNG, WebP, AVIF, HEIC or SVG picture of at most 20 MB",
                        }
                    },
                }
            }
        },
    }
}
# An SVG drawing was cleaned, but opened by itself it is still a document of our origin.
_SAFE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}

router = APIRouter(prefix="/projects", tags=["projects"])
looks = APIRouter(include_in_schema=False)


class Uploaded(BaseModel):
    """A picture that was taken."""

    model_config = ConfigDict(frozen=True)

    source: str = Field(description="How a form names it", examples=["upload:9f86d081884c7d659a2feaa0"])
    name: str = Field(examples=["balcao.heic"])
    size: int = Field(ge=1, examples=[2_481_003])


@router.post("/{project_id}/assets", status_code=201, openapi_extra=_FILE_BODY)
def take_picture(
    project_id: ProjectId, form: SentForm, request: Request, services: WithServices, member: MayChange
) -> Uploaded:
    """Take a logo or a photo, to be named in the onboarding form."""
    with services.database.transaction() as session:
        project_of(session, project_id, member)
    admit(services.limits.uploads, services.clock(), subject=project_id)
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise OnboardingInvalid([FieldProblem("file", "is required, as a file")])
    name = file.filename or "file"
    try:
        upload = keep_picture(services.artifact_store, project_id, name, file.file.read(UPLOAD_LIMIT + 1))
    except PictureRefused as refusal:
        raise OnboardingInvalid(
            [FieldProblem("file", refusal.reason)],
            next_step="Send a JPEG, PNG, WebP, AVIF, HEIC or SVG picture of at most 20 MB.",
        ) from refusal
    taken = Uploaded(source=UPLOAD_PREFIX + upload.asset_id, name=upload.name, size=upload.size)
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        record_uploads(session, [upload])
        log_change(session, actor(request, member), "picture uploaded", project.id, asset=taken.source)
    return taken


@looks.get("/projects/{project_id}/uploads/{asset_id}")
def show_picture(
    project_id: ProjectId,
    asset_id: Annotated[str, Path(pattern=r"^[0-9a-f]{24}$")],
    services: WithServices,
    member: SignedIn,
) -> Response:
    """How an uploaded picture looks."""
    with services.database.transaction() as session:
        project_of(session, project_id, member)
    key = look_of(services.artifact_store, project_id, asset_id)
    if key is None:
        raise NotFound("There is no such picture.", project=project_id)
    media_type = mimetypes.guess_type(key)[0]
    headers = {"Cache-Control": "private, max-age=86400, immutable", **_SAFE}
    return Response(services.artifact_store.read(key), media_type=media_type, headers=headers)

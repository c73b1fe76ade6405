"""`/api/v1/projects/{project_id}/export`: everything that a client takes along."""

import zipfile
from collections.abc import Iterator, Mapping

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from api.access import ProjectId, SignedIn, project_of
from api.services import WithServices, admit
from domain.artifacts.repository import RepositoryRef
from domain.errors import NotFound
from domain.projects import newest_version

_ZIP = {"application/zip": {"schema": {"type": "string", "format": "binary"}}}
_EPOCH = (1980, 1, 1, 0, 0, 0)

router = APIRouter(prefix="/projects", tags=["projects"])


@router.get(
    "/{project_id}/export",
    response_class=StreamingResponse,
    responses={200: {"description": "A ZIP file", "content": _ZIP}},
)
def export_project(project_id: ProjectId, services: WithServices, member: SignedIn) -> StreamingResponse:
    """The newest version as a ZIP: the built site, and the repository that it is built from; ten times an hour."""
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        version = newest_version(session, project.id)
        slug = project.slug
    if version is None:
        raise NotFound("There is no version to download yet.", next_step="Wait until a preview is ready.")
    admit(services.limits.exports, services.clock(), subject=project_id)
    site = services.site_host.files(slug, version.number)
    ref = RepositoryRef(name=slug, url="", project_id=project_id)
    repository = services.repository_host.open(ref).files(version.commit)
    return StreamingResponse(
        _packed({"site": site, "repository": repository}),
        media_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{slug}-v{version.number}.zip"'},
    )


def _packed(folders: Mapping[str, Mapping[str, bytes]]) -> Iterator[bytes]:
    """The archive in pieces: one file at a time is packed in memory."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, files in folders.items():
            for path, content in sorted(files.items()):
                archive.writestr(zipfile.ZipInfo(f"{folder}/{path}", _EPOCH), content, zipfile.ZIP_DEFLATED)
                yield pieces.taken()
    yield pieces.taken()


class _Pieces:
    """What was written since it was taken last; the archive finds no way back in it."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, piece: bytes) -> int:
        self._written += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """What is left can still be taken."""

    def taken(self) -> bytes:
        written = bytes(self._written)
        self._written.clear()
        return written

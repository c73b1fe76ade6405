"""A version's certificate of quality with its pictures, for the project's people."""

import re

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from api.access import ClientOrOperator, ProjectId, project_of
from api.answers import hash_of
from api.services import Services, WithServices
from domain.artifacts.quality import QualityReport
from domain.errors import NotFound
from domain.records.projects import Version

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

router = APIRouter(prefix="/projects/{project_id}/versions/{number}/certificate", include_in_schema=False)


@router.get("/")
def show_certificate(
    project_id: ProjectId, number: int, services: WithServices, member: ClientOrOperator
) -> HTMLResponse:
    """The page as the gate wrote it; its own style is all that it may have."""
    key = _report(services, project_id, number, member).certificate
    if key is None:
        raise NotFound("This version has no certificate.")
    page = services.artifact_store.read(key).decode()
    styles = " ".join(hash_of(style) for style in _STYLE.findall(page))
    policy = f"default-src 'none'; img-src 'self'; style-src {styles}; base-uri 'none'; form-action 'none'"
    return HTMLResponse(page, headers={"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"})


@router.get("/{file:path}")
def show_picture(
    project_id: ProjectId, number: int, file: str, services: WithServices, member: ClientOrOperator
) -> Response:
    """A picture that the gate took of this version."""
    report = _report(services, project_id, number, member)
    folder = (report.certificate or "").rpartition("/")[0]
    key = next((shot.key for shot in report.screenshots if shot.key == f"{folder}/{file}"), None)
    if key is None:
        raise NotFound("There is no such picture.")
    return Response(services.artifact_store.read(key), media_type="image/webp")


def _report(services: Services, project_id: str, number: int, member: ClientOrOperator) -> QualityReport:
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        version = session.get(Version, (project.id, number)) if number < 2**31 else None
        if version is None or version.ready_at is None or version.quality is None:
            raise NotFound("There is no such version.")
        return QualityReport.model_validate(version.quality)

"""Versions as the pipeline leaves them behind, made through the same doors."""

import hashlib
from datetime import timedelta

from blocks.doors import Doors, embedded_doors
from domain.artifacts.quality import Check, QualityReport, Scores, Screenshot
from domain.certificate.promises import CHECKS_BEHIND
from domain.projects import claim_version, find_project
from domain.records.projects import Version
from domain.stages import ProjectStatus
from tasks.build.certificate.page import certificate
from tests.api.conftest import Visitor
from tests.blocks.specs import example_spec

PICTURE = "contato/index-360.webp"
HEADERS = b"/*\n  Content-Security-Policy: default-src 'none'; style-src 'self'; frame-ancestors 'none'\n"
PAGE = '<!doctype html><html lang="pt-BR"><title>Padaria</title><link rel="stylesheet" href="/style.css"><h1>{}</h1>'


def make_version(visitor: Visitor, words: str = "Pão de verdade", *, port: int = 8080) -> int:
    """Publish a version that passed every check, to be seen at a port; its number."""
    doors = embedded_doors(visitor.settings.model_copy(update={"preview_port": port}))
    page = PAGE.format(words).encode()
    digest = hashlib.sha256(page).hexdigest()
    with visitor.database.transaction() as session:
        project = find_project(session, visitor.project_id)
        commit = _commit(doors, project.slug, project.id, page)
        version = claim_version(session, project.id, commit=commit, build_digest=digest)
        deployment = doors.site_host.publish(
            project.slug, version.number, {"index.html": page, "style.css": b"h1{color:#7a3b12}", "_headers": HEADERS},
            project_id=project.id, commit=commit, build_digest=digest,
        )  # fmt: skip
        version.preview_url = deployment.url
        version.quality = _report(doors, project.id, digest).model_dump(mode="json")
        version.ready_at = visitor.clock() + timedelta(minutes=version.number)
        project.preview_url = doors.site_host.point_preview(deployment, project_id=project.id, token=1).url
        project.status = ProjectStatus.PREVIEW_READY
        return version.number


def made_version(visitor: Visitor, number: int) -> Version:
    """What is known of it."""
    with visitor.database.transaction() as session:
        return session.get_one(Version, (visitor.project_id, number))


def _commit(doors: Doors, slug: str, project_id: str, page: bytes) -> str:
    ref = doors.repository_host.find_or_create(slug, project_id=project_id, description="Padaria")
    repository = doors.repository_host.open(ref)
    head = repository.head("main")
    made = repository.commit(
        {"src/pages/index.astro": page, "package.json": b"{}"},
        branch="main", expected=head.sha if head else None, message="A version", trailers={},
    )  # fmt: skip
    return made.sha


def _report(doors: Doors, project_id: str, digest: str) -> QualityReport:
    folder = f"projects/{project_id}/quality/{digest[:12]}"
    report = QualityReport(
        build_digest=digest,
        checks=tuple(Check(name=name, status="passed") for name in sorted(set().union(*CHECKS_BEHIND.values()))),
        scores=(Scores(page="/", performance=97, accessibility=100, best_practices=100, seo=100),),
        screenshots=(Screenshot(page="/contato/", width=360, key=f"{folder}/{PICTURE}"),),
        certificate=f"{folder}/certificate.html",
    )
    doors.artifact_store.write(f"{folder}/{PICTURE}", b"RIFF....WEBP")
    page = certificate(report, example_spec("padaria-aurora"), {"/contato/": "Contato"}, folder)
    doors.artifact_store.write(f"{folder}/certificate.html", page)
    return report

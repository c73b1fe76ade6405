"""The client's pictures: kept clean where they can be had, otherwise a warning in the client's language."""

import hashlib
import socket
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prefect import flow

from blocks.artifact_store.local import LocalArtifactStore
from blocks.web.allowance import FormLimits
from blocks.web.refusal import Why
from domain.artifacts.assets import AssetCatalogue, AssetRequest, AssetRole
from domain.artifacts.onboarding import Locale, OnboardingForm, read_form
from domain.database import Database
from domain.projects import find_or_create_project, submit_form
from domain.stages import ProjectStatus
from tasks.active_run import project_run
from tasks.ingest.download_assets import asset_key, download_assets, requested_assets
from tasks.ingest.intake import UPLOAD_LIMIT, upload_key
from tasks.ingest.wording import picture_warning

pytestmark = pytest.mark.usefixtures("prefect_server")
UNREACHABLE = "busy.example"


@flow
def assets_flow(project: str, form: OnboardingForm, store: LocalArtifactStore) -> AssetCatalogue:
    at_once = download_assets.with_options(retry_delay_seconds=0)
    with project_run(project, working=ProjectStatus.GENERATING) as run:
        return run.submit(at_once, requested_assets(form), store).result()


class Project:
    """A project whose form names uploads that are, or are not, in the store."""

    def __init__(self, database: Database, root: Path, form: OnboardingForm) -> None:
        self.form, self.store = form, LocalArtifactStore(root=root)
        with database.transaction() as session:
            project = find_or_create_project(session, form, str(form.slug))
            submit_form(session, project, form)
        self.id = project.id

    def upload(self, name: str, content: bytes) -> None:
        self.store.write(upload_key(self.id, name), content)

    def catalogue(self) -> AssetCatalogue:
        return assets_flow.with_options(validate_parameters=False)(self.id, self.form, self.store)


def project_with(database: Database, root: Path, payload: dict[str, Any], *sources: str, **changes: Any) -> Project:
    images = [{"source": source, "alt": f"Foto {number}"} for number, source in enumerate(sources, 1)]
    form = payload | {"slug": f"p-{uuid4().hex[:10]}", "people": [], "assets": {"images": images}} | changes
    return Project(database, root, read_form(form))


def test_a_good_a_broken_and_a_missing_picture(
    database: Database, tmp_path: Path, padaria: dict[str, Any], examples: Path
) -> None:
    project = project_with(database, tmp_path, padaria, "upload:good", "upload:broken", "upload:missing")
    photo = (examples / "padaria-aurora" / "paes.jpg").read_bytes()
    project.upload("good", photo)
    project.upload("broken", photo[:2_000])
    catalogue = project.catalogue()
    (asset,) = catalogue.assets
    assert (asset.role, asset.source, asset.alt) == (AssetRole.IMAGE, "upload:good", "Foto 1")
    kept = project.store.read(asset_key(project.id, asset.file))
    assert (asset.size, asset.digest) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert catalogue.warnings == (
        "O site foi feito sem a imagem “Foto 2”, porque o arquivo está danificado ou incompleto.",
        "O site foi feito sem a imagem “Foto 3”, porque nada foi encontrado no lugar indicado.",
    )


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the one host was asked for whose name cannot be looked up at the moment."""
    asked: list[str] = []
    resolve = socket.getaddrinfo

    def resolve_others(host: Any, *args: Any, **options: Any) -> Any:
        if host != UNREACHABLE:
            return resolve(host, *args, **options)
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", resolve_others)
    return asked


def test_a_link_that_cannot_be_reached_becomes_a_warning_after_some_patience(
    database: Database, tmp_path: Path, padaria: dict[str, Any], looked_up: list[str]
) -> None:
    catalogue = project_with(database, tmp_path, padaria, f"https://{UNREACHABLE}/a.jpg", locale="en").catalogue()
    assert catalogue.assets == ()
    (warning,) = catalogue.warnings
    assert warning == "The site is made without the picture “Foto 1”, because its server did not answer in time."
    assert catalogue.unreachable == (f"https://{UNREACHABLE}/a.jpg",)
    assert looked_up == [UNREACHABLE] * 3


def test_a_link_into_a_private_network_becomes_a_warning(
    database: Database, tmp_path: Path, padaria: dict[str, Any]
) -> None:
    catalogue = project_with(database, tmp_path, padaria, "https://localhost/photo.jpg", locale="es").catalogue()
    assert catalogue.assets == ()
    (warning,) = catalogue.warnings
    assert warning == (
        "El sitio se hizo sin la imagen «Foto 1», porque el enlace no lleva a una dirección https pública y segura."
    )


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("why", list(Why))
def test_each_fault_has_its_own_words_in_each_language(locale: Locale, why: Why) -> None:
    request = AssetRequest(source="upload:x", role=AssetRole.IMAGE, alt="{reason} {0}")
    warnings = {picture_warning(locale, request, fault) for fault in Why}
    assert len(warnings) == len(Why)
    assert "{reason} {0}" in picture_warning(locale, request, why)
    logo = picture_warning(locale, request.model_copy(update={"role": AssetRole.LOGO}), why)
    assert "{" not in logo


def test_a_logo_that_is_too_large_or_no_picture_is_said_so(
    database: Database, tmp_path: Path, padaria: dict[str, Any]
) -> None:
    assets = {"logo": "upload:huge", "images": [{"source": "upload:text", "alt": "Foto 2"}]}
    project = project_with(database, tmp_path, padaria, assets=assets)
    project.upload("huge", bytes(UPLOAD_LIMIT + 1))
    project.upload("text", b"just text")
    assert project.catalogue().warnings == (
        "O site foi feito sem o logotipo, porque o arquivo é grande demais.",
        "O site foi feito sem a imagem “Foto 2”, porque o arquivo não é uma imagem JPEG, PNG, WebP, AVIF, HEIC ou SVG.",
    )


def test_more_pictures_than_a_form_may_have_are_left_out_one_by_one(
    database: Database, tmp_path: Path, padaria: dict[str, Any]
) -> None:
    most = FormLimits().files
    people = [{"name": f"Pessoa {number}", "photo": f"upload:p{number}"} for number in range(40)]
    partners = [{"name": f"Parceiro {number}", "logo": f"upload:q{number}"} for number in range(24)]
    images = [f"upload:i{number}" for number in range(60)]
    project = project_with(database, tmp_path, padaria, *images, people=people, partners=partners)
    catalogue = project.catalogue()
    assert len(catalogue.warnings) == 124
    assert sum("muitas" in warning for warning in catalogue.warnings) == 124 - most


def test_one_picture_for_two_purposes_is_kept_for_both(
    database: Database, tmp_path: Path, padaria: dict[str, Any], examples: Path
) -> None:
    people = [{"name": "Irene Duarte", "photo": "upload:one"}]
    project = project_with(database, tmp_path, padaria, "upload:one", "upload:two", people=people)
    photo = (examples / "padaria-aurora" / "equipe.jpg").read_bytes()
    project.upload("one", photo)
    project.upload("two", photo)
    catalogue = project.catalogue()
    assert [asset.alt for asset in catalogue.of_role(AssetRole.IMAGE)] == ["Foto 1", "Foto 2"]
    assert [asset.alt for asset in catalogue.of_role(AssetRole.PHOTO)] == ["Irene Duarte"]
    assert catalogue.warnings == ()

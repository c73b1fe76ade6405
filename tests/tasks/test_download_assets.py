"""The client's pictures: kept clean where they can be had, otherwise a warning in the client's language."""

import hashlib
import socket
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prefect import flow

from blocks.artifact_store.local import LocalArtifactStore
from blocks.uploads import UPLOAD_LIMIT, upload_key
from blocks.web.allowance import Allowance, FormLimits
from blocks.web.clean_apart import clean_apart
from blocks.web.clean_image import CleanImage
from blocks.web.refusal import Why
from domain.artifacts.assets import AssetCatalogue, AssetRequest, AssetRole
from domain.artifacts.onboarding import Locale, OnboardingForm, read_form
from domain.database import Database
from domain.projects import find_or_create_project, submit_form
from domain.stages import ProjectStatus
from tasks.active_run import project_run
from tasks.ingest import download_assets as downloading
from tasks.ingest.download_assets import asset_key, download_assets, requested_assets
from tasks.ingest.understand import understand_form
from tasks.ingest.wording import picture_warning

pytestmark = pytest.mark.usefixtures("prefect_server")
UNREACHABLE = "busy.example"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


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


@pytest.fixture
def cleanings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The size of every file that was cleaned."""
    sizes: list[int] = []

    def count(content: bytes) -> CleanImage:
        sizes.append(len(content))
        return clean_apart(content)

    monkeypatch.setattr(downloading, "clean_apart", count)
    return sizes


def test_patience_with_one_link_costs_the_other_pictures_nothing(
    database: Database, tmp_path: Path, padaria: dict[str, Any], looked_up: list[str], cleanings: list[int]
) -> None:
    sources = ["upload:before", f"https://{UNREACHABLE}/a.jpg", "upload:after"]
    project = project_with(database, tmp_path, padaria, *sources)
    project.upload("before", SVG)
    project.upload("after", SVG + b" ")
    catalogue = project.catalogue()
    assert [asset.source for asset in catalogue.assets] == ["upload:before", "upload:after"]
    assert catalogue.unreachable == (f"https://{UNREACHABLE}/a.jpg",)
    assert looked_up == [UNREACHABLE] * 3
    assert cleanings == [len(SVG), len(SVG) + 1]


def test_pictures_for_which_no_time_is_left_are_asked_for_again_later(
    database: Database, tmp_path: Path, padaria: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with(database, tmp_path, padaria, "upload:one")
    project.upload("one", SVG)
    with monkeypatch.context() as hurried:
        hurried.setattr(downloading, "Allowance", partial(Allowance, FormLimits(seconds=0)))
        catalogue = project.catalogue()
    assert catalogue.unreachable == ("upload:one",)
    (warning,) = catalogue.warnings
    assert "acabou o tempo" in warning
    assert len(project.catalogue().assets) == 1


def test_two_people_with_one_photo_are_each_called_by_their_own_name(
    database: Database, tmp_path: Path, padaria: dict[str, Any]
) -> None:
    people = [{"name": name, "photo": "upload:both"} for name in ("Irene Duarte", "Beto Duarte")]
    partners = [{"name": name, "logo": "upload:both"} for name in ("Moinho", "Feira")]
    project = project_with(database, tmp_path, padaria, people=people, partners=partners)
    project.upload("both", SVG)
    spec = understand_form(project.form, project.catalogue(), slug="aurora")
    alts = {asset.id: asset.alt for asset in (*spec.portraits, *spec.partner_logos)}
    assert [alts[person.photo_asset or ""] for person in spec.people] == ["Irene Duarte", "Beto Duarte"]
    assert [alts[partner.logo_asset or ""] for partner in spec.partners] == ["Moinho", "Feira"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_link_into_a_private_network_becomes_a_warning(
    database: Database, tmp_path: Path, padaria: dict[str, Any], host: str
) -> None:
    catalogue = project_with(database, tmp_path, padaria, f"https://{host}/photo.jpg", locale="es").catalogue()
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

"""A form on this machine: its files are read from beside it only, uploaded, and submitted once."""

import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from blocks.artifact_store.local import LocalArtifactStore
from blocks.uploads import UPLOAD_LIMIT, upload_key
from domain.artifacts.onboarding import read_form
from domain.database import Database
from domain.errors import NotFound, OnboardingInvalid, SlugTaken
from domain.projects import find_project, newest_submission
from domain.records.base import lock
from domain.records.projects import OnboardingSubmission, Upload
from domain.stages import ProjectStatus
from tasks.ingest.intake import read_local_form, submit_local_form

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


class Desk:
    """A folder with a form and its files, and where they are taken in."""

    def __init__(self, folder: Path, database: Database, payload: dict[str, Any]) -> None:
        self.folder, self.database = folder / "forms", database
        self.store = LocalArtifactStore(root=folder / "store")
        self.payload = payload | {"slug": f"p-{uuid4().hex[:10]}", "assets": {}, "people": []}
        self.folder.mkdir()

    def take_in(self, **changes: Any) -> str:
        form = self.folder / "form.json"
        form.write_text(json.dumps(self.payload | changes))
        return submit_local_form(read_local_form(form), self.database, self.store)

    def refused(self, **changes: Any) -> dict[str, str]:
        with pytest.raises(OnboardingInvalid) as caught:
            self.take_in(**changes)
        with self.database.transaction() as session, pytest.raises(NotFound):
            find_project(session, self.payload["slug"])
        assert list(self.store.list_keys("")) == []
        return dict(caught.value.problems)

    def uploads(self, project_id: str) -> list[Upload]:
        with self.database.transaction() as session:
            return list(session.scalars(select(Upload).where(Upload.project_id == project_id)))

    def submissions(self, project_id: str) -> list[int]:
        query = select(OnboardingSubmission.number).where(OnboardingSubmission.project_id == project_id)
        with self.database.transaction() as session:
            return sorted(session.scalars(query))


@pytest.fixture
def desk(tmp_path: Path, database: Database, padaria: dict[str, Any]) -> Desk:
    return Desk(tmp_path, database, padaria)


def picture(source: str) -> dict[str, str]:
    return {"source": source, "alt": "O balcão"}


def test_files_that_cannot_be_read_are_all_named_by_their_field(desk: Desk) -> None:
    outside = desk.folder.parent / "secret.svg"
    outside.write_bytes(SVG)
    (desk.folder / "link.svg").symlink_to(outside)
    (desk.folder / "folder-link").symlink_to(desk.folder.parent)
    (desk.folder / "large.jpg").touch()
    with (desk.folder / "large.jpg").open("wb") as large:
        large.truncate(UPLOAD_LIMIT + 1)
    assets = {
        "logo": "link.svg",
        "images": [picture("missing.jpg"), picture("large.jpg"), picture("folder-link/secret.svg"), picture("./")],
    }
    problems = desk.refused(assets=assets, people=[{"name": "Irene", "photo": "gone/irene.jpg"}])
    assert problems == {
        "assets.logo": "'link.svg' leads out of the form's folder",
        "assets.images[0].source": "there is no file 'missing.jpg' beside the form",
        "assets.images[1].source": "'large.jpg' is larger than 20 MB",
        "assets.images[2].source": "'folder-link/secret.svg' leads out of the form's folder",
        "assets.images[3].source": "there is no file './' beside the form",
        "people[0].photo": "there is no file 'gone/irene.jpg' beside the form",
    }


@pytest.mark.parametrize("source", ["../secret.svg", "/etc/hostname", "a/../../secret.svg", "a\\..\\b.svg"])
def test_a_path_that_leads_away_is_refused_with_its_field(desk: Desk, source: str) -> None:
    (desk.folder.parent / "secret.svg").write_bytes(SVG)
    problems = desk.refused(assets={"logo": source})
    assert problems == {"assets.logo": "must be a path beside the form, without '..' and not absolute"}


@pytest.mark.parametrize("text", ["{", "\ufeff{}", "[" * 100_000, "\udcff"])
def test_a_file_that_is_no_json_is_refused(desk: Desk, text: str) -> None:
    form = desk.folder / "form.json"
    form.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(OnboardingInvalid) as caught:
        read_local_form(form)
    ((field, problem),) = caught.value.problems
    assert field == "form"
    assert "cannot be read as JSON" in problem


def test_a_form_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OnboardingInvalid, match="there is no file"):
        read_local_form(tmp_path / "none.json")


def test_files_are_uploaded_under_what_they_contain(desk: Desk) -> None:
    for name in ("logo.svg", "again.svg"):
        (desk.folder / name).write_bytes(SVG)
    (desk.folder / "other.svg").write_bytes(SVG + b"<!-- other -->")
    images = [picture("again.svg"), picture("other.svg"), picture("https://example.com/web.jpg")]
    project_id = desk.take_in(assets={"logo": "logo.svg", "images": images})
    asset_id = hashlib.sha256(SVG).hexdigest()[:24]
    assert desk.store.read(upload_key(project_id, asset_id)) == SVG
    assert len(desk.uploads(project_id)) == 2
    with desk.database.transaction() as session:
        submission = newest_submission(session, project_id)
    assert submission
    form = read_form(submission.form)
    sources = [form.assets.logo, *(image.source for image in form.assets.images)]
    assert sources[:2] == [f"upload:{asset_id}"] * 2
    assert sources[3] == "https://example.com/web.jpg"


def test_the_same_form_twice_is_one_submission_and_another_one_is_a_second(desk: Desk) -> None:
    (desk.folder / "logo.svg").write_bytes(SVG)
    (desk.folder / "renamed.svg").write_bytes(SVG)
    project_id = desk.take_in(assets={"logo": "logo.svg"})
    assert desk.take_in(assets={"logo": "logo.svg"}) == project_id
    assert desk.take_in(assets={"logo": "renamed.svg"}) == project_id
    assert desk.submissions(project_id) == [1]
    assert len(desk.uploads(project_id)) == 1
    desk.take_in(assets={"logo": "logo.svg"}, goal="calls")
    desk.take_in(assets={"logo": "logo.svg"})
    assert desk.submissions(project_id) == [1, 2, 3]


def test_without_a_slug_the_name_makes_one(desk: Desk) -> None:
    mark = uuid4().hex[:8]
    project_id = desk.take_in(slug=None, business=desk.payload["business"] | {"name": f"Café São João {mark}"})
    with desk.database.transaction() as session:
        project = find_project(session, f"cafe-sao-joao-{mark}")
    assert project.id == project_id
    assert project.status is ProjectStatus.QUEUED


def test_a_file_is_read_when_it_is_uploaded_and_not_before(desk: Desk) -> None:
    (desk.folder / "logo.svg").write_bytes(SVG)
    form = desk.folder / "form.json"
    form.write_text(json.dumps(desk.payload | {"assets": {"logo": "logo.svg"}}))
    local = read_local_form(form)
    (desk.folder / "logo.svg").write_bytes(SVG + b"<!-- later -->")
    project_id = submit_local_form(local, desk.database, desk.store)
    (upload,) = desk.uploads(project_id)
    assert desk.store.read(upload_key(project_id, upload.asset_id)).endswith(b"<!-- later -->")


@pytest.mark.parametrize("change", ["grows", "goes"])
def test_a_file_that_changes_for_the_worse_is_refused(desk: Desk, change: str) -> None:
    logo = desk.folder / "logo.svg"
    logo.write_bytes(SVG)
    form = desk.folder / "form.json"
    form.write_text(json.dumps(desk.payload | {"assets": {"logo": "logo.svg"}}))
    local = read_local_form(form)
    if change == "goes":
        logo.unlink()
    else:
        with logo.open("wb") as file:
            file.truncate(UPLOAD_LIMIT + 1)
    with pytest.raises(OnboardingInvalid, match=r"logo\.svg"):
        submit_local_form(local, desk.database, desk.store)
    with desk.database.transaction() as session:
        project = find_project(session, desk.payload["slug"])
    assert project.status is ProjectStatus.AWAITING_ONBOARDING
    assert (desk.uploads(project.id), desk.submissions(project.id)) == ([], [])
    logo.write_bytes(SVG)
    assert submit_local_form(local, desk.database, desk.store) == project.id
    assert (len(desk.uploads(project.id)), desk.submissions(project.id)) == (1, [1])


class SlowFiles(dict[str, bytes]):
    """Files during whose reading somebody else changes the project."""

    def __init__(self, files: dict[str, bytes], database: Database, slug: str) -> None:
        super().__init__(files)
        self.database, self.slug = database, slug

    def items(self) -> Any:
        for item in super().items():
            with self.database.transaction() as session:
                lock(session, find_project(session, self.slug))
            yield item


def test_others_can_write_while_files_are_copied(desk: Desk) -> None:
    (desk.folder / "logo.svg").write_bytes(SVG)
    form = desk.folder / "form.json"
    form.write_text(json.dumps(desk.payload | {"assets": {"logo": "logo.svg"}}))
    local = read_local_form(form)
    slow = SlowFiles(dict(local.files), desk.database, desk.payload["slug"])
    project_id = submit_local_form(local._replace(files=slow), desk.database, desk.store)
    assert (len(desk.uploads(project_id)), desk.submissions(project_id)) == (1, [1])


def test_a_form_of_another_client_leaves_nothing_behind(desk: Desk) -> None:
    (desk.folder / "logo.svg").write_bytes(SVG)
    project_id = desk.take_in()
    with pytest.raises(SlugTaken):
        desk.take_in(assets={"logo": "logo.svg"}, contact=desk.payload["contact"] | {"email": "outra@example.com"})
    assert list(desk.store.list_keys("")) == []
    assert (desk.uploads(project_id), desk.submissions(project_id)) == ([], [1])
